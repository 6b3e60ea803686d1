import { describe, expect, it } from "vitest";
import type { Snapshot, SnapshotReason } from "#shared/bridge.ts";
import { snapshotsToPrune } from "../../electron/snapshot-pruning.ts";
import { seeded } from "./fixtures.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;
const start = Date.UTC(2024, 1, 29, 12);

function taken(times: readonly number[], reason: SnapshotReason = "quiet"): Snapshot[] {
  return times.map((at, index) => ({
    id: `${index}`,
    at,
    reason,
    size: 1,
    sha256: "",
    head: null,
    records: 1,
    copy: "none",
  }));
}

function left(snapshots: readonly Snapshot[], now: number): readonly Snapshot[] {
  const gone = new Set(snapshotsToPrune(snapshots, now));
  return snapshots.filter(({ id }) => !gone.has(id));
}

function range(count: number, step: number): number[] {
  return Array.from({ length: count }, (_, index) => start + index * step);
}

describe("snapshotsToPrune", () => {
  it("keeps 24 hours, 14 days and 12 months, the newest of each", () => {
    const times = range(2 * 365 * 24, hour);
    const kept = left(taken(times), times.at(-1) ?? 0).map(({ at }) => at);
    expect(kept.slice(-24)).toEqual(times.slice(-24));
    expect(new Set(kept.map((at) => Math.floor(at / day))).size).toBe(14 + 11);
    expect(new Set(kept.map((at) => new Date(at).toISOString().slice(0, 7))).size).toBe(12);
  });

  it("keeps the newest of several in one hour", () => {
    expect(left(taken(range(4, minute)), start + hour).map(({ id }) => id)).toEqual(["3"]);
  });

  it("keeps those before something for 90 days", () => {
    const before = taken(range(50, minute), "beforeImport");
    const daily = taken(range(120, day)).map((each) => ({ ...each, id: `d${each.id}` }));
    expect(
      left([...before, ...daily.slice(0, 80)], start + 80 * day).filter(({ reason }) => reason === "beforeImport"),
    ).toHaveLength(50);
    expect(
      left([...before, ...daily], start + 120 * day).filter(({ reason }) => reason === "beforeImport"),
    ).toHaveLength(0);
  });

  it.each([10 * year, -10 * year])("prunes nothing wrongly when the clock jumps by %d ms", (jump) => {
    const normal = [...taken(range(3, hour), "beforeRestore"), ...taken(range(24, hour))].map((each, index) => ({
      ...each,
      id: `${index}`,
    }));
    const kept = left(normal, start + day).map(({ id }) => id);
    const jumped: Snapshot = { ...(normal[0] as Snapshot), id: "jumped", reason: "quiet", at: start + day + jump };
    const after = left([...normal, jumped], start + day + jump).map(({ id }) => id);
    expect(after).toContain("jumped");
    expect(kept.filter((id) => !after.includes(id)).length).toBeLessThanOrEqual(1);
    expect(after).toEqual(expect.arrayContaining(["0", "1", "2"]));
  });

  it("always keeps the one taken last, whatever the clock said", () => {
    const random = seeded(8);
    for (let round = 0; round < 300; round += 1) {
      const times = Array.from({ length: 60 }, () => start + Math.floor((random() - 0.5) * 20 * year));
      expect(snapshotsToPrune(taken(times), start + Math.floor((random() - 0.5) * 20 * year))).not.toContain("59");
    }
  });
});
