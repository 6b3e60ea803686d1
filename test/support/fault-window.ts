import { Dexie } from "dexie";
import { vi } from "vitest";
import type { Problem } from "#shared/result.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { standInDesktop, type StandInDesktop } from "./desktop-stand-in.ts";

/** The window's data room, loaded afresh. */
export type DataRoom = {
  readonly portfolio: typeof import("#data/portfolio.ts");
  readonly opening: typeof import("#data/opening.ts");
  readonly openingStore: typeof import("#data/opening-store.ts");
  readonly undo: typeof import("#data/undo.ts");
  readonly clock: typeof import("#data/clock.ts");
  readonly database: typeof import("#data/database.ts");
  readonly names: typeof import("#data/database-names.ts");
  readonly salvage: typeof import("#data/salvage.ts");
  readonly safekeeping: typeof import("#data/safekeeping.ts");
};

/** A window without screens on a desktop in memory; starting it again on the same IndexedDB is what a restart is. */
export async function startDataRoom(desktop: StandInDesktop): Promise<DataRoom> {
  vi.resetModules();
  Object.assign(window, { desktop: desktop.bridge });
  return {
    portfolio: await import("#data/portfolio.ts"),
    opening: await import("#data/opening.ts"),
    openingStore: await import("#data/opening-store.ts"),
    undo: await import("#data/undo.ts"),
    clock: await import("#data/clock.ts"),
    database: await import("#data/database.ts"),
    names: await import("#data/database-names.ts"),
    salvage: await import("#data/salvage.ts"),
    safekeeping: await import("#data/safekeeping.ts"),
  };
}

/** A new desktop, an empty IndexedDB and nothing remembered. */
export async function freshDesktop(): Promise<StandInDesktop> {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  localStorage.clear();
  return standInDesktop();
}

/** What the store says of the last change: null when it is saved. */
export async function problemOf(room: DataRoom): Promise<Problem | null> {
  await room.portfolio.whenSettled();
  const { saving } = room.portfolio.currentState();
  return saving.state === "notSaved" ? saving.problem : null;
}

/** The portfolio as a fresh window finds it. */
export async function portfolioAfterRestart(desktop: StandInDesktop): Promise<Portfolio> {
  const room = await startDataRoom(desktop);
  const opening = await room.opening.openPortfolio(false);
  if (opening.phase !== "open") throw new Error(`The restart ended in '${opening.phase}'.`);
  return room.portfolio.currentPortfolio();
}
