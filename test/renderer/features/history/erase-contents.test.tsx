import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addTeam } from "#shared/domain/team.ts";
import { standInDesktop, type StandInDesktop } from "../../../support/desktop-stand-in.ts";

let desktop: StandInDesktop;

/** The inspector of the first of two entries. */
async function showEntry() {
  vi.resetModules();
  Object.assign(window, { desktop: desktop.bridge });
  const data = await import("#data/portfolio.ts");
  const { openPortfolio } = await import("#data/opening.ts");
  const { EntryInspector } = await import("../../../../renderer/features/history/entry-inspector.tsx");
  await openPortfolio(false);
  for (const name of ["Ada's team", "Others"]) data.commit(addTeam({ name, dayRate: null }));
  await data.whenSettled();
  const [envelope] = data.currentState().envelopes;
  if (envelope === undefined) throw new Error("no entry");
  render(<EntryInspector envelope={envelope} onClose={() => undefined} />);
  return data;
}

const ask = async () => userEvent.click(await screen.findByRole("button", { name: "Erase what this entry says…" }));
const erase = () => userEvent.click(screen.getByRole("button", { name: "Erase for good" }));

beforeEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  localStorage.clear();
  desktop = standInDesktop();
});

describe("EraseContents", () => {
  it("says what is lost and what stays, and needs a reason", async () => {
    await showEntry();
    await ask();
    expect(screen.getByText(/^Gone for good: what entry 1 changed/)).toBeTruthy();
    expect(screen.getByText(/^Stays: .*its name: 'Add team 'Ada's team''/)).toBeTruthy();
    expect(screen.getByText(/so does every snapshot, export or copy/)).toBeTruthy();
    await erase();
    expect(screen.getByText("Say in a sentence why.")).toBeTruthy();
    expect(desktop.entries[0]?.body).not.toBeNull();
  });

  it("erases, and then shows who did it and why in the place of what changed", async () => {
    const data = await showEntry();
    await screen.findByRole("region", { name: "What changed" });
    await ask();
    await userEvent.type(screen.getByLabelText(/^Reason/), "She asked for it.");
    await erase();
    const told = /^What this entry changed was erased.*entry 3 says: She asked for it\.$/;
    await screen.findByText(told, {}, { timeout: 10_000 });
    expect(desktop.entries[0]?.body).toBeNull();
    expect(screen.queryByRole("region", { name: "What changed" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Undo this change" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Erase what this entry says…" })).toBeNull();
    expect(data.currentPortfolio().teams.get("")?.size).toBe(2);
  });

  it("keeps everything when the desktop refuses, and says why in the dialog", async () => {
    await showEntry();
    await ask();
    desktop.refuseNext.set("saveSnapshot", { code: "DISK_FULL", message: "The disk is full." });
    await userEvent.type(screen.getByLabelText(/^Reason/), "why");
    await erase();
    await screen.findByText("The disk is full.", {}, { timeout: 10_000 });
    expect(desktop.entries).toHaveLength(2);
    expect(desktop.entries[0]?.body).not.toBeNull();
  });

  it("stays open when the words could not be taken away, and goes on when asked again", async () => {
    await showEntry();
    await ask();
    desktop.refuseNext.set("eraseBody", { code: "DISK_FULL", message: "The disk is full." });
    await userEvent.type(screen.getByLabelText(/^Reason/), "why");
    await erase();
    await screen.findByText(/^The disk is full\. The words are still there/);
    expect(desktop.entries[0]?.body).not.toBeNull();
    await erase();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(desktop.entries.map(({ body }) => body === null)).toEqual([true, false, false]);
  });
});
