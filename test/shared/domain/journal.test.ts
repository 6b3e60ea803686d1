import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, sha256 } from "#shared/domain/canonical.ts";
import { checkEntry, sealEntry, type Head, type WrittenEntry } from "#shared/domain/journal.ts";

async function chain(length: number): Promise<readonly WrittenEntry[]> {
  const entries: WrittenEntry[] = [];
  let head: Head | null = null;
  for (let n = 1; n <= length; n += 1) {
    const draft = {
      installation: "installation",
      lamport: n,
      id: `entry-${n}-of-the-chain`,
      at: n,
      by: "Tester",
      label: `Change ${n}`,
      touches: ["teams"],
    };
    const entry: WrittenEntry = await sealEntry(draft, [`{"changes":[${n}]}`], head);
    entries.push(entry);
    head = { seq: entry.envelope.seq, hash: entry.envelope.hash };
  }
  return entries;
}

async function firstBroken(entries: readonly WrittenEntry[]): Promise<number | null> {
  let head: Head | null = null;
  for (const [at, entry] of entries.entries()) {
    const checked = await checkEntry(entry, head);
    if (!checked.ok) return at;
    head = checked.value;
  }
  return null;
}

describe("canonicalJson", () => {
  it("sorts members by UTF-16 units and writes numbers as RFC 8785 shows", () => {
    const value = {
      "\u20ac": 1,
      "\r": 2,
      "1": 3,
      "\ud83d\ude00": 4,
      "\ufb33": 5,
      a: [Number("333333333.33333329"), 1e30, 4.5, 2e-3],
    };
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":3,"a":[333333333.3333333,1e+30,4.5,0.002],"\u20ac":1,"\ud83d\ude00":4,"\ufb33":5}',
    );
  });

  it("is read back to the same value and refuses what JSON cannot say", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
  });

  it("hashes as SHA-256 does", async () => {
    expect(await sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});

describe("checkEntry", () => {
  it("accepts a chain as it was sealed", async () => {
    expect(await firstBroken(await chain(5))).toBeNull();
  });

  it("finds an edited, deleted, inserted or swapped entry at its place", async () => {
    const entries = await chain(6);
    const third = entries[2] as WrittenEntry;
    const edited = entries.with(2, { ...third, envelope: { ...third.envelope, by: "Somebody else" } });
    expect(await firstBroken(edited)).toBe(2);
    expect(await firstBroken(entries.with(2, { ...third, body: ['{"changes":[99]}'] }))).toBe(2);
    expect(await firstBroken(entries.toSpliced(2, 1))).toBe(2);
    expect(await firstBroken(entries.toSpliced(2, 0, third))).toBe(3);
    expect(
      await firstBroken([...entries.slice(0, 2), ...[entries[3], third].map((entry) => entry as WrittenEntry)]),
    ).toBe(2);
  });

  it("still verifies when a body was erased", async () => {
    const entries = await chain(3);
    expect(await firstBroken(entries.map((entry) => ({ ...entry, body: null })))).toBeNull();
  });
});
