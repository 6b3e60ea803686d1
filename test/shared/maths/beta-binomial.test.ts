import { bayes } from "#shared/maths/bayes.ts";
import { betaBinomial, betaTail, needsExactChance } from "#shared/maths/beta-binomial.ts";
import { mulberry32 } from "#shared/maths/prng.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const counts = fc
  .integer({ min: 0, max: 400 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe("betaBinomial", () => {
  it("gives the rest to the other arm", () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const forth = answered(betaBinomial(one, other));
        const back = answered(betaBinomial(other, one));
        expect(forth + back).toBeCloseTo(1, 9);
      }),
    );
  });

  it("never falls with one success more", () => {
    fc.assert(
      fc.property(counts, counts, (one, { x, n }) => {
        fc.pre(x < n);
        const more = answered(betaBinomial(one, { x: x + 1, n }));
        expect(more).toBeGreaterThanOrEqual(answered(betaBinomial(one, { x, n })) - 1e-12);
      }),
    );
  });

  it("comes close to draws from both shares", () => {
    const next = mulberry32(11);
    /** With whole shapes, a beta share is the a-th smallest of a + b − 1 uniform draws. */
    const drawn = (a: number, b: number) => Float64Array.from({ length: a + b - 1 }, next).sort()[a - 1] ?? 0;
    let above = 0;
    for (let draw = 0; draw < 20_000; draw += 1) if (drawn(7, 15) > drawn(3, 19)) above += 1;
    expect(Math.abs(above / 20_000 - answered(betaBinomial({ x: 2, n: 20 }, { x: 6, n: 20 })))).toBeLessThan(0.006);
  });

  it("stays a probability for very many units", () => {
    const [one, other] = [
      { x: 50_000, n: 1_000_000 },
      { x: 50_500, n: 1_000_000 },
    ] as const;
    const chance = answered(betaBinomial(one, other));
    const flat = answered(
      bayes(
        { n: one.n, mean: 0.05, variance: 0.05 * 0.95 },
        { n: other.n, mean: 0.0505, variance: 0.0505 * 0.9495 },
        { scale: "absolute" },
      ),
    );
    expect(chance).toBeCloseTo(flat.chanceToWin, 4);
    expect(answered(betaBinomial(one, { x: 900_000, n: 1_000_000 }))).toBeCloseTo(1, 6);
    expect(answered(betaBinomial({ x: 900_000, n: 1_000_000 }, one))).toBe(0);
  });

  it("knows an even chance without data and refuses parts of a unit", () => {
    expect(betaBinomial({ x: 0, n: 0 }, { x: 0, n: 0 })).toBeCloseTo(0.5, 12);
    const refused = { value: null, reason: "OUT_OF_RANGE" };
    expect(betaBinomial({ x: 0.5, n: 1 }, { x: 0, n: 0 })).toEqual(refused);
    expect(betaBinomial({ x: 2, n: 1 }, { x: 0, n: 0 })).toEqual(refused);
    expect(betaBinomial({ x: 0, n: 1 }, { x: 0, n: 1 }, { a: 0, b: 1 })).toEqual(refused);
  });
});

describe("betaTail", () => {
  it("falls from 1 to 0 as the threshold rises", () => {
    const tails = [0, 0.02, 0.05, 0.1, 1].map((threshold) => answered(betaTail({ x: 18, n: 250 }, threshold)));
    expect(tails[0]).toBe(1);
    expect(tails.at(-1)).toBe(0);
    expect(tails).toEqual(tails.toSorted((a, b) => b - a));
    expect(betaTail({ x: 0, n: 0 }, 0.3)).toBeCloseTo(0.7, 12);
  });

  it("refuses what is no share", () => {
    for (const threshold of [-0.1, 1.1, Number.NaN]) {
      expect(betaTail({ x: 1, n: 2 }, threshold)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    }
    expect(betaTail({ x: 3, n: 2 }, 0.5)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});

describe("needsExactChance", () => {
  it("holds below ten successes in either arm", () => {
    expect(needsExactChance({ x: 9, n: 500 }, { x: 40, n: 500 })).toBe(true);
    expect(needsExactChance({ x: 40, n: 500 }, { x: 9, n: 500 })).toBe(true);
    expect(needsExactChance({ x: 10, n: 500 }, { x: 10, n: 500 })).toBe(false);
  });
});
