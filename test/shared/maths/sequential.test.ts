import type { Moments } from "#shared/maths/moments.ts";
import { sequential } from "#shared/maths/sequential.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const arm = fc.record({
  n: fc.integer({ min: 2, max: 100_000 }),
  mean: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 10_000, noNaN: true }),
});
const control: Moments = { n: 400, mean: 10, variance: 4 };
const treatment: Moments = { n: 500, mean: 10.5, variance: 5 };

describe("sequential", () => {
  it("is wider than the fixed interval at every size, and least so near its tuning", () => {
    const widening = (n: number) =>
      answered(sequential({ ...control, n: n / 2 }, { ...treatment, n: n / 2 }, { scale: "absolute" })).widening;
    expect([500, 2500, 5000, 50_000].map((n) => Number(widening(n).toFixed(2)))).toEqual([1.97, 1.57, 1.55, 1.65]);
  });

  it("leaves 0 out of its interval exactly when p is below the significance", () => {
    fc.assert(
      fc.property(arm, arm, fc.constantFrom(0.01, 0.05, 0.2), (one, other, alpha) => {
        const { p, interval } = answered(sequential(one, other, { scale: "absolute", alpha }));
        fc.pre(Math.abs(p - alpha) > 1e-9);
        expect(interval.low > 0 || interval.high < 0).toBe(p < alpha);
      }),
    );
  });

  it("says when it is too early to read", () => {
    const terms = { scale: "absolute" } as const;
    expect(sequential({ ...control, n: 99 }, treatment, terms)).toMatchObject({ tooEarly: true });
    expect(sequential({ ...control, n: 100 }, treatment, terms)).toMatchObject({ tooEarly: false });
  });

  it("refuses impossible terms", () => {
    for (const terms of [{ tuning: 0 }, { tuning: Number.NaN }, { alpha: 0 }, { alpha: 1 }]) {
      const answer = sequential(control, treatment, { scale: "absolute", ...terms });
      expect(answer).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    }
  });
});
