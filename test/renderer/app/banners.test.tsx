import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addTeam } from "#shared/domain/team.ts";
import { standInDesktop, type StandInDesktop } from "../../support/desktop-stand-in.ts";

let desktop: StandInDesktop;

beforeEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  localStorage.clear();
  desktop = standInDesktop();
  vi.resetModules();
  Object.assign(window, { desktop: desktop.bridge });
});

describe("Banners", () => {
  it("says that a change is not saved and why, keeps it, and saves it when told", async () => {
    const data = await import("#data/portfolio.ts");
    const { openPortfolio } = await import("#data/opening.ts");
    const { Banners } = await import("../../../renderer/app/banners.tsx");
    await openPortfolio(false);
    render(<Banners />);
    desktop.refuseNext.set("appendEntry", { code: "DISK_FULL", message: "The disk is full." });
    await act(async () => {
      data.commit(addTeam({ name: "Ops", dayRate: null }));
      await data.whenSettled();
    });
    expect(screen.getByRole("alert").textContent).toContain("The disk is full. Your change is kept in this window.");
    expect(data.commit(addTeam({ name: "Sales", dayRate: null }))).toMatchObject({
      ok: false,
      problem: { code: "NOT_SAVED" },
    });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await act(() => data.whenSettled());
    expect(screen.queryByRole("alert")).toBeNull();
    expect(desktop.entries).toHaveLength(1);
  });

  it("leads out of the sample, which can be undone", async () => {
    const data = await import("#data/portfolio.ts");
    const { openPortfolio } = await import("#data/opening.ts");
    const { restoring } = await import("#data/restoring.ts");
    const { samplePortfolio } = await import("#shared/sample/portfolio.ts");
    const { countOf } = await import("#shared/domain/shelves.ts");
    const { undo } = await import("#data/undo.ts");
    const { Banners } = await import("../../../renderer/app/banners.tsx");
    await openPortfolio(false);
    data.commit(restoring(samplePortfolio("2026-10"), "Begin with the sample portfolio"), "Ada");
    await data.whenSettled();
    render(<Banners />);
    await userEvent.click(await screen.findByRole("button", { name: "Delete sample" }));
    await act(() => data.whenSettled());
    expect(countOf(data.currentPortfolio().products)).toBe(0);
    expect(screen.queryByText("Sample portfolio.")).toBeNull();
    await act(async () => {
      await undo();
      await data.whenSettled();
    });
    expect(countOf(data.currentPortfolio().products)).toBe(12);
    await screen.findByText("Sample portfolio.");
  });
});
