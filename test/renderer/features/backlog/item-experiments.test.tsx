import { act, render, screen } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { itemOf } from "#shared/domain/backlog-order.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";

const desktop = standInDesktop();
const sample = samplePortfolio("2026-10");
let sections: typeof import("../../../../renderer/features/backlog/item-experiments.tsx");

beforeAll(async () => {
  Object.assign(window, { desktop: desktop.bridge });
  sections = await import("../../../../renderer/features/backlog/item-experiments.tsx");
  await (await import("#data/opening.ts")).openPortfolio(false);
  const { commit } = await import("#data/portfolio.ts");
  const { restoring, withSettings } = await import("#data/restoring.ts");
  act(() => void commit(restoring(withSettings(sample, { personName: "Ada" }), "Load")));
});

function show(itemId: string): void {
  const item = itemOf(sample, itemId);
  if (item === undefined) throw new Error(`There is no ${itemId}.`);
  render(<sections.ItemExperiments item={item} />);
}

describe("ItemExperiments", () => {
  it("shows the experiments that test an item and those it follows from, with what came of them", () => {
    show("item.claims-desk.remove-the-print-queue-monitor");
    const link = screen.getByRole("link", { name: "Print queue monitor hidden for half of the branches" });
    expect(link.getAttribute("href")).toBe("#/experiments/experiment.print-monitor-hidden");
    expect(screen.getByText(/^Persevere/)).toBeTruthy();
  });

  it("leads to a new experiment on the item", () => {
    const [untested] = [...(sample.backlog.get("member-portal") ?? new Map()).keys()].filter(
      (id) =>
        ![...(sample.experiments.get("member-portal") ?? new Map()).values()].some(({ itemId, nextItemId }) =>
          [itemId, nextItemId].includes(id),
        ),
    );
    show(untested ?? "");
    const link = screen.getByRole("link", { name: "Test it first" });
    expect(link.getAttribute("href")).toMatch(/^#\/experiments\?new=change&product=member-portal&item=/);
  });
});
