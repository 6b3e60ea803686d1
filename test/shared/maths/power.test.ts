import { powerOfLift, smallestDifference, smallestLift } from "#shared/maths/power.ts";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const outOfRange = { value: null, reason: "OUT_OF_RANGE" };
const baseline = { mean: 10, deviation: 60 };

describe("powerOfLift", () => {
  it("is the promise at the smallest lift", () => {
    for (const power of [0.8, 0.9, 0.95]) {
      const lift = answered(smallestLift(baseline, 100_000, { alpha: 0.05, power }));
      expect(powerOfLift(baseline, lift, { perArm: 100_000 })).toBeCloseTo(power, 5);
    }
  });

  it("is the significance without an effect, and less for a reading at every look", () => {
    expect(powerOfLift(baseline, 0, { perArm: 1000 })).toBeCloseTo(0.05, 12);
    const once = answered(powerOfLift(baseline, 0.1, { perArm: 100_000 }));
    const often = answered(powerOfLift(baseline, 0.1, { perArm: 100_000, tuning: 5000 }));
    expect(often).toBeLessThan(once);
  });

  it("refuses what has no share, no spread or no units", () => {
    const arms = { perArm: 100 };
    expect(powerOfLift({ mean: 0, deviation: 1 }, 0.1, arms)).toEqual({ value: null, reason: "ZERO_BASELINE" });
    expect(powerOfLift({ mean: 1, deviation: 0 }, 0.1, arms)).toEqual({ value: null, reason: "ZERO_VARIANCE" });
    expect(powerOfLift(baseline, 0.1, { perArm: 0 })).toEqual({ value: null, reason: "NO_DATA" });
    expect(powerOfLift(baseline, Number.NaN, arms)).toEqual(outOfRange);
    expect(powerOfLift(baseline, 0.1, { perArm: 100, tuning: 0 })).toEqual(outOfRange);
  });
});

describe("smallestLift", () => {
  it("shrinks with more units, and does not exist for too few", () => {
    const lifts = [2000, 20_000, 200_000].map((perArm) => answered(smallestLift(baseline, perArm)));
    expect(lifts).toEqual(lifts.toSorted((a, b) => b - a));
    expect(smallestLift(baseline, 100)).toEqual({ value: null, reason: "TOO_FEW_USERS" });
  });

  it("refuses what has no share, no spread or no units", () => {
    expect(smallestLift({ mean: 0, deviation: 1 }, 100)).toEqual({ value: null, reason: "ZERO_BASELINE" });
    expect(smallestLift({ mean: 1, deviation: 0 }, 100)).toEqual({ value: null, reason: "ZERO_VARIANCE" });
    expect(smallestLift(baseline, 0)).toEqual({ value: null, reason: "NO_DATA" });
    expect(smallestLift({ mean: 1, deviation: -1 }, 100)).toEqual(outOfRange);
  });
});

describe("smallestDifference", () => {
  it("refuses arms without units and no spread", () => {
    expect(smallestDifference(1, { control: 0, treatment: 5 })).toEqual({ value: null, reason: "NO_DATA" });
    expect(smallestDifference(0, { control: 5, treatment: 5 })).toEqual({ value: null, reason: "ZERO_VARIANCE" });
    expect(smallestDifference(Number.NaN, { control: 5, treatment: 5 })).toEqual(outOfRange);
  });
});
