import { describe, expect, it } from "vitest";
import type { Envelope } from "#shared/domain/journal.ts";
import { authorsOf, filteredEntries, type EntryFilter } from "../../../../renderer/features/history/entry-filter.ts";

const open: EntryFilter = { text: "", table: null, person: null, days: null, records: null };
const now = Date.UTC(2026, 10, 21);

function entry(seq: number, fields: Partial<Envelope> = {}): Envelope {
  return {
    installation: "installation-1",
    seq,
    lamport: seq,
    id: `entry-${seq}`,
    at: now - 1000,
    by: "Ada",
    label: `Change ${seq}`,
    touches: ["teams/t1", "teams"],
    parts: 1,
    bodyHash: "",
    previousHash: "",
    hash: "",
    ...fields,
  };
}

const seqs = (entries: readonly Envelope[]) => entries.map(({ seq }) => seq);

describe("filteredEntries", () => {
  it("shows the newest first", () => {
    expect(seqs(filteredEntries([entry(1), entry(2), entry(3)], open, now))).toEqual([3, 2, 1]);
  });

  it("narrows by words in label, reason and author, by kind of record, person and time", () => {
    const entries = [
      entry(1, { label: "Add team 'Ops'" }),
      entry(2, { label: "Keep 'Fax'", reason: "Legal still needs it", touches: ["reviews/r1", "reviews"] }),
      entry(3, { by: "Bo", at: now - 40 * 24 * 60 * 60 * 1000 }),
    ];
    expect(seqs(filteredEntries(entries, { ...open, text: "LEGAL fax" }, now))).toEqual([2]);
    expect(seqs(filteredEntries(entries, { ...open, table: "reviews" }, now))).toEqual([2]);
    expect(seqs(filteredEntries(entries, { ...open, person: "Bo" }, now))).toEqual([3]);
    expect(seqs(filteredEntries(entries, { ...open, days: 30 }, now))).toEqual([2, 1]);
  });

  it("finds one record, and keeps large changes of its kind that cannot name every record", () => {
    const many = Array.from({ length: 20 }, (_, n) => `features/f${n}`);
    const entries = [
      entry(1, { touches: ["features/f99", "features"] }),
      entry(2, { touches: [...many, "features"] }),
      entry(3, { touches: ["teams/t1", "teams"] }),
      entry(4, { touches: ["features/f1", "features"] }),
    ];
    expect(seqs(filteredEntries(entries, { ...open, records: new Set(["features/f99"]) }, now))).toEqual([2, 1]);
  });
});

describe("authorsOf", () => {
  it("names everyone once", () => {
    expect(authorsOf([entry(1, { by: "Bo" }), entry(2), entry(3, { by: "" }), entry(4, { by: "Bo" })])).toEqual([
      "Ada",
      "Bo",
    ]);
  });
});
