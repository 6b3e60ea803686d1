import { bayes, bothBelieve, skepticalPrior } from "#shared/maths/bayes.ts";
import type { Moments } from "#shared/maths/moments.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const control: Moments = { n: 400, mean: 0.1, variance: 0.09 };
const treatment: Moments = { n: 400, mean: 0.14, variance: 0.1204 };
const nothing: Moments = { n: 0, mean: 0, variance: 0 };
const belief = (better: "higher" | "lower", one = control, other = treatment) =>
  answered(bayes(one, other, { scale: "absolute", better }));

describe("bayes", () => {
  it("gives the other chance, and the other loss, when lower is better", () => {
    const higher = belief("higher");
    const lower = belief("lower");
    expect(lower.chanceToWin).toBeCloseTo(1 - higher.chanceToWin, 12);
    expect(lower.lossOfShipping).toBe(higher.lossOfKeeping);
    expect(lower.interval).toEqual(higher.interval);
  });

  it("expects to lose by shipping less what it expects to lose by keeping: the effect", () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (mean) => {
        const { effect, lossOfShipping, lossOfKeeping } = belief("higher", control, { ...treatment, mean });
        expect((lossOfKeeping ?? 0) - (lossOfShipping ?? 0)).toBeCloseTo(effect, 12);
        expect(lossOfShipping).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("stays finite where an effect is beyond doubt", () => {
    const far = belief("higher", control, { ...treatment, mean: 1e6 });
    expect(far).toMatchObject({ chanceToWin: 1, lossOfShipping: 0 });
  });

  it("lies between prior and data, nearer to the data as they grow", () => {
    const shrunk = [1, 10, 100].map((times) => {
      const arms = [control, treatment].map((arm) => ({ ...arm, n: arm.n * times }));
      const [one = nothing, other = nothing] = arms;
      return answered(bayes(one, other, { scale: "absolute", prior: skepticalPrior })).effect;
    });
    expect(shrunk[0]).toBeGreaterThan(0);
    expect(shrunk).toEqual(shrunk.toSorted((a, b) => a - b));
    expect(shrunk[2]).toBeLessThan(0.04);
  });

  it("knows an even chance and nothing more without data", () => {
    expect(bayes(nothing, treatment, { scale: "relative" })).toEqual({
      chanceToWin: 0.5,
      effect: 0,
      deviation: null,
      interval: null,
      lossOfShipping: null,
      lossOfKeeping: null,
    });
  });

  it("refuses units that do not differ, shares of nothing and impossible priors", () => {
    const scale = "absolute";
    const prior = skepticalPrior;
    const same = { ...control, variance: 0 };
    expect(bayes(same, treatment, { scale })).toEqual({ value: null, reason: "ZERO_VARIANCE" });
    const none = { ...control, mean: 0 };
    expect(bayes(none, treatment, { scale, prior })).toEqual({ value: null, reason: "ZERO_BASELINE" });
    for (const variance of [0, -1, Number.NaN]) {
      const answer = bayes(control, treatment, { scale, prior: { mean: 0, variance } });
      expect(answer).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    }
  });
});

describe("bothBelieve", () => {
  it("lets nothing win that the doubter is not sure of", () => {
    const flat = belief("higher");
    const skeptical = answered(bayes(control, treatment, { scale: "absolute", prior: skepticalPrior }));
    expect(flat.chanceToWin).toBeGreaterThan(0.95);
    expect(bothBelieve(flat, flat)).toBe(true);
    expect(bothBelieve(flat, skeptical)).toBe(false);
  });
});
