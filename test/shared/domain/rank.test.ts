import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byRank, rankBetween, ranksBetween } from "#shared/domain/rank.ts";

describe("rankBetween", () => {
  it("always finds room, wherever one inserts", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 200 }), (places) => {
        const order: string[] = [];
        for (const place of places) {
          const at = place % (order.length + 1);
          order.splice(at, 0, rankBetween(order[at - 1] ?? null, order[at] ?? null));
        }
        expect(order).toEqual([...order].sort());
        expect(new Set(order).size).toBe(order.length);
        for (const key of order) expect(key).toMatch(/^[0-9A-Za-z]*[1-9A-Za-z]$/);
      }),
    );
  });

  it("keeps keys short when one always inserts at the same place", () => {
    let last = rankBetween(null, null);
    for (let n = 0; n < 1000; n += 1) last = rankBetween(last, null);
    expect(last.length).toBeLessThan(220);
  });

  it("throws on keys that stand the wrong way round", () => {
    expect(() => rankBetween("V", "V")).toThrow("No rank");
    expect(() => rankBetween("b", "a")).toThrow("No rank");
  });
});

describe("ranksBetween", () => {
  it("gives as many keys as asked, in order and between the ends", () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), (count) => {
        const ends = [rankBetween(null, null), rankBetween(rankBetween(null, null), null)] as const;
        const keys = ranksBetween(ends[0], ends[1], count);
        expect(keys).toHaveLength(count);
        expect([ends[0], ...keys, ends[1]]).toEqual([ends[0], ...keys, ends[1]].sort());
      }),
    );
  });

  it("stays short for a long list", () => {
    expect(Math.max(...ranksBetween(null, null, 10_000).map(({ length }) => length))).toBeLessThanOrEqual(4);
  });
});

describe("byRank", () => {
  it("orders by rank and, where two share one, by id", () => {
    const records = [
      { rank: "b", id: "1" },
      { rank: "a", id: "3" },
      { rank: "a", id: "2" },
    ];
    expect(records.sort(byRank).map(({ id }) => id)).toEqual(["2", "3", "1"]);
  });
});
