import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { ok } from "#shared/result.ts";
import { standInDesktop } from "../../../../support/desktop-stand-in.ts";
import { imported } from "../../../../support/experiment-files.ts";

const { bridge } = standInDesktop();
const saved: string[] = [];
const saveFile: typeof bridge.saveFile = ({ suggestedName, bytes }) => {
  saved.push(new TextDecoder().decode(bytes));
  return Promise.resolve(ok({ name: suggestedName }));
};
let data: typeof import("#data/portfolio.ts");
let restoring: typeof import("#data/restoring.ts");
let screens: typeof import("../../../../../renderer/features/experiments/batch/family-screen.tsx");

beforeAll(async () => {
  Object.assign(window, { desktop: { ...bridge, saveFile } });
  data = await import("#data/portfolio.ts");
  restoring = await import("#data/restoring.ts");
  screens = await import("../../../../../renderer/features/experiments/batch/family-screen.tsx");
  await (await import("#data/opening.ts")).openPortfolio(false);
});

function load(portfolio: Portfolio): void {
  act(() => {
    data.commit(restoring.restoring(restoring.withSettings(portfolio, { personName: "Ada" }), "Load"));
  });
}

function show(path: string): void {
  const place = memoryLocation({ path });
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <screens.FamilyScreen />
    </Router>,
  );
}

/** Twenty tests: two that win clearly, one that barely does, and seventeen that show nothing. */
async function twenty(): Promise<Portfolio> {
  const wins = [250, 240, 135];
  const rows = Array.from({ length: 20 }, (_, test) => {
    return [`${test + 1},control,1000,100`, `${test + 1},new,1000,${wins[test] ?? 101}`];
  }).flat();
  const text = `test,variant,users,conversions\n${rows.join("\n")}\n`;
  return (await imported(emptyPortfolio, "tests.csv", text)).portfolio;
}

describe("the screen of experiments read together", () => {
  it("tells how many win as they stand and how many still do when their number is counted", async () => {
    const portfolio = await twenty();
    load(portfolio);
    const [batch] = allOf(portfolio.batches);
    show(`/experiments/batch?import=${batch?.id ?? ""}`);
    await screen.findByText("3 gains, 0 losses; 1 by chance");
    screen.getByText("20 comparisons");
    const user = userEvent.setup();
    await user.click(screen.getByRole("radio", { name: "Bonferroni" }));
    screen.getByText("2 of 20 comparisons");
    expect(screen.getByRole("link", { name: "Test 1" }).getAttribute("href")).toMatch(/^#\/experiments\/./);
  });

  it("saves what is shown as CSV", async () => {
    load(await twenty());
    show("/experiments/batch");
    const user = userEvent.setup();
    await user.click(await screen.findByRole("radio", { name: "Bonferroni" }));
    await user.click(screen.getByRole("button", { name: "Export CSV" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    const lines = (saved[0] ?? "").trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain("p Benjamini-Hochberg");
  });

  it("says what to do where there is nothing to read", async () => {
    load(emptyPortfolio);
    show("/experiments/batch");
    await screen.findByText("No concluded experiment with arms is here.");
    expect(screen.getByRole("link", { name: "Import files" }).getAttribute("href")).toBe("#/import");
  });
});
