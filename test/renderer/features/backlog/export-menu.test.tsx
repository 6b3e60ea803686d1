import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import { ok } from "#shared/result.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";

const sample = samplePortfolio("2026-10");
const items = backlogOf(sample, "member-portal").slice(0, 3);
let saved: { readonly name: string; readonly text: string }[] = [];

async function show(isDisabled = false) {
  vi.resetModules();
  const { bridge } = standInDesktop();
  const saveFile: typeof bridge.saveFile = ({ suggestedName, bytes }) => {
    saved.push({ name: suggestedName, text: new TextDecoder().decode(bytes) });
    return Promise.resolve(ok({ name: suggestedName }));
  };
  Object.assign(window, { desktop: { ...bridge, saveFile } });
  const { receiveTables } = await import("#data/portfolio.ts");
  receiveTables(sample);
  const { ExportMenu } = await import("../../../../renderer/features/backlog/export-menu.tsx");
  render(<ExportMenu itemsOf={() => items} isDisabled={isDisabled} />);
}

beforeEach(() => {
  saved = [];
});

describe("ExportMenu", () => {
  it("saves what is listed as CSV, Markdown or JSON", async () => {
    await show();
    for (const [entry, ending] of [
      [/CSV/, "csv"],
      [/Markdown/, "md"],
      [/JSON/, "json"],
    ] as const) {
      await userEvent.click(screen.getByRole("button", { name: "Export" }));
      await userEvent.click(await screen.findByRole("menuitem", { name: entry }));
      await waitFor(() => expect(saved.at(-1)?.name).toMatch(new RegExp(`\\.${ending}$`)));
    }
    expect(saved).toHaveLength(3);
    for (const { name } of saved) expect(name).toMatch(/^backlog-Member-Portal-\d{4}-/);
    const places = saved.map(({ text }) => items.map(({ title }) => text.indexOf(title)));
    expect(places.flat()).not.toContain(-1);
    // Markdown stands stage by stage.
    for (const inOrder of places.filter((_, at) => !saved[at]?.name.endsWith(".md"))) {
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    }
  });

  it("offers nothing where nothing is listed", async () => {
    await show(true);
    expect(screen.getByRole("button", { name: "Export" }).hasAttribute("disabled")).toBe(true);
  });
});
