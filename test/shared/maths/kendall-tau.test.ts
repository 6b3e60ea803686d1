import { kendallTau } from "#shared/maths/kendall-tau.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** τ-b from every pair. */
function byPairs(a: readonly number[], b: readonly number[]): number {
  let surplus = 0;
  let untiedA = 0;
  let untiedB = 0;
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const inA = Math.sign((a[i] ?? 0) - (a[j] ?? 0));
      const inB = Math.sign((b[i] ?? 0) - (b[j] ?? 0));
      surplus += inA * inB;
      untiedA += inA * inA;
      untiedB += inB * inB;
    }
  }
  return surplus / Math.sqrt(untiedA * untiedB);
}

const series = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), {
  minLength: 2,
  maxLength: 60,
});

describe("kendallTau", () => {
  it("agrees with counting every pair, is symmetric, and changes sign with one series", () => {
    fc.assert(
      fc.property(series, (pairs) => {
        const a = pairs.map(([first]) => first);
        const b = pairs.map(([, second]) => second);
        fc.pre(new Set(a).size > 1 && new Set(b).size > 1);
        const tau = Number(kendallTau(a, b));
        expect(tau).toBeCloseTo(byPairs(a, b), 12);
        expect(kendallTau(b, a)).toBeCloseTo(tau, 12);
        expect(
          kendallTau(
            a,
            b.map((value) => -value),
          ),
        ).toBeCloseTo(-tau, 12);
        expect(
          kendallTau(
            a.map((value) => Math.exp(value)),
            b,
          ),
        ).toBeCloseTo(tau, 12);
      }),
    );
  });

  it("is exactly 1 for the same order and −1 for the reverse of 100,000", () => {
    const order = Array.from({ length: 100_000 }, (_, at) => at);
    expect(kendallTau(order, order)).toBe(1);
    expect(kendallTau(order, order.toReversed())).toBe(-1);
  });

  it("refuses fewer than two, a series of ties, unequal lengths and what is not a number", () => {
    expect(kendallTau([1], [1])).toEqual({ value: null, reason: "NO_DATA" });
    expect(kendallTau([1, 1], [1, 2])).toEqual({ value: null, reason: "UNDEFINED" });
    expect(kendallTau([1, 2], [3, 3])).toEqual({ value: null, reason: "UNDEFINED" });
    expect(kendallTau([1, 2], [1])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(kendallTau([1, Number.NaN], [1, 2])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});
