import { normalAbove, normalQuantile } from "#shared/maths/normal.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("normalAbove", () => {
  it("matches tabled tails to twelve digits", () => {
    const tails = [
      [0, 0.5],
      [1, 0.158655253931457],
      [1.959963984540054, 0.025],
      [3, 0.00134989803163009],
      [6, 9.86587645037698e-10],
      [10, 7.61985302416053e-24],
    ] as const;
    for (const [x, tail] of tails) expect(Math.abs(normalAbove(x) / tail - 1)).toBeLessThan(1e-12);
  });

  it("is one half at the middle and symmetric around it", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
        expect(normalAbove(x) + normalAbove(-x)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("normalQuantile", () => {
  it("undoes the distribution function", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(Math.abs(1 - normalAbove(normalQuantile(p)) - p)).toBeLessThan(1e-12);
      }),
    );
  });
});
