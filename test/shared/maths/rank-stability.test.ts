import { isRefused } from "#shared/maths/answer.ts";
import { rankCounts, shareBefore } from "#shared/maths/drawn-ranks.ts";
import type { RangedCandidate } from "#shared/maths/drawn-scores.ts";
import { firmness, rankStability } from "#shared/maths/rank-stability.ts";
import type { Scoring } from "#shared/maths/scoring.ts";
import { scorings } from "#shared/maths/scorings.ts";
import { triangularBelow } from "#shared/maths/triangular.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const terms = { draws: 400, seed: 42, top: 2 };

function stability(scoring: Scoring, candidates: readonly RangedCandidate[], of = terms) {
  const answer = rankStability(scoring, candidates, of);
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}

const range = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.nat(20), fc.nat(20))
  .map(([low, up, further]) => ({ low, mode: low + up, high: low + up + further }));
const candidates = fc
  .array(fc.record({ costOfDelay: range, duration: range }), { minLength: 1, maxLength: 20 })
  .map((rows) => rows.map((ranges, at) => ({ id: `i${at}`, ranges })));

describe("rankStability", () => {
  it("gives every rank of every draw to exactly one candidate", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const { candidates: spreads, ranks, leader } = stability(scorings.cd3, all);
        const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
        expect(sum(spreads.map(({ pFirst }) => pFirst))).toBeCloseTo(1, 9);
        expect(sum(spreads.map(({ pTop }) => pTop))).toBeCloseTo(Math.min(terms.top, all.length), 9);
        expect(sum(spreads.map(({ expectedRank }) => expectedRank))).toBeCloseTo(
          (all.length * (all.length + 1)) / 2,
          6,
        );
        expect(Math.max(...spreads.map(({ pFirst }) => pFirst))).toBe(spreads[leader]?.pFirst);
        for (let rank = 0; rank < all.length; rank += 1) {
          expect(sum(all.map((_, at) => rankCounts(ranks, at)[rank] ?? 0))).toBe(terms.draws);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("holds 90% of the draws of a candidate within its band", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const { candidates: spreads, ranks } = stability(scorings.cd3, all);
        spreads.forEach(({ low, high }, at) => {
          const within = rankCounts(ranks, at).subarray(low - 1, high);
          expect(within.reduce((total, count) => total + count, 0)).toBeGreaterThanOrEqual(0.9 * terms.draws);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("agrees with the ranking when nothing has a range, ties in the order of the candidates", () => {
    const fixed = (figure: number) => ({ low: figure, mode: figure, high: figure });
    const all = [10, 30, 30, 20].map((cost, at) => {
      return { id: `i${at}`, ranges: { costOfDelay: fixed(cost), duration: fixed(2) } };
    });
    const { candidates: spreads, refine, leader } = stability(scorings.cd3, all);
    expect(spreads.map(({ low, high, expectedRank }) => [low, high, Math.round(expectedRank)])).toEqual([
      [4, 4, 4],
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ]);
    expect([refine, leader]).toEqual([null, 1]);
  });

  it("comes close to the exact share of draws in which a range beats a constant", () => {
    const value = { low: 2, mode: 4, high: 6 };
    const cost = { low: 1, mode: 1, high: 1 };
    const all = [4, 4.5, 5.5].map((constant) => {
      const against = { id: "b", ranges: { value: { low: constant, mode: constant, high: constant }, cost } };
      const { ranks } = stability(scorings.valueCost, [{ id: "a", ranges: { value, cost } }, against], {
        ...terms,
        draws: 20_000,
      });
      return Math.abs(shareBefore(ranks, 0, 1) - (1 - triangularBelow(value, constant)));
    });
    expect(Math.max(...all)).toBeLessThan(0.012);
  });

  it("gives the same for the same seed and leaves every pair in one order or the other", () => {
    const [all = []] = fc.sample(candidates, { seed: 5, numRuns: 1 });
    const once = stability(scorings.cd3, all);
    expect(stability(scorings.cd3, all)).toEqual(once);
    for (let at = 1; at < all.length; at += 1) {
      expect(shareBefore(once.ranks, 0, at) + shareBefore(once.ranks, at, 0)).toBeCloseTo(1, 12);
    }
  });

  it("names the estimate that makes the leader surest, as drawing again with it exact confirms", () => {
    const fields = scorings.cd3.fields.map(({ id }) => id);
    fc.assert(
      fc.property(candidates, (all) => {
        const { candidates: spreads, leader, refine } = stability(scorings.cd3, all);
        const held = all.flatMap((_, at) =>
          fields.map((id, field) => {
            const again = all.map((candidate, other) => {
              const mode = candidate.ranges[id as "duration"].mode;
              const exact = { ...candidate.ranges, [id]: { low: mode, mode, high: mode } };
              return other === at ? { ...candidate, ranges: exact } : candidate;
            });
            return { at, field, pFirst: stability(scorings.cd3, again).candidates[leader]?.pFirst ?? 0 };
          }),
        );
        const most = Math.max(...held.map(({ pFirst }) => pFirst));
        const surest = held.find(({ pFirst }) => pFirst === most && pFirst > (spreads[leader]?.pFirst ?? 0));
        expect(refine).toEqual(surest ?? null);
      }),
      { numRuns: 30 },
    );
  });

  it("refuses no candidates, missing, wrong or dividing ranges, and draws that are none or too many", () => {
    const ranges = { costOfDelay: { low: 1, mode: 2, high: 3 }, duration: { low: 1, mode: 1, high: 1 } };
    const refusal = (changed: Readonly<Record<string, unknown>>, of = terms) =>
      rankStability(scorings.cd3, [{ id: "a", ranges: { ...ranges, ...changed } }], of);
    expect(rankStability(scorings.cd3, [], terms)).toEqual({ value: null, reason: "NO_DATA" });
    expect(refusal({ duration: null })).toMatchObject({ reason: "MISSING", missingFields: ["duration"] });
    expect(refusal({ duration: { low: 0, mode: 1, high: 2 } })).toMatchObject({ reason: "NON_POSITIVE_DENOMINATOR" });
    expect(refusal({ costOfDelay: { low: 3, mode: 2, high: 4 } })).toMatchObject({ reason: "OUT_OF_RANGE" });
    expect(refusal({ costOfDelay: { low: 1, mode: Number.NaN, high: 4 } })).toMatchObject({ reason: "OUT_OF_RANGE" });
    expect(refusal({}, { ...terms, draws: 0 })).toMatchObject({ reason: "OUT_OF_RANGE" });
    expect(refusal({}, { ...terms, draws: 60_000_000 })).toMatchObject({ reason: "OUT_OF_RANGE" });
    expect(refusal({}, { ...terms, top: 0 })).toMatchObject({ reason: "OUT_OF_RANGE" });
  });
});

describe("firmness", () => {
  it("calls a first place robust, leading or contested", () => {
    const lines = { robust: 0.8, contested: 0.5 };
    expect([0.8, 0.79, 0.5, 0.49].map((pFirst) => firmness(pFirst, lines))).toEqual([
      "robust",
      "leading",
      "leading",
      "contested",
    ]);
  });
});
