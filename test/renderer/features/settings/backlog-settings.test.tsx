import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";

async function showBacklogSettings() {
  vi.resetModules();
  Object.assign(window, { desktop: standInDesktop().bridge });
  const data = await import("#data/portfolio.ts");
  const { openPortfolio } = await import("#data/opening.ts");
  const { BacklogSettings } = await import("../../../../renderer/features/settings/backlog-settings.tsx");
  await openPortfolio(false);
  render(<BacklogSettings />);
  return { data, rules: () => settingsOf(data.currentPortfolio()).backlog };
}

async function retype(label: string | RegExp, text: string, box: HTMLElement = document.body) {
  const field = within(box).getByLabelText(label, { selector: "input" });
  await userEvent.clear(field);
  if (text !== "") await userEvent.type(field, text);
  await userEvent.tab();
}

async function addFigure(name: string) {
  await userEvent.type(screen.getByLabelText("Add a figure", { selector: "input" }), `${name}{Enter}`);
}

beforeEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  localStorage.clear();
});

describe("BacklogSettings", () => {
  it("limits a stage, and lets the limit go again", async () => {
    const { data, rules } = await showBacklogSettings();
    await retype("Limit of Doing", "3");
    expect(rules().wipLimits).toEqual({ ready: null, doing: 3, deployed: null });
    await retype("Limit of Doing", "");
    expect(rules().wipLimits.doing).toBeNull();
    await act(() => data.whenSettled());
  });

  it("weighs figures in a formula, money in minor units", async () => {
    const { data, rules } = await showBacklogSettings();
    await addFigure("Value");
    await addFigure("Effort");
    expect(rules().formula.map(({ input }) => input)).toEqual(["value", "effort"]);
    await retype(/^Counts in full at/, "5000", screen.getByLabelText("Value", { selector: "fieldset" }));
    await retype(/^Weight, for/, "-1", screen.getByLabelText("Effort", { selector: "fieldset" }));
    expect(rules().formula).toEqual([
      { input: "value", weight: 1, highest: 500_000 },
      { input: "effort", weight: -1, highest: 12 },
    ]);
    await userEvent.click(screen.getByLabelText("Take Value out of the formula"));
    expect(rules().formula.map(({ input }) => input)).toEqual(["effort"]);
    await act(() => data.whenSettled());
  });

  it("adds a field of the team's own, and says why one is refused", async () => {
    const { data } = await showBacklogSettings();
    await userEvent.click(screen.getByText("Add a field"));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(dialog.getByText("Add"));
    expect(dialog.getByText("Give it a name.")).toBeTruthy();
    await userEvent.type(dialog.getByLabelText(/^Name/), "Blocked teams");
    await userEvent.type(dialog.getByLabelText("Unit"), "teams");
    await userEvent.click(dialog.getByLabelText("Show it on cards"));
    await userEvent.click(dialog.getByText("Add"));
    expect([...allOf(data.currentPortfolio().fields)]).toMatchObject([
      { name: "Blocked teams", kind: "number", unit: "teams", onCard: true },
    ]);
    expect(screen.getByText("Number, in teams; on cards")).toBeTruthy();
    await act(() => data.whenSettled());
  });
});
