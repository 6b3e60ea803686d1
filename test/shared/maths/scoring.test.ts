import { isRefused } from "#shared/maths/answer.ts";
import { type Estimates, score, type Scoring } from "#shared/maths/scoring.ts";
import { fieldsWithoutOne, scorings } from "#shared/maths/scorings.ts";
import { weightedScoring } from "#shared/maths/weighted-scoring.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const refusal = (reason: string) => ({ value: null, reason });

function scored(scoring: Scoring, estimates: Estimates) {
  const answer = score(scoring, estimates);
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}

const positive = fc.double({ min: 0.01, max: 1e6, noNaN: true });

describe("score", () => {
  it("opens into parts that give it again", () => {
    const { value, above, below, parts } = scored(scorings.rice, {
      reach: 2000,
      impact: 2,
      confidence: 0.8,
      effort: 4,
    });
    expect([value, above, below]).toEqual([800, 3200, 4]);
    expect(parts.map(({ id, place, weighted }) => [id, place, weighted])).toEqual([
      ["reach", "above", 2000],
      ["impact", "above", 2],
      ["confidence", "above", 0.8],
      ["effort", "below", 4],
    ]);
  });

  it("grows with what stands above, shrinks with what stands below, and keeps its scale", () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 2, max: 9 }), (costOfDelay, duration, times) => {
        const once = scored(scorings.cd3, { costOfDelay, duration }).value;
        expect(scored(scorings.cd3, { costOfDelay: times * costOfDelay, duration }).value).toBeCloseTo(times * once, 6);
        expect(scored(scorings.cd3, { costOfDelay, duration: times * duration }).value).toBeLessThan(once);
      }),
    );
  });

  it("takes nothing for a figure: a zero above is a score of 0, an unknown one none at all", () => {
    expect(scored(scorings.cd3, { costOfDelay: 0, duration: 2 }).value).toBe(0);
    expect(Object.is(scored(scorings.valueCost, { value: -0, cost: 2 }).value, -0)).toBe(false);
    expect(score(scorings.cd3, { costOfDelay: null })).toEqual({
      ...refusal("MISSING"),
      missingFields: ["costOfDelay", "duration"],
    });
  });

  it("refuses figures off their scale and what is not a number", () => {
    const wsjf = { userBusinessValue: 8, timeCriticality: 5, riskReductionOpportunity: 3, jobSize: 5 };
    expect(score(scorings.wsjf, { ...wsjf, timeCriticality: 4 })).toEqual(refusal("OUT_OF_RANGE"));
    expect(score(scorings.wsjf, { ...wsjf, jobSize: 0 })).toEqual(refusal("NON_POSITIVE_DENOMINATOR"));
    expect(score(scorings.ice, { impact: 11, confidence: 5, ease: 5 })).toEqual(refusal("OUT_OF_RANGE"));
    expect(score(scorings.rice, { reach: -1, impact: 1, confidence: 1, effort: 1 })).toEqual(refusal("OUT_OF_RANGE"));
    expect(score(scorings.cd3, { costOfDelay: Number.NaN, duration: 1 })).toEqual(refusal("OUT_OF_RANGE"));
    expect(score(scorings.cd3, { costOfDelay: 1, duration: -1 })).toEqual(refusal("NON_POSITIVE_DENOMINATOR"));
    expect(score(scorings.cd3, { costOfDelay: 1e15, duration: 5e-324 })).toEqual(refusal("OUT_OF_RANGE"));
  });
});

describe("fieldsWithoutOne", () => {
  it("names the columns of a batch that lack an anchor, but not those nobody estimated", () => {
    const batch = [
      { userBusinessValue: 1, timeCriticality: 3, jobSize: 2 },
      { userBusinessValue: 8, timeCriticality: 5, jobSize: 1 },
    ];
    expect(fieldsWithoutOne(batch)).toEqual(["timeCriticality"]);
    expect(fieldsWithoutOne([])).toEqual([]);
  });
});

describe("weightedScoring", () => {
  const weighted = (fields: Parameters<typeof weightedScoring>[0]) => {
    const scoring = weightedScoring(fields);
    if (isRefused(scoring)) throw new Error(scoring.reason);
    return scoring;
  };

  it("gives 100 for the highest figures and does not mind how large the weights are", () => {
    const fields = [
      { id: "fit", weight: 3, highest: 5 },
      { id: "reach", weight: 1, highest: 10_000 },
    ];
    const larger = fields.map((field) => ({ ...field, weight: 7 * field.weight }));
    expect(scored(weighted(fields), { fit: 5, reach: 10_000 }).value).toBeCloseTo(100, 9);
    const estimates = { fit: 4, reach: 2000 };
    expect(scored(weighted(fields), estimates).value).toBeCloseTo(65, 9);
    expect(scored(weighted(larger), estimates).value).toBeCloseTo(65, 9);
  });

  it("divides by what speaks against", () => {
    const scoring = weighted([
      { id: "fit", weight: 1, highest: 5 },
      { id: "effort", weight: -2, highest: 10 },
    ]);
    expect(scored(scoring, { fit: 4, effort: 5 }).value).toBeCloseTo(80 / 50, 9);
    expect(score(scoring, { fit: 4, effort: 0 })).toEqual(refusal("NON_POSITIVE_DENOMINATOR"));
    expect(score(scoring, { fit: 6, effort: 1 })).toEqual(refusal("OUT_OF_RANGE"));
  });

  it("leaves out what has no weight", () => {
    const scoring = weighted([
      { id: "fit", weight: 1, highest: 5 },
      { id: "colour", weight: 0, highest: 3 },
    ]);
    expect(scored(scoring, { fit: 5 }).value).toBeCloseTo(100, 9);
  });

  it("refuses a formula in which nothing speaks for, and weights that are not numbers", () => {
    expect(weightedScoring([{ id: "effort", weight: -1, highest: 5 }])).toEqual(refusal("UNDEFINED"));
    expect(weightedScoring([])).toEqual(refusal("UNDEFINED"));
    expect(weightedScoring([{ id: "fit", weight: Number.NaN, highest: 5 }])).toEqual(refusal("OUT_OF_RANGE"));
    expect(weightedScoring([{ id: "fit", weight: 1, highest: 0 }])).toEqual(refusal("OUT_OF_RANGE"));
  });
});
