import { betaBelow } from "#shared/maths/beta-distribution.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe("betaBelow", () => {
  it("matches reference values to twelve digits, far tails and many counts included", () => {
    const values = [
      [0.3, 2, 5, 0.579825],
      [0.05, 19, 233, 0.04893344350917043],
      [0.5, 1000, 1000, 0.5],
      [0.49, 100_000, 100_000, 1.8571347290405532e-19],
      [0.001, 0.5, 0.5, 0.020135041633377492],
      [0.999, 3, 0.25, 0.7500294583944754],
      [1e-5, 2, 1_000_000, 0.9995006257421163],
      [0.6, 40, 10, 0.0010452662177771162],
      [0.9, 1, 1, 0.9],
    ] as const;
    for (const [x, a, b, below] of values) expect(Math.abs(betaBelow(x, { a, b }) / below - 1)).toBeLessThan(1e-12);
  });

  it("mirrors with its shapes", () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        expect(betaBelow(x, { a, b }) + betaBelow(1 - x, { a: b, b: a }, x)).toBeCloseTo(1, 11);
      }),
    );
  });

  it("never falls as x rises, from 0 to 1", () => {
    fc.assert(
      fc.property(share, share, shape, shape, (one, other, a, b) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(betaBelow(high, { a, b })).toBeGreaterThanOrEqual(betaBelow(low, { a, b }) - 1e-13);
      }),
    );
    expect(betaBelow(0, { a: 2, b: 3 })).toBe(0);
    expect(betaBelow(1, { a: 2, b: 3 })).toBe(1);
  });
});
