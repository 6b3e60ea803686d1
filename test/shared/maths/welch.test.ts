import type { Moments } from "#shared/maths/moments.ts";
import { welch } from "#shared/maths/welch.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const arm = fc.record({
  n: fc.integer({ min: 2, max: 100_000 }),
  mean: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 10_000, noNaN: true }),
});
// Powers of two, which change no digit.
const unit = fc.integer({ min: -20, max: 20 }).map((power) => 2 ** power);
const inUnits = ({ n, mean, variance }: Moments, of: number): Moments => ({
  n,
  mean: mean * of,
  variance: variance * of * of,
});
const isClose = (actual: number, expected: number, size = Math.abs(expected)) =>
  Math.abs(actual - expected) <= 1e-9 * size + 1e-12;
const control: Moments = { n: 400, mean: 10, variance: 4 };
const treatment: Moments = { n: 500, mean: 10.5, variance: 5 };

describe("welch", () => {
  it("turns its sign when the arms are swapped", () => {
    fc.assert(
      fc.property(arm, arm, (one, other) => {
        const forth = answered(welch(one, other, { scale: "absolute" }));
        const back = answered(welch(other, one, { scale: "absolute" }));
        expect(isClose(back.estimate, -forth.estimate)).toBe(true);
        expect(isClose(back.p, forth.p)).toBe(true);
        expect(isClose(back.interval.low, -forth.interval.high, Math.abs(forth.estimate) + forth.standardError)).toBe(
          true,
        );
      }),
    );
  });

  it("does not see the unit of the amounts, and a share has none", () => {
    fc.assert(
      fc.property(arm, arm, unit, (one, other, of) => {
        for (const scale of ["absolute", "relative"] as const) {
          const plain = answered(welch(one, other, { scale }));
          const scaled = answered(welch(inUnits(one, of), inUnits(other, of), { scale }));
          expect(isClose(scaled.p, plain.p)).toBe(true);
          expect(isClose(scaled.estimate, plain.estimate * (scale === "absolute" ? of : 1))).toBe(true);
        }
      }),
    );
  });

  it("leaves 0 out of its interval exactly when p is below the significance", () => {
    fc.assert(
      fc.property(arm, arm, fc.constantFrom(0.01, 0.05, 0.2), (one, other, alpha) => {
        const { p, interval } = answered(welch(one, other, { scale: "absolute", alpha }));
        fc.pre(Math.abs(p - alpha) > 1e-9);
        expect(interval.low > 0 || interval.high < 0).toBe(p < alpha);
      }),
    );
  });

  it("keeps few degrees of freedom where variances are too small to square", () => {
    const { degrees } = answered(
      welch({ n: 3, mean: 0, variance: 1e-200 }, { n: 3, mean: 1, variance: 1e-200 }, { scale: "absolute" }),
    );
    expect(degrees).toBeCloseTo(4, 9);
  });

  it("refuses an impossible significance", () => {
    for (const alpha of [0, 1, Number.NaN]) {
      expect(welch(control, treatment, { scale: "absolute", alpha })).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    }
  });
});
