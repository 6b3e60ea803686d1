import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addTeam } from "#shared/domain/team.ts";
import { standInDesktop, type StandInDesktop } from "../../../support/desktop-stand-in.ts";

let desktop: StandInDesktop;

async function showChain(entries: number) {
  vi.resetModules();
  Object.assign(window, { desktop: desktop.bridge });
  const data = await import("#data/portfolio.ts");
  const { openPortfolio } = await import("#data/opening.ts");
  const { ChainView } = await import("../../../../renderer/features/history/chain-view.tsx");
  await openPortfolio(false);
  for (let n = 1; n <= entries; n += 1) data.commit(addTeam({ name: `Team ${n}`, dayRate: null }));
  await data.whenSettled();
  render(<ChainView />);
  return data;
}

beforeEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  localStorage.clear();
  desktop = standInDesktop();
});

describe("ChainView", () => {
  it("checks every entry and shows the head", async () => {
    await showChain(3);
    await userEvent.click(screen.getByRole("button", { name: "Verify the chain" }));
    await screen.findByText("The chain is whole.");
    expect(screen.getByText(/^3 entries, /)).toBeTruthy();
    expect(screen.getByText(desktop.entries[2]?.envelope.hash ?? "")).toBeTruthy();
  });

  it("names the entry that was changed after it was written", async () => {
    await showChain(3);
    const second = desktop.entries[1];
    if (second === undefined) throw new Error("no entry");
    desktop.entries[1] = { ...second, envelope: { ...second.envelope, label: "Nothing happened" } };
    await userEvent.click(screen.getByRole("button", { name: "Verify the chain" }));
    await screen.findByText("Entry 2 of the journal was changed after it was written.");
    expect(screen.getByText("The entries up to 1 are whole.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Open Backup" }).getAttribute("href")).toBe("#/settings?page=backup");
  });

  it("finds a tail that was cut off while the window was open", async () => {
    await showChain(3);
    desktop.entries.pop();
    await userEvent.click(screen.getByRole("button", { name: "Verify the chain" }));
    const told = await screen.findByText(/^The journal ends/);
    expect(told.textContent).toBe("The journal ends at entry 2, but this window wrote up to entry 3.");
  });

  it("counts bodies that were erased, which do not break the chain", async () => {
    const data = await showChain(2);
    const [first] = data.currentState().envelopes;
    if (first === undefined) throw new Error("no entry");
    const { eraseContents } = await import("#data/erasing.ts");
    expect((await eraseContents(first, "Asked for")).ok).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Verify the chain" }));
    await screen.findByText("The chain is whole.");
    expect(screen.getByText(/^1 body/).textContent).toBe("1 body, by journalled erasures");
  });
});
