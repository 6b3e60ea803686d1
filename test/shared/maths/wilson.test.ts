import { isRefused } from "#shared/maths/answer.ts";
import { minPopulationForNever } from "#shared/maths/min-population-for-never.ts";
import { wilson } from "#shared/maths/wilson.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("wilson", () => {
  it("holds the share between 0 and 1, in order", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (x, n) => {
        fc.pre(x <= n);
        const interval = wilson(x, n);
        if (isRefused(interval)) throw new Error(interval.reason);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(x / n);
        expect(interval.high).toBeGreaterThanOrEqual(x / n);
        expect(interval.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("reaches 0 for none and 1 for all, exactly", () => {
    expect(wilson(0, 10)).toMatchObject({ low: 0 });
    expect(wilson(10, 10)).toMatchObject({ high: 1 });
  });

  it("refuses an empty sample and more successes than people", () => {
    expect(wilson(0, 0)).toEqual({ value: null, reason: "NO_DATA" });
    expect(wilson(3, 2)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});

describe("minPopulationForNever", () => {
  it("gives the first population whose upper bound falls below the share", () => {
    for (const tau of [0.01, 0.05, 0.1, 0.3, 0.5]) {
      const fewest = minPopulationForNever(tau, 0.95);
      if (typeof fewest !== "number") throw new Error("refused");
      expect(wilson(0, fewest)).toSatisfy(({ high }: { high: number }) => high < tau);
      expect(wilson(0, fewest - 1)).toSatisfy(({ high }: { high: number }) => high >= tau);
    }
  });
});
