import { isRefused } from "#shared/maths/answer.ts";
import { neededFigures } from "#shared/maths/needed-figures.ts";
import { estimatedEnds, possibleScores } from "#shared/maths/possible-scores.ts";
import { score, type Scoring } from "#shared/maths/scoring.ts";
import { scorings } from "#shared/maths/scorings.ts";
import { weightedScoring } from "#shared/maths/weighted-scoring.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cost = fc.integer({ min: 1, max: 1000 });
const money = fc.integer({ min: -1000, max: 1000 });

function known<T>(answer: T): Exclude<T, { readonly reason: unknown }> {
  if (typeof answer === "object" && answer !== null && "reason" in answer) throw new Error(String(answer.reason));
  return answer as Exclude<T, { readonly reason: unknown }>;
}

function weighted(): Scoring {
  return known(
    weightedScoring([
      { id: "fit", weight: 2, highest: 5 },
      { id: "reach", weight: 1, highest: 100 },
      { id: "effort", weight: -1, highest: 10 },
    ]),
  );
}

describe("possibleScores", () => {
  it("holds the score of whatever the missing figures turn out to be", () => {
    fc.assert(
      fc.property(fc.tuple(money, money), fc.tuple(cost, cost), share, share, (values, costs, u, v) => {
        const ends = {
          value: { low: Math.min(...values), high: Math.max(...values) },
          cost: { low: Math.min(...costs), high: Math.max(...costs) },
        };
        const value = ends.value.low + u * (ends.value.high - ends.value.low);
        const { low, high } = known(possibleScores(scorings.valueCost, {}, ends));
        const drawn = known(
          score(scorings.valueCost, { value, cost: ends.cost.low + v * (ends.cost.high - ends.cost.low) }),
        );
        const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
        expect(drawn.value).toBeGreaterThanOrEqual(low - slack);
        expect(drawn.value).toBeLessThanOrEqual(high + slack);
      }),
    );
  });

  it("closes to the score when nothing is missing", () => {
    const estimates = { fit: 4, reach: 30, effort: 5 };
    const { value } = known(score(weighted(), estimates));
    const { low, high } = known(possibleScores(weighted(), estimates, {}));
    expect([low, high]).toEqual([expect.closeTo(value, 9), expect.closeTo(value, 9)]);
  });

  it("takes its ends from the portfolio's own ranges, and names what nobody estimated", () => {
    const ranges = [
      { costOfDelay: { low: 100, mode: 200, high: 400 }, duration: null },
      { costOfDelay: { low: 50, mode: 60, high: 70 } },
    ];
    const ends = estimatedEnds(scorings.cd3, ranges);
    expect(ends).toEqual({ costOfDelay: { low: 50, high: 400 } });
    expect(possibleScores(scorings.cd3, { duration: 2 }, ends)).toEqual({ low: 25, high: 200 });
    expect(possibleScores(scorings.cd3, {}, ends)).toEqual({
      value: null,
      reason: "MISSING",
      missingFields: ["duration"],
    });
  });

  it("refuses ends that would divide by zero", () => {
    const ends = { costOfDelay: { low: 1, high: 2 }, duration: { low: 0, high: 2 } };
    expect(possibleScores(scorings.cd3, {}, ends)).toEqual({ value: null, reason: "NON_POSITIVE_DENOMINATOR" });
  });
});

describe("neededFigures", () => {
  it("names figures that do tie with the target", () => {
    const estimates = fc.record({
      fit: fc.integer({ min: 0, max: 5 }),
      reach: fc.integer({ min: 0, max: 100 }),
      effort: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(estimates, fc.double({ min: 0.1, max: 20, noNaN: true }), (figures, target) => {
        for (const { id, needed } of known(neededFigures(weighted(), figures, target))) {
          if (needed === null) continue;
          const then = known(score(weighted(), { ...figures, [id]: needed }));
          expect(Math.abs(then.value - target)).toBeLessThan(1e-9 * Math.max(1, target));
        }
      }),
    );
  });

  it("names the first step that is enough, and none where the scale ends before", () => {
    const wsjf = { userBusinessValue: 3, timeCriticality: 2, riskReductionOpportunity: 1, jobSize: 3 };
    const needed = (target: number) =>
      known(neededFigures(scorings.wsjf, wsjf, target)).map((figure) => [figure.id, figure.needed]);
    expect(needed(3)).toEqual([
      ["userBusinessValue", 8],
      ["timeCriticality", 5],
      ["riskReductionOpportunity", 5],
      ["jobSize", 2],
    ]);
    expect(needed(40).every(([, figure]) => figure === null)).toBe(true);
    expect(needed(5 / 3)).toContainEqual(["userBusinessValue", 2]);
  });

  it("names no figure where another factor is zero, and refuses as the score does", () => {
    expect(neededFigures(scorings.cd3, { costOfDelay: 0, duration: 2 }, 5)).toEqual([
      { id: "costOfDelay", now: 0, needed: 10 },
      { id: "duration", now: 2, needed: null },
    ]);
    expect(neededFigures(scorings.cd3, {}, 5)).toMatchObject({ reason: "MISSING" });
    expect(isRefused(neededFigures(scorings.cd3, { costOfDelay: 1, duration: 2 }, Number.NaN))).toBe(true);
  });
});
