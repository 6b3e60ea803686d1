import { funnel } from "#shared/maths/funnel.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const outOfRange = { value: null, reason: "OUT_OF_RANGE" };
const stagesOf = (counts: readonly number[]) => counts.map((count, at) => ({ name: `stage ${at}`, count }));

describe("funnel", () => {
  it("multiplies its steps to the whole", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 6 }), (counts) => {
        const { steps, overall } = answered(funnel(stagesOf(counts.toSorted((a, b) => b - a))));
        expect(steps.reduce((product, { rate }) => product * (rate ?? 0), 1)).toBeCloseTo(overall, 9);
      }),
    );
  });

  it("knows no rate from a stage nobody reached", () => {
    expect(funnel(stagesOf([10, 0, 0]))).toMatchObject({
      steps: [{ rate: 0 }, { rate: null, interval: null }],
      overall: 0,
    });
  });

  it("refuses a stage larger than the one before, an empty cohort and a single stage", () => {
    expect(funnel(stagesOf([10, 5, 6]))).toEqual({ value: null, reason: "NOT_MONOTONE" });
    expect(funnel(stagesOf([0, 0]))).toEqual({ value: null, reason: "NO_DATA" });
    expect(funnel(stagesOf([10]))).toEqual({ value: null, reason: "NO_DATA" });
    expect(funnel([])).toEqual({ value: null, reason: "NO_DATA" });
    expect(funnel(stagesOf([10, -1]))).toEqual(outOfRange);
    expect(funnel(stagesOf([10, Number.NaN]))).toEqual(outOfRange);
  });
});
