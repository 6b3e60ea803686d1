import fc from "fast-check";
import { multilinear } from "#shared/maths/multilinear.ts";
import { describe, expect, it } from "vitest";

describe("multilinear", () => {
  it("takes the corners' values at the corners", () => {
    const corners = [3, 5, -2, 11, 0, 7, 1, 4];
    const value = multilinear(corners);
    corners.forEach((expected, corner) => {
      expect(value(Float64Array.of(corner & 1, (corner >> 1) & 1, (corner >> 2) & 1))).toBe(expected);
    });
  });

  it("agrees with a product of linear functions everywhere", () => {
    const between = fc.double({ min: -100, max: 100, noNaN: true });
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(between, between), fc.tuple(between, between), unit, unit, (a, b, x, y) => {
        const f = (u: number, v: number) => (a[0] + a[1] * u) * (b[0] + b[1] * v);
        const value = multilinear([f(0, 0), f(1, 0), f(0, 1), f(1, 1)]);
        expect(value(Float64Array.of(x, y))).toBeCloseTo(f(x, y), 6);
      }),
    );
  });
});
