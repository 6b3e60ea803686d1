import { triangular, triangularBelow } from "#shared/maths/triangular.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const number = fc.integer({ min: -1000, max: 1000 });
const range = fc.tuple(number, number, number).map((values) => {
  const [low = 0, mode = 0, high = 0] = values.toSorted((a, b) => a - b);
  return { low, mode, high };
});

describe("triangular", () => {
  it("stays within its range and undoes the distribution function", () => {
    fc.assert(
      fc.property(range, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (estimate, u) => {
        const value = triangular(estimate, u);
        expect(value).toBeGreaterThanOrEqual(estimate.low - 1e-9);
        expect(value).toBeLessThanOrEqual(estimate.high + 1e-9);
        const below = estimate.low < estimate.high ? triangularBelow(estimate, value) : u;
        expect(below).toBeCloseTo(u, 6);
      }),
    );
  });
});
