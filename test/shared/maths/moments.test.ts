import { type ArmFigures, moments, ratioMoments } from "#shared/maths/moments.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";
import { pairMomentsOf } from "../../support/pair-moments-of.ts";

const amounts = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });
const nan = Number.NaN;
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const squares = (values: readonly number[]) => sum(values.map((value) => value * value));
const sumsOf = (values: readonly number[]) => ({ sum: sum(values), squares: squares(values) });

const perUnit = {
  type: "ratio",
  n: 10,
  numerator: { sum: 100, squares: 9000 },
  denominator: { sum: 20, squares: 2000 },
  products: 300,
} as const;

/** Mean and variance value by value, without sums of squares. */
function byValue(values: readonly number[]) {
  const mean = sum(values) / values.length;
  return { n: values.length, mean, variance: sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1) };
}

describe("moments", () => {
  it("takes an amount's sums, its mean and variance, or its values one by one, to the same end", () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const bySums = answered(moments({ type: "mean", n: values.length, ...sumsOf(values) }));
        const byValues = byValue(values);
        expect(byValues.mean).toBeCloseTo(bySums.mean, 9);
        expect(byValues.variance).toBeCloseTo(bySums.variance, 5);
        expect(moments({ type: "summary", ...byValues })).toEqual(byValues);
      }),
    );
  });

  it("sees no variance in equal values, whatever rounding leaves", () => {
    const values = Array.from({ length: 1000 }, () => 0.1);
    expect(moments({ type: "mean", n: 1000, ...sumsOf(values) })).toMatchObject({ variance: 0 });
    expect(moments({ type: "mean", n: 1, sum: 5, squares: 25 })).toEqual({ n: 1, mean: 5, variance: 0 });
    expect(moments({ type: "summary", n: 1, mean: 5, variance: 3 })).toEqual({ n: 1, mean: 5, variance: 0 });
  });

  it("gives a ratio to one for each unit as that amount's mean", () => {
    const values = [3, 8, 1, 4];
    const ones = { sum: 4, squares: 4 };
    const ratio = answered(
      moments({ type: "ratio", n: 4, numerator: sumsOf(values), denominator: ones, products: sum(values) }),
    );
    const mean = answered(moments({ type: "mean", n: 4, ...sumsOf(values) }));
    expect(ratio.mean).toBe(mean.mean);
    expect(ratio.variance).toBeCloseTo(mean.variance, 12);
    expect(ratioMoments(answered(pairMomentsOf([2, 4, 6], [1, 2, 3])))).toMatchObject({ mean: 2, variance: 0 });
  });

  it("refuses no units, impossible figures, sums of no values and a ratio to nothing", () => {
    const refusals: readonly (readonly [ArmFigures, string])[] = [
      [{ type: "proportion", n: 0, sum: 0 }, "NO_DATA"],
      [{ type: "proportion", n: -1, sum: 0 }, "OUT_OF_RANGE"],
      [{ type: "proportion", n: nan, sum: 0 }, "OUT_OF_RANGE"],
      [{ type: "proportion", n: 5, sum: 6 }, "OUT_OF_RANGE"],
      [{ type: "proportion", n: 5, sum: -1 }, "OUT_OF_RANGE"],
      [{ type: "mean", n: 5, sum: nan, squares: 1 }, "OUT_OF_RANGE"],
      [{ type: "mean", n: 2, sum: 100, squares: 1 }, "ZERO_VARIANCE"],
      [{ type: "summary", n: 5, mean: 1, variance: -1 }, "ZERO_VARIANCE"],
      [{ ...perUnit, numerator: { sum: 100, squares: 5 } }, "ZERO_VARIANCE"],
      [{ ...perUnit, denominator: { sum: 20, squares: 5 } }, "ZERO_VARIANCE"],
      [{ type: "summary", n: 5, mean: Infinity, variance: 1 }, "OUT_OF_RANGE"],
      [
        { type: "ratio", n: 2, numerator: sumsOf([1, 2]), denominator: sumsOf([1, -1]), products: -1 },
        "NON_POSITIVE_DENOMINATOR",
      ],
      [{ type: "ratio", n: 2, numerator: sumsOf([1, 2]), denominator: sumsOf([1, 1]), products: nan }, "OUT_OF_RANGE"],
    ];
    for (const [arm, reason] of refusals) expect(moments(arm)).toEqual({ value: null, reason });
  });
});
