import { Dexie } from "dexie";
import { beforeEach, describe, expect, it } from "vitest";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import type { StandInDesktop } from "../../support/desktop-stand-in.ts";
import { freshDesktop, problemOf, startDataRoom, type DataRoom } from "../../support/fault-window.ts";
import { samePortfolio } from "../../support/same-portfolio.ts";

let desktop: StandInDesktop;
let room: DataRoom;

const erasing = async () => import("#data/erasing.ts");
const verified = async () =>
  (await import("#data/verify-chain.ts")).verifyChain(() => undefined, new AbortController().signal);
const names = () => Array.from(allOf(room.portfolio.currentPortfolio().products), ({ name }) => name).sort();

/** The n-th entry of the journal as this window knows it. */
function entry(n: number) {
  const envelope = room.portfolio.currentState().envelopes[n - 1];
  if (envelope === undefined) throw new Error(`There is no entry ${n}.`);
  return envelope;
}

async function restart() {
  room = await startDataRoom(desktop);
  return room.opening.openPortfolio(false);
}

beforeEach(async () => {
  desktop = await freshDesktop();
  room = await startDataRoom(desktop);
  await room.opening.openPortfolio(false);
  for (const name of ["Fax", "Telex"]) room.portfolio.commit(addProduct(blankProduct(name)));
  await room.portfolio.whenSettled();
});

describe("eraseContents", () => {
  it("takes a snapshot, journals the erasure, then erases; the chain still verifies and the records stay", async () => {
    desktop.calls.length = 0;
    expect(await (await erasing()).eraseContents(entry(1), "Asked for")).toEqual({ ok: true, value: true });
    const writes = desktop.calls.filter((call) => ["saveSnapshot", "appendEntry", "eraseBody"].includes(call));
    expect(writes).toEqual(["saveSnapshot", "appendEntry", "eraseBody"]);
    expect(desktop.snapshots[0]?.snapshot.reason).toBe("beforeErasure");
    expect(desktop.entries.map(({ body }) => body === null)).toEqual([true, false, false]);
    expect(desktop.entries[2]?.envelope).toMatchObject({ erases: entry(1).id, binding: true, reason: "Asked for" });
    expect(JSON.stringify(desktop.entries)).not.toContain("Fax\\");
    expect(await verified()).toMatchObject({ found: "whole", entries: 3, erased: 1 });
    expect(names()).toEqual(["Fax", "Telex"]);
  });

  it("refuses to undo the entry from then on, and undo passes it over", async () => {
    await (await erasing()).eraseContents(entry(1), "Asked for");
    expect(await room.undo.undoEntry(entry(1))).toMatchObject({ ok: false, problem: { code: "ERASED" } });
    await room.undo.undo();
    expect(await problemOf(room)).toBeNull();
    expect(names()).toEqual(["Fax"]);
    expect(await room.undo.undo()).toBeNull();
    expect(await restart()).toMatchObject({ phase: "open" });
    expect(await room.undo.undoEntry(entry(1))).toMatchObject({ ok: false, problem: { code: "ERASED" } });
  });

  it("leaves a portfolio that can be rebuilt without its working copy", async () => {
    await (await erasing()).eraseContents(entry(1), "Asked for");
    room.portfolio.commit(addProduct(blankProduct("Pager")));
    expect(await problemOf(room)).toBeNull();
    const expected = room.portfolio.currentPortfolio();
    await Dexie.delete("winnow");
    const opening = await restart();
    if (opening.phase !== "recovery") throw new Error(opening.phase);
    expect((await room.opening.rebuild(opening.safekeeping)).phase).toBe("open");
    expect(samePortfolio(room.portfolio.currentPortfolio(), expected)).toBe(true);
  });

  it("erases nothing when the snapshot or the journal refuses", async () => {
    for (const method of ["saveSnapshot", "appendEntry"] as const) {
      desktop.refuseNext.set(method, { code: "DISK_FULL", message: "The disk is full." });
      expect(await (await erasing()).eraseContents(entry(1), "Asked for")).toMatchObject({
        ok: false,
        problem: { code: "DISK_FULL" },
      });
      expect(desktop.entries.every(({ body }) => body !== null)).toBe(true);
      expect(desktop.entries).toHaveLength(2);
    }
    room.portfolio.retrySaving();
    expect(await problemOf(room)).toBeNull();
    await expect.poll(() => desktop.entries[0]?.body).toBeNull();
  });
});

describe("finishErasures", () => {
  it("erases at the next start what was journalled before the app ended", async () => {
    desktop.refuseNext.set("eraseBody", { code: "HOST_GONE", message: "The host is gone." });
    expect(await (await erasing()).eraseContents(entry(1), "Asked for")).toMatchObject({ ok: false });
    expect(desktop.entries[0]?.body).not.toBeNull();
    await restart();
    expect(await (await erasing()).finishErasures()).toEqual({ ok: true, value: true });
    expect(desktop.entries.map(({ body }) => body === null)).toEqual([true, false, false]);
    desktop.calls.length = 0;
    await (await erasing()).finishErasures();
    expect(desktop.calls).not.toContain("eraseBody");
  });
});

describe("verifyChain", () => {
  it("finds a body that is gone without an erasure", async () => {
    const second = desktop.entries[1];
    if (second !== undefined) desktop.entries[1] = { ...second, body: null };
    expect(await verified()).toMatchObject({ found: "broken", afterSeq: 1, problem: { code: "BODY_MISSING" } });
  });
});
