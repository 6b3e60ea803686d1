import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { addTeam } from "#shared/domain/team.ts";
import { standInDesktop, type StandInDesktop } from "../../../support/desktop-stand-in.ts";

let desktop: StandInDesktop;

async function showSettings(page: string) {
  vi.resetModules();
  Object.assign(window, { desktop: desktop.bridge });
  const data = await import("#data/portfolio.ts");
  const { openPortfolio } = await import("#data/opening.ts");
  const { SettingsScreen } = await import("../../../../renderer/features/settings/settings-screen.tsx");
  const { Router } = await import("wouter");
  const { hashRouting } = await import("../../../../renderer/app/hash-location.ts");
  await openPortfolio(false);
  window.location.hash = `#/settings?page=${page}`;
  render(
    <Router {...hashRouting}>
      <SettingsScreen />
    </Router>,
  );
  return data;
}

beforeEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  localStorage.clear();
  desktop = standInDesktop();
});

describe("SettingsScreen", () => {
  it("finds settings on every page by their names and meanings", async () => {
    await showSettings("general");
    await userEvent.type(screen.getByLabelText("Search settings"), "discount");
    await screen.findByRole("textbox", { name: "Discount rate a year" });
    expect(screen.queryByRole("radiogroup", { name: "As-of month" })).toBeNull();
    await userEvent.clear(screen.getByLabelText("Search settings"));
    await screen.findByRole("radiogroup", { name: "As-of month" });
  });

  it("changes a threshold as one entry, and resets it to its default", async () => {
    const data = await showSettings("usage");
    const often = screen.getByRole("textbox", { name: "Often used from" });
    await userEvent.clear(often);
    await userEvent.type(often, "35%");
    await userEvent.tab();
    await act(() => data.whenSettled());
    expect(settingsOf(data.currentPortfolio()).usage.often).toBe(0.35);
    await userEvent.click(screen.getByRole("button", { name: "Reset Often used from to 40%" }));
    await act(() => data.whenSettled());
    expect(settingsOf(data.currentPortfolio()).usage.often).toBe(0.4);
    expect(desktop.entries).toHaveLength(2);
  });

  it("says beside the field why a threshold is refused", async () => {
    await showSettings("usage");
    const often = screen.getByRole("textbox", { name: "Often used from" });
    await userEvent.clear(often);
    await userEvent.type(often, "90%");
    await userEvent.tab();
    await screen.findByText(/must go down/);
    expect(desktop.entries).toEqual([]);
  });

  it("restores a snapshot as one change, after showing what would be different", async () => {
    const data = await showSettings("backup");
    data.commit(addTeam({ name: "Ops", dayRate: null }), "Ada");
    await act(() => data.whenSettled());
    await userEvent.click(screen.getByRole("button", { name: "Take one now" }));
    const restore = await screen.findByRole("button", { name: /^Restore the snapshot/ });
    await act(async () => {
      data.commit(addTeam({ name: "Sales", dayRate: null }), "Ada");
      await data.whenSettled();
    });
    await userEvent.click(restore);
    await screen.findByRole("dialog");
    expect(screen.getByRole("row", { name: "Teams 0 0 1" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Restore" }));
    await waitFor(() => expect(desktop.entries).toHaveLength(3));
    expect(desktop.snapshots.map(({ snapshot }) => snapshot.reason)).toEqual(["byHand", "beforeRestore"]);
  });
});
