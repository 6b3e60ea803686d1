import { gini } from "#shared/maths/gini.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("gini", () => {
  it("lies between 0 and 1 and does not see the unit of the amounts", () => {
    const amounts = fc.array(fc.nat(10_000), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 1000 }), (list, unit) => {
        fc.pre(list.some((amount) => amount > 0));
        const { gini: coefficient } = gini(list) as { gini: number };
        const { gini: scaled } = gini(list.map((amount) => amount * unit)) as { gini: number };
        expect(coefficient).toBeGreaterThanOrEqual(0);
        expect(coefficient).toBeLessThan(1);
        expect(scaled).toBeCloseTo(coefficient, 10);
      }),
    );
  });

  it("is 0 when all are equal, and 1 after correction when one has all", () => {
    expect(gini([5, 5, 5])).toEqual({ gini: 0, corrected: 0 });
    expect(gini([0, 0, 0, 9])).toEqual({ gini: 0.75, corrected: 1 });
    expect(gini([9])).toEqual({ gini: 0, corrected: null });
  });

  it("refuses amounts without any use and amounts below 0", () => {
    expect(gini([])).toEqual({ value: null, reason: "NO_USE" });
    expect(gini([0, 0])).toEqual({ value: null, reason: "NO_USE" });
    expect(gini([1, -1])).toEqual({ value: null, reason: "NEGATIVE" });
  });
});
