import { fisher } from "#shared/maths/fisher.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const proportion = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const small = fc
  .integer({ min: 1, max: 12 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const failures = ({ x, n }: { readonly x: number; readonly n: number }) => ({ x: n - x, n });

describe("fisher", () => {
  it("matches reference values", () => {
    const tables = [
      [0, 40, 9, 40, 0.002358245188139414],
      [120, 10_000, 90, 10_000, 0.04399120941556362],
      [2, 20, 6, 20, 0.23511623511623514],
      [10, 10, 0, 10, 1.082508822446903e-5],
    ] as const;
    for (const [x1, n1, x2, n2, p] of tables) {
      expect(Math.abs(answered(fisher({ x: x1, n: n1 }, { x: x2, n: n2 })).p / p - 1)).toBeLessThan(1e-9);
    }
  });

  it("sums the outcomes that are no likelier than the observed one", () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    fc.assert(
      fc.property(small, small, (one, other) => {
        const successes = one.x + other.x;
        const ways = (x: number) =>
          x < 0 || x > one.n || successes - x < 0 || successes - x > other.n
            ? 0
            : choose(one.n, x) * choose(other.n, successes - x);
        const outcomes = Array.from({ length: successes + 1 }, (_, x) => ways(x));
        const unlikely = outcomes.filter((way) => way <= ways(one.x) * (1 + 1e-7));
        const total = (all: readonly number[]) => all.reduce((sum, way) => sum + way, 0);
        expect(answered(fisher(one, other)).p).toBeCloseTo(total(unlikely) / total(outcomes), 10);
      }),
    );
  });

  it("does not mind which arm, or which outcome, comes first", () => {
    fc.assert(
      fc.property(proportion, proportion, (one, other) => {
        const { p } = answered(fisher(one, other));
        expect(answered(fisher(other, one)).p).toBeCloseTo(p, 9);
        expect(answered(fisher(failures(one), failures(other))).p).toBeCloseTo(p, 9);
      }),
    );
  });

  it("refuses parts of a unit", () => {
    expect(fisher({ x: 1.5, n: 3 }, { x: 1, n: 3 })).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});
