import { cuped, cupedTheta } from "#shared/maths/cuped.ts";
import { pairMoments } from "#shared/maths/pair-moments.ts";
import { welch } from "#shared/maths/welch.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";
import { pairMomentsOf } from "../../support/pair-moments-of.ts";

const pairs = fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 2, maxLength: 30 });
const armOf = (rows: readonly (readonly [number, number])[]) =>
  answered(
    pairMomentsOf(
      rows.map(([x]) => x),
      rows.map(([, y]) => y),
    ),
  );

describe("cuped", () => {
  it("gives each arm what its units' own adjusted values come to", () => {
    fc.assert(
      fc.property(pairs, pairs, (one, other) => {
        const { theta, control } = answered(cuped(armOf(one), armOf(other)));
        const all = [...one, ...other];
        const meanX = all.reduce((sum, [x]) => sum + x, 0) / all.length;
        const values = one.map(([x, y]) => y - theta * (x - meanX));
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        expect(control.mean).toBeCloseTo(mean, 8);
        expect(control.variance).toBeCloseTo(squares / (values.length - 1), 6);
      }),
    );
  });

  it("turns its sign when the arms are swapped", () => {
    fc.assert(
      fc.property(pairs, pairs, (one, other) => {
        const forth = answered(cuped(armOf(one), armOf(other)));
        const back = answered(cuped(armOf(other), armOf(one)));
        expect(back.adjustedDifference).toBeCloseTo(-forth.adjustedDifference, 8);
        expect(back.varianceReduction).toBeCloseTo(forth.varianceReduction, 8);
      }),
    );
  });

  it("changes nothing where the past does not vary", () => {
    const still = cuped(
      armOf([
        [3, 1],
        [3, 5],
      ]),
      armOf([
        [3, 2],
        [3, 9],
      ]),
    );
    expect(still).toMatchObject({ theta: 0, rawDifference: 2.5, adjustedDifference: 2.5, varianceReduction: 0 });
  });

  it("changes nothing where the past does not vary, whatever rounding leaves of its sums", () => {
    const arm = (past: number, ys: readonly number[]) => {
      const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
      const sums = (values: readonly number[]) => ({ sum: sum(values), squares: sum(values.map((v) => v * v)) });
      const products = sum(ys.map((y) => past * y));
      return answered(pairMoments({ n: ys.length, x: sums(ys.map(() => past)), y: sums(ys), products }));
    };
    for (const past of [0.1, 0.3, 7.7, 1234.56]) {
      for (const n of [3, 7, 100]) {
        const ys = Array.from({ length: n }, (_, at) => (at * 7) % 5);
        const still = answered(cuped(arm(past, ys), arm(past, [2, 9, 4])));
        expect(still).toMatchObject({ theta: 0, varianceReduction: 0 });
        expect(still.adjustedDifference).toBe(still.rawDifference);
      }
    }
  });

  it("narrows the interval of the test that follows", () => {
    const rows = (shift: number) => Array.from({ length: 40 }, (_, at) => [at, 2 * at + shift + (at % 3)] as const);
    const { control, treatment } = answered(cuped(armOf(rows(0)), armOf(rows(3))));
    const { interval } = answered(welch(control, treatment, { scale: "absolute" }));
    expect(interval.high - interval.low).toBeLessThan(1);
    expect(interval.low).toBeGreaterThan(2);
  });

  it("refuses arms without units and sums of no values", () => {
    const arm = armOf([
      [1, 2],
      [2, 3],
    ]);
    expect(cuped({ ...arm, n: 0 }, arm)).toEqual({ value: null, reason: "NO_DATA" });
    expect(cuped({ ...arm, squaresY: -1 }, arm)).toEqual({ value: null, reason: "ZERO_VARIANCE" });
    expect(cupedTheta({ ...arm, squaresX: 0, meanX: 1, n: 1 }, { ...arm, squaresX: 0, meanX: 1, n: 1 })).toBe(0);
  });
});
