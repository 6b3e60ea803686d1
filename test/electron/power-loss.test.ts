import { describe, expect, it } from "vitest";
import type { WrittenEntry } from "#shared/domain/journal.ts";
import { openJournal } from "../../electron/journal.ts";
import { markOpened, newMarker, readMarker, writeMarker, type Running } from "../../electron/profile.ts";
import { keepSnapshots } from "../../electron/snapshots.ts";
import { tries } from "../support/long-runs.ts";
import { afterPowerLoss, powerlessDisk, type Moment } from "./powerless-disk.ts";
import { chain, seeded, valueOf } from "./fixtures.ts";

const states = tries(600, 10_000);
const seed = Number(process.env["SEED"] ?? 3);
const journal = { folder: "/safe/journal", kept: "/safe/kept" };
const rotateAt = 6000;

/** Runs work on a disk once for each way in which the power may fail during it. */
async function failing(
  moments: readonly Moment[],
  check: (disk: ReturnType<typeof powerlessDisk>["disk"], answered: number) => Promise<void>,
): Promise<void> {
  const random = seeded(seed);
  for (let state = 0; state < states; state += 1) {
    const moment = moments[Math.floor(random() * moments.length)];
    if (moment === undefined) throw new Error("no moments");
    const { disk } = powerlessDisk(afterPowerLoss(moment, random));
    await check(disk, moment.answered).catch((error: unknown) => {
      throw new Error(`seed ${seed}, state ${state}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
}

/** A chain whose bodies fill from a part of a sector to several. */
async function entries(count: number): Promise<readonly WrittenEntry[]> {
  const { sealEntry } = await import("#shared/domain/journal.ts");
  const sealed: WrittenEntry[] = [];
  for (const { envelope } of await chain(count)) {
    const { seq, hash: _, bodyHash: _body, previousHash: _previous, parts: _parts, ...draft } = envelope;
    const body = Array.from(
      { length: 1 + (seq % 3) },
      (_each, n) => `{"changes":["${"x".repeat((seq * 397 * (n + 1)) % 1900)}"]}`,
    );
    const before = sealed.at(-1)?.envelope;
    sealed.push(await sealEntry(draft, body, before === undefined ? null : { seq: before.seq, hash: before.hash }));
  }
  return sealed;
}

describe("a power failure", () => {
  it(
    `loses no answered entry of the journal and leaves none that cannot be read, in ${states} states`,
    { timeout: 600_000 },
    async () => {
      const all = await entries(24);
      const { disk, moments, answer } = powerlessDisk();
      const writing = await openJournal(journal, { disk, rotateAt });
      for (const entry of all) {
        valueOf(await writing.append(entry));
        answer();
      }
      await failing(moments, async (after, answered) => {
        const found = await openJournal(journal, { disk: after, rotateAt });
        expect(found.broken()).toBeNull();
        const read: WrittenEntry[] = [];
        for (;;) {
          const next = valueOf(await found.read(read.length, 5));
          if (next.length === 0) break;
          read.push(...next);
        }
        expect(read.length).toBeGreaterThanOrEqual(answered);
        expect(read).toEqual(all.slice(0, read.length));
        for (const entry of all.slice(read.length, read.length + 2)) valueOf(await found.append(entry));
        const again = await openJournal(journal, { disk: after, rotateAt });
        expect(again.head()?.seq).toBe(Math.min(all.length, read.length + 2));
      });
    },
  );

  it("leaves a journal whole while a body is erased", { timeout: 600_000 }, async () => {
    const all = await entries(6);
    const { disk, moments, answer } = powerlessDisk();
    const writing = await openJournal(journal, { disk });
    for (const entry of all) valueOf(await writing.append(entry));
    const before = moments.length;
    valueOf(await writing.eraseBody(3));
    answer();
    const erased = all.map((entry) => (entry.envelope.seq === 3 ? { ...entry, body: null } : entry));
    await failing(moments.slice(before), async (after, answered) => {
      const read = valueOf(await (await openJournal(journal, { disk: after })).read(0, 10));
      expect(answered === 1 ? [erased] : [all, erased]).toContainEqual(read);
    });
  });

  it("leaves every answered snapshot readable, and lists none that is not", { timeout: 600_000 }, async () => {
    const { disk, moments, answer } = powerlessDisk();
    let now = Date.UTC(2026, 0, 1);
    const places = { folder: "/safe/snapshots", second: () => null };
    const writing = keepSnapshots(places, { disk, now: () => (now += 1000) });
    const taken: string[] = [];
    for (let n = 0; n < 8; n += 1) {
      const bytes = new TextEncoder().encode(`snapshot ${n} `.repeat(100 * n + 1));
      taken.push(valueOf(await writing.save({ reason: "beforeImport", records: n, head: null, bytes })).id);
      valueOf(await writing.save({ reason: "quiet", records: n, head: null, bytes }));
      answer();
    }
    await failing(moments, async (after, answered) => {
      const found = keepSnapshots(places, { disk: after, now: () => now });
      const listed = valueOf(await found.list()).map(({ id }) => id);
      expect(listed).toEqual(expect.arrayContaining(taken.slice(0, answered)));
      for (const id of listed) valueOf(await found.read(id));
    });
  });

  it("leaves a version marker that can be read, the one before or the new one", { timeout: 600_000 }, async () => {
    const { disk, moments, answer } = powerlessDisk();
    await disk.mkdir("/safe");
    const running: Running = { host: "electron", appVersion: "1", chromium: "150" };
    const markers = Array.from({ length: 5 }, (_, n) => markOpened(newMarker("installation-1"), running, n + 1));
    for (const marker of markers) {
      await writeMarker("/safe", marker, disk);
      answer();
    }
    const first = moments.findIndex(({ answered }) => answered === 1);
    await failing(moments.slice(first), async (after, answered) => {
      const found = await readMarker("/safe", after);
      expect(markers.slice(answered - 1, answered + 1)).toContainEqual(found);
    });
  });
});
