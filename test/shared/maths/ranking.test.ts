import { isTie, rankFinder, ranking } from "#shared/maths/ranking.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const scores = fc.array(fc.option(fc.integer({ min: -5, max: 5 })), { maxLength: 30 });
const candidates = scores.map((values) => values.map((value, at) => ({ id: `i${at}`, score: value })));

describe("ranking", () => {
  it("ranks each by how many are above it and leaves the unscored last, without a rank", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const ranked = ranking(all);
        expect(ranked.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        for (const { score, rank } of ranked) {
          const above = all.filter((other) => other.score !== null && score !== null && other.score > score).length;
          expect(rank).toBe(score === null ? null : above + 1);
        }
        const firstUnscored = ranked.findIndex(({ rank }) => rank === null);
        const unscored = firstUnscored < 0 ? [] : ranked.slice(firstUnscored);
        expect(unscored.every(({ rank }) => rank === null)).toBe(true);
      }),
    );
  });

  it("does not depend on the order of the list", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        expect(ranking(all.toReversed())).toEqual(ranking(all));
      }),
    );
  });

  it("shows scores that differ by rounding only as a tie, in the order of their ids", () => {
    const ranked = ranking([
      { id: "b", score: 0.1 + 0.2 },
      { id: "c", score: 0.2 },
      { id: "a", score: 0.3 },
    ]);
    expect(ranked.map(({ id, rank }) => [id, rank])).toEqual([
      ["a", 1],
      ["b", 1],
      ["c", 3],
    ]);
  });

  it("ranks no score that is not a number", () => {
    expect(ranking([{ id: "a", score: Number.NaN }])).toEqual([{ id: "a", score: Number.NaN, rank: null }]);
  });
});

describe("rankFinder", () => {
  it("gives the rank that a newcomer would share", () => {
    expect(rankFinder([3, 2, 2 + 1e-12, null, 1])(2)).toBe(2);
    expect(rankFinder([])(0)).toBe(1);
  });

  it("agrees with counting what is above", () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: -6, max: 6 }), (others, score) => {
        expect(rankFinder(others)(score)).toBe(others.filter((other) => other !== null && other > score).length + 1);
      }),
    );
  });
});

describe("isTie", () => {
  it("compares by the larger of the two", () => {
    expect(isTie(1e12, 1e12 + 100)).toBe(true);
    expect(isTie(1, 1 + 1e-6)).toBe(false);
    expect(isTie(0, 1e-300)).toBe(false);
  });
});
