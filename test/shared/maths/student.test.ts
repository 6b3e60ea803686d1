import { normalAbove } from "#shared/maths/normal.ts";
import { studentAbove, studentQuantile } from "#shared/maths/student.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const degrees = fc.double({ min: 0.5, max: 1e7, noNaN: true });

describe("studentAbove", () => {
  it("matches reference values to twelve digits, far into the tail and for very many degrees", () => {
    const tails = [
      [0.5, 1, 0.35241638234956674],
      [1e6, 1, 3.1830988618368455e-7],
      [2.5, 3.7, 0.03591101145591338],
      [12, 5, 3.544746258580761e-5],
      [30, 30, 3.125895815304444e-24],
      [0.1, 1000, 0.46018218451180204],
      [5, 5841.742, 2.950194986543524e-7],
      [8, 1e6, 6.22753171660126e-16],
      [20, 1e6, 2.866543523695186e-89],
      [6, 1e9, 9.865879822492458e-10],
      [40, 250, 6.008939163294146e-111],
    ] as const;
    for (const [t, df, tail] of tails) expect(Math.abs(studentAbove(t, df) / tail - 1)).toBeLessThan(1e-12);
  });

  it("is symmetric, and never below the normal tail", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), degrees, (t, df) => {
        expect(studentAbove(t, df) + studentAbove(-t, df)).toBeCloseTo(1, 12);
        expect(studentAbove(t, df)).toBeGreaterThanOrEqual(normalAbove(t) * (1 - 1e-11));
      }),
    );
  });

  it("has no tail beyond all numbers", () => {
    expect(studentAbove(1e200, 5)).toBe(0);
  });
});

describe("studentQuantile", () => {
  it("matches tabled values", () => {
    const values = [
      [0.975, 1, 12.706204736174694],
      [0.975, 2.5, 3.5746548420036817],
      [0.9, 7, 1.4149239276505086],
      [0.995, 30, 2.7499956535672254],
      [0.975, 5841.74203209357, 1.9603701569544807],
      [0.975, 1e9, 1.959963986912325],
    ] as const;
    for (const [p, df, t] of values) expect(Math.abs(studentQuantile(p, df) / t - 1)).toBeLessThan(1e-12);
  });

  it("undoes the tail, for few degrees as well", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 0.5, noNaN: true }), degrees, (tail, df) => {
        expect(Math.abs(studentAbove(-studentQuantile(tail, df), df) / tail - 1)).toBeLessThan(1e-9);
      }),
    );
    expect(studentQuantile(0.5, 3) + 0).toBe(0);
  });
});
