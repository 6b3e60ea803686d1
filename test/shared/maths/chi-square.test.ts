import { chiSquareAbove } from "#shared/maths/chi-square.ts";
import { normalAbove } from "#shared/maths/normal.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("chiSquareAbove", () => {
  it("matches reference values to twelve digits, far into the tail", () => {
    const tails = [
      [0.5, 1, 0.4795001221869535],
      [6.9024049496058275, 1, 0.008607987810836241],
      [32.051005719778736, 3, 5.105517015855253e-7],
      [100, 2, 1.9287498479639178e-22],
      [1000, 900, 0.010994608942135848],
      [1400, 2, 9.85967654375977e-305],
      [3.3, 7, 0.8559330472514931],
      [40_000, 40_000, 0.4990596837662507],
      [0.001, 0.5, 0.8350402492315872],
    ] as const;
    for (const [x, degrees, tail] of tails) expect(Math.abs(chiSquareAbove(x, degrees) / tail - 1)).toBeLessThan(1e-12);
  });

  it("is the two-sided normal tail for one degree, and 1 at nothing", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 20, noNaN: true }), (z) => {
        expect(Math.abs(chiSquareAbove(z * z, 1) / (2 * normalAbove(z)) - 1)).toBeLessThan(1e-11);
      }),
    );
    expect(chiSquareAbove(0, 4)).toBe(1);
    expect(chiSquareAbove(1e6, 4)).toBe(0);
    expect(chiSquareAbove(1, 4000)).toBe(1);
  });
});
