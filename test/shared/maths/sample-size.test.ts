import { smallestDifference, smallestLift } from "#shared/maths/power.ts";
import { sampleSizeOfLift, sampleSizeOfMeans, sampleSizeOfShares, testLength } from "#shared/maths/sample-size.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const share = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
const outOfRange = { value: null, reason: "OUT_OF_RANGE" };

describe("sampleSizeOfShares", () => {
  it("asks for 31,231 units to see 5% become 5.5%", () => {
    expect(sampleSizeOfShares(0.05, 0.055)).toMatchObject({ perArm: 31_231 });
  });

  it("asks for the same whichever share comes first, and for more to be surer", () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        fc.pre(one !== other);
        const plain = answered(sampleSizeOfShares(one, other));
        expect(answered(sampleSizeOfShares(other, one)).exact).toBeCloseTo(plain.exact, 6);
        expect(answered(sampleSizeOfShares(1 - one, 1 - other)).exact).toBeCloseTo(plain.exact, 4);
        expect(answered(sampleSizeOfShares(one, other, { power: 0.9 })).exact).toBeGreaterThan(plain.exact);
        expect(answered(sampleSizeOfShares(one, other, { alpha: 0.01 })).exact).toBeGreaterThan(plain.exact);
      }),
    );
  });

  it("refuses equal shares, none, all, and promises that cannot be kept", () => {
    expect(sampleSizeOfShares(0.1, 0.1)).toEqual({ value: null, reason: "ZERO_EFFECT" });
    for (const share of [0, 1, -0.1, Number.NaN]) expect(sampleSizeOfShares(share, 0.5)).toEqual(outOfRange);
    for (const promise of [{ alpha: 0 }, { alpha: 0.9 }, { power: 1 }, { power: Number.NaN }]) {
      expect(sampleSizeOfShares(0.1, 0.2, promise)).toEqual(outOfRange);
    }
  });
});

describe("sampleSizeOfMeans", () => {
  it("gives the units at which the smallest difference is the one asked for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (deviation, difference) => {
        const { exact } = answered(sampleSizeOfMeans(deviation, difference));
        const smallest = answered(smallestDifference(deviation, { control: exact, treatment: exact }));
        expect(smallest).toBeCloseTo(difference, 6);
      }),
    );
  });

  it("refuses no difference, no deviation and no numbers", () => {
    expect(sampleSizeOfMeans(10, 0)).toEqual({ value: null, reason: "ZERO_EFFECT" });
    expect(sampleSizeOfMeans(0, 1)).toEqual({ value: null, reason: "ZERO_VARIANCE" });
    expect(sampleSizeOfMeans(-1, 1)).toEqual(outOfRange);
    expect(sampleSizeOfMeans(1, Number.NaN)).toEqual(outOfRange);
  });
});

describe("sampleSizeOfLift", () => {
  it("gives the units at which the smallest lift is the one asked for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 300 }), (deviation, percent) => {
        const baseline = { mean: 100, deviation };
        const { exact } = answered(sampleSizeOfLift(baseline, percent / 100));
        expect(answered(smallestLift(baseline, exact))).toBeCloseTo(percent / 100, 6);
      }),
    );
  });

  it("refuses no lift, no baseline, no deviation and losses of more than all", () => {
    const baseline = { mean: 10, deviation: 2 };
    expect(sampleSizeOfLift(baseline, 0)).toEqual({ value: null, reason: "ZERO_EFFECT" });
    expect(sampleSizeOfLift({ ...baseline, mean: 0 }, 0.1)).toEqual({ value: null, reason: "ZERO_BASELINE" });
    expect(sampleSizeOfLift({ ...baseline, deviation: 0 }, 0.1)).toEqual({ value: null, reason: "ZERO_VARIANCE" });
    for (const lift of [-1, -2, Number.NaN, Infinity]) expect(sampleSizeOfLift(baseline, lift)).toEqual(outOfRange);
  });
});

describe("testLength", () => {
  it("runs whole weeks until the smallest arm has its units", () => {
    expect(testLength(1000, [1, 1], 500)).toEqual({ units: 2000, weeks: 4, inTime: true });
    expect(testLength(1000, [9, 1], 500)).toEqual({ units: 10_000, weeks: 20, inTime: false });
    expect(testLength(10, [1, 1, 0], 500)).toEqual({ units: 20, weeks: 1, inTime: true });
  });

  it("refuses a product nobody uses, a single arm and figures below zero", () => {
    expect(testLength(10, [1, 1], 0)).toEqual({ value: null, reason: "NO_TRAFFIC" });
    expect(testLength(10, [1, 0], 5)).toEqual({ value: null, reason: "ONE_ARM" });
    expect(testLength(10, [1, -1], 5)).toEqual(outOfRange);
    expect(testLength(Number.NaN, [1, 1], 5)).toEqual(outOfRange);
  });
});
