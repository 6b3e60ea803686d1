import { countValue, emptyTally, mergedTally, tallyMoments } from "#shared/maths/tally.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const amounts = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });
const nan = Number.NaN;

function tallied(values: readonly number[]) {
  const tally = emptyTally();
  for (const value of values) countValue(tally, value);
  return tally;
}

describe("mergedTally", () => {
  it("holds all values of both, in whatever order they came", () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const merged = answered(tallyMoments(mergedTally(tallied(one), tallied(other))));
        const whole = answered(tallyMoments(tallied([...other, ...one].toReversed())));
        expect(merged.n).toBe(whole.n);
        expect(merged.mean).toBeCloseTo(whole.mean, 9);
        expect(merged.variance).toBeCloseTo(whole.variance, 5);
      }),
    );
    expect(mergedTally(emptyTally(), emptyTally())).toEqual(emptyTally());
  });

  it("keeps the variance of large values, which sums of squares lose", () => {
    const values = [1e9 + 1, 1e9 + 2, 1e9 + 3];
    expect(tallyMoments(tallied(values))).toMatchObject({ variance: 1 });
  });
});

describe("tallyMoments", () => {
  it("refuses a tally of nothing, and one in which something was not a number", () => {
    expect(tallyMoments(emptyTally())).toEqual({ value: null, reason: "NO_DATA" });
    expect(tallyMoments(tallied([1, nan]))).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});
