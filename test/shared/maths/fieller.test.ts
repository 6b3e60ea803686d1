import { fieller } from "#shared/maths/fieller.ts";
import type { Moments } from "#shared/maths/moments.ts";
import { welch } from "#shared/maths/welch.ts";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const isClose = (actual: number, expected: number, size = Math.abs(expected)) =>
  Math.abs(actual - expected) <= 1e-9 * size + 1e-12;
const control: Moments = { n: 400, mean: 10, variance: 4 };
const treatment: Moments = { n: 500, mean: 10.5, variance: 5 };

describe("fieller", () => {
  it("comes close to the delta method where the control is well known", () => {
    const { lift, interval, g } = answered(fieller(control, treatment));
    const delta = answered(welch(control, treatment, { scale: "relative" }));
    expect(g).toBeLessThan(0.001);
    expect(lift).toBeCloseTo(delta.estimate, 12);
    expect(Math.abs(interval.low - delta.interval.low)).toBeLessThan(0.001);
    expect(Math.abs(interval.high - delta.interval.high)).toBeLessThan(0.001);
  });

  it("keeps its direction below zero", () => {
    const above = answered(fieller(control, treatment));
    const below = answered(fieller({ ...control, mean: -10 }, { ...treatment, mean: -10.5 }));
    expect(isClose(below.lift, -above.lift)).toBe(true);
    expect(isClose(below.interval.low, -above.interval.high)).toBe(true);
    expect(isClose(below.interval.high, -above.interval.low)).toBe(true);
  });

  it("refuses a control that may as well be zero", () => {
    const unbounded = { value: null, reason: "UNBOUNDED" };
    expect(fieller({ n: 4, mean: 1, variance: 4 }, treatment)).toEqual(unbounded);
    expect(fieller({ ...control, mean: 0 }, treatment)).toEqual({ value: null, reason: "ZERO_BASELINE" });
    expect(fieller({ ...control, n: 0 }, treatment)).toEqual({ value: null, reason: "NO_DATA" });
    expect(fieller({ ...control, variance: -1 }, treatment)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(fieller(control, { ...treatment, mean: Number.NaN })).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});
