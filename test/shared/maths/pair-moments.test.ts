import { pairMoments } from "#shared/maths/pair-moments.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";
import { pairMomentsOf } from "../../support/pair-moments-of.ts";

const nan = Number.NaN;
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const squares = (values: readonly number[]) => sum(values.map((value) => value * value));
const sumsOf = (values: readonly number[]) => ({ sum: sum(values), squares: squares(values) });

describe("pairMoments", () => {
  it("takes sums or the values themselves, to the same end", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 30 }), (pairs) => {
        const xs = pairs.map(([x]) => x);
        const ys = pairs.map(([, y]) => y);
        const products = sum(pairs.map(([x, y]) => x * y));
        const bySums = answered(pairMoments({ n: xs.length, x: sumsOf(xs), y: sumsOf(ys), products }));
        const byValues = answered(pairMomentsOf(xs, ys));
        for (const key of ["n", "meanX", "meanY", "squaresX", "squaresY", "products"] as const) {
          expect(byValues[key]).toBeCloseTo(bySums[key], 6);
        }
      }),
    );
  });

  it("refuses nothing at all, values without a partner and no numbers", () => {
    expect(pairMomentsOf([], [])).toEqual({ value: null, reason: "NO_DATA" });
    expect(pairMomentsOf([1], [])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(pairMomentsOf([nan], [1])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    const none = { sum: 0, squares: 0 };
    expect(pairMoments({ n: 0, x: none, y: none, products: 0 })).toEqual({ value: null, reason: "NO_DATA" });
    expect(pairMoments({ n: 2, x: none, y: none, products: nan })).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});
