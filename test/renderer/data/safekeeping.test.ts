import { waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { readPortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { countOf } from "#shared/domain/shelves.ts";
import type { Result } from "#shared/result.ts";
import type { StandInDesktop } from "../../support/desktop-stand-in.ts";
import { freshDesktop, startDataRoom, type DataRoom } from "../../support/fault-window.ts";

const minute = 60_000;
const begun = Date.UTC(2026, 0, 1);

let desktop: StandInDesktop;
let room: DataRoom;
let now = begun;
let stop: () => void;
const refused: Result<unknown>[] = [];

/** Lets so many minutes pass, on the clock and for whoever waits. */
async function pass(minutes: number): Promise<void> {
  for (let step = 0; step < minutes * 4; step += 1) {
    now += minute / 4;
    await vi.advanceTimersByTimeAsync(minute / 4);
  }
}

async function change(): Promise<void> {
  room.portfolio.commit(addProduct(blankProduct(`Product ${now}`)));
  await waitFor(() => expect(room.portfolio.currentState().saving.state).toBe("saved"));
}

const taken = () => desktop.snapshots.length;

beforeEach(async () => {
  desktop = await freshDesktop();
  room = await startDataRoom(desktop);
  await room.opening.openPortfolio(false);
  now = begun;
  room.clock.clock.now = () => now;
  refused.length = 0;
  stop = room.safekeeping.keepSafe((answer) => refused.push(answer));
  // What is written goes on in real time; only what is waited for is not.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true, advanceTimeDelta: 5 });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("keepSafe", () => {
  it("takes a snapshot after a quiet minute, and none where nothing changed", async () => {
    await pass(3);
    expect(taken()).toBe(0);
    await change();
    await pass(0.5);
    expect(taken()).toBe(0);
    await pass(1);
    await waitFor(() => expect(taken()).toBe(1));
    const read = await readPortfolioFile(desktop.snapshots[0]?.bytes ?? new Uint8Array());
    expect(read.ok && countOf(read.value.portfolio.products)).toBe(1);
    await pass(30);
    expect(taken()).toBe(1);
  });

  it("takes no second one within a quarter of an hour, and then the newest state", async () => {
    await change();
    await pass(2);
    await waitFor(() => expect(taken()).toBe(1));
    await change();
    await pass(10);
    expect(taken()).toBe(1);
    await pass(5);
    await waitFor(() => expect(taken()).toBe(2));
  });

  it("takes one every quarter of an hour while nobody ever pauses for a minute", async () => {
    for (let half = 0; half < 64; half += 1) {
      await change();
      await pass(0.5);
    }
    await waitFor(() => expect(taken()).toBe(2));
  });

  it("tells of one that could not be taken, and takes the next", async () => {
    await change();
    desktop.refuseNext.set("saveSnapshot", { code: "DISK_FULL", message: "The disk is full." });
    await pass(2);
    await waitFor(() => expect(refused).toMatchObject([{ ok: false, problem: { code: "DISK_FULL" } }]));
    await change();
    await pass(16);
    await waitFor(() => expect(taken()).toBe(1));
  });

  it("goes on when the clock is set back by years", async () => {
    await change();
    await pass(2);
    await waitFor(() => expect(taken()).toBe(1));
    now -= 10 * 365 * 24 * 60 * minute;
    await change();
    await pass(20);
    await waitFor(() => expect(taken()).toBe(2));
  });
});
