import { bayes, bothBelieve, skepticalPrior } from "#shared/maths/bayes.ts";
import { decideExperiment, type ExperimentFacts } from "#shared/maths/decide-experiment.ts";
import type { Moments } from "#shared/maths/moments.ts";
import { mulberry32 } from "#shared/maths/prng.ts";
import { sequential } from "#shared/maths/sequential.ts";
import { welch } from "#shared/maths/welch.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const facts: ExperimentFacts = {
  sampleRatioP: 0.4,
  guardrails: ["safe"],
  interval: { low: 0.012, high: 0.05 },
  estimate: 0.031,
  worthwhile: 0.01,
  horizonReached: true,
};
const ruling = (change: Partial<ExperimentFacts>) => answered(decideExperiment({ ...facts, ...change }));
const end = fc.double({ min: -0.1, max: 0.1, noNaN: true });
const anyFacts = fc
  .record({
    ends: fc.tuple(end, end),
    worthwhile: fc.double({ min: 0.001, max: 0.05, noNaN: true }),
    horizonReached: fc.boolean(),
    intervalKind: fc.constantFrom("fixed" as const, "sequential" as const),
    pivotsUsed: fc.nat(3),
  })
  .map(({ ends: [one, other], ...rest }): ExperimentFacts => ({
    ...facts,
    ...rest,
    interval: { low: Math.min(one, other), high: Math.max(one, other) },
    estimate: (one + other) / 2,
  }));

describe("decideExperiment", () => {
  it("reads nothing from a broken split or broken instruments", () => {
    expect(ruling({ sampleRatioP: 0.0009, guardrails: ["breached"] })).toEqual({ verdict: "invalid", code: "SRM" });
    expect(ruling({ instrumentationBroken: true })).toEqual({ verdict: "invalid", code: "SRM" });
    expect(ruling({ sampleRatioP: 0.001 }).verdict).toBe("persevere");
    expect(ruling({ sampleRatioP: null }).verdict).toBe("persevere");
  });

  it("stops for a breached guardrail, then for harm, at any time", () => {
    expect(ruling({ guardrails: ["safe", "breached"] })).toEqual({ verdict: "stop", code: "GUARDRAIL" });
    expect(ruling({ guardrails: ["tolerable", "unclear"] }).verdict).toBe("persevere");
    const harm = { interval: { low: -0.03, high: -0.001 }, estimate: -0.01, horizonReached: false };
    expect(ruling(harm)).toEqual({ verdict: "stop", code: "HARM" });
  });

  it("perseveres for a gain that is surely, or likely, worth having", () => {
    expect(ruling({ interval: { low: 0.01, high: 0.05 } })).toEqual({ verdict: "persevere", code: "CLEAR" });
    const likely = { interval: { low: 0.001, high: 0.05 }, estimate: 0.01 };
    expect(ruling(likely)).toEqual({ verdict: "persevere", code: "LIKELY" });
    expect(ruling({ ...likely, estimate: 0.009 })).toEqual({ verdict: "pivot", code: "INCONCLUSIVE" });
  });

  it("lets a sequential interval win, or be too small, before the horizon", () => {
    const early = { horizonReached: false, intervalKind: "sequential" } as const;
    expect(ruling(early)).toEqual({ verdict: "persevere", code: "CLEAR" });
    expect(ruling({ ...early, interval: { low: 0.001, high: 0.05 } })).toEqual({
      verdict: "continue",
      code: "RUNNING",
    });
    const small = { interval: { low: -0.004, high: 0.008 }, estimate: 0.002 };
    expect(ruling({ ...early, ...small })).toEqual({ verdict: "pivot", code: "TOO_SMALL" });
    expect(ruling({ ...small, horizonReached: false })).toEqual({ verdict: "continue", code: "RUNNING" });
  });

  it("stops when the pivots are used up", () => {
    const small = { interval: { low: -0.004, high: 0.008 }, estimate: 0.002 };
    const open = { interval: { low: -0.004, high: 0.05 }, estimate: 0.02 };
    for (const change of [small, open]) {
      expect(ruling({ ...change, pivotsUsed: 1 }).verdict).toBe("pivot");
      expect(ruling({ ...change, pivotsUsed: 2 })).toEqual({ verdict: "stop", code: "PIVOTS_EXHAUSTED" });
      expect(ruling({ ...change, pivotsUsed: 2, maxPivots: 3 }).verdict).toBe("pivot");
    }
  });

  it("never lets a fixed interval win before the horizon, and never calls a possible loss a win", () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const { verdict } = answered(decideExperiment(any));
        const wins = verdict === "persevere";
        const early = any.intervalKind === "fixed" && !any.horizonReached;
        expect(wins && (early || any.interval.low <= 0)).toBe(false);
        expect(verdict === "continue" && any.horizonReached).toBe(false);
      }),
    );
  });

  it("refuses an interval out of order, no worthwhile effect and no numbers", () => {
    const outOfRange = { value: null, reason: "OUT_OF_RANGE" };
    for (const change of [
      { interval: { low: 2, high: 1 } },
      { interval: { low: Number.NaN, high: 1 } },
      { estimate: Number.NaN },
      { worthwhile: 0 },
      { worthwhile: Number.NaN },
      { sampleRatioP: Number.NaN },
    ]) {
      expect(decideExperiment({ ...facts, ...change })).toEqual(outOfRange);
    }
  });
});

const looks = 20;
const unitsPerLook = 250;
const runs = 2000;

/** What each method cried out in a run of looks at two arms that are the same, in standard deviations. */
function falseWins(seed: number) {
  const next = mulberry32(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const wins = { peeked: 0, fixedEarly: 0, fixedAtEnd: 0, sequential: 0, different: 0, flat: 0, tight: 0, both: 0 };
  for (let run = 0; run < runs; run += 1) {
    const seen = new Set<keyof typeof wins>();
    const sums = [0, 0];
    for (let look = 1; look <= looks; look += 1) {
      const n = look * unitsPerLook;
      const [control, treatment] = sums.map((sum, at): Moments => {
        sums[at] = sum + normal() * Math.sqrt(unitsPerLook);
        return { n, mean: 1 + (sums[at] ?? 0) / n, variance: 1 };
      }) as [Moments, Moments];
      const horizonReached = look === looks;
      const verdictOn = (
        effect: { estimate: number; interval: ExperimentFacts["interval"] },
        kind: "fixed" | "sequential",
      ) => ruling({ ...effect, worthwhile: 1e-9, horizonReached, intervalKind: kind }).verdict;
      const scale = "absolute";
      const fixed = answered(welch(control, treatment, { scale }));
      if (fixed.p < 0.05) seen.add("peeked");
      if (verdictOn(fixed, "fixed") === "persevere") seen.add(horizonReached ? "fixedAtEnd" : "fixedEarly");
      const always = answered(sequential(control, treatment, { scale }));
      if (always.p < 0.05) seen.add("different");
      if (verdictOn(always, "sequential") === "persevere") seen.add("sequential");
      const flat = answered(bayes(control, treatment, { scale }));
      if (flat.chanceToWin >= 0.95) seen.add("flat");
      const tight = answered(bayes(control, treatment, { scale, prior: { mean: 0, variance: 0.05 ** 2 } }));
      if (tight.chanceToWin >= 0.95) seen.add("tight");
      const skeptical = answered(bayes(control, treatment, { scale, prior: skepticalPrior }));
      if (bothBelieve(flat, skeptical)) seen.add("both");
    }
    for (const method of seen) wins[method] += 1;
  }
  return Object.fromEntries(Object.entries(wins).map(([method, count]) => [method, count / runs])) as typeof wins;
}

describe("twenty looks at two arms that are the same", () => {
  const share = falseWins(7);

  it("never show a fixed test as a win before its horizon, and rarely at it", () => {
    expect(share.fixedEarly).toBe(0);
    expect(share.fixedAtEnd).toBeGreaterThan(0.01);
    expect(share.fixedAtEnd).toBeLessThan(0.035);
  });

  it("would fool whoever reads the fixed test at every look", () => {
    expect(share.peeked).toBeGreaterThan(0.21);
    expect(share.peeked).toBeLessThan(0.28);
  });

  it("stay within the significance in a sequential reading", () => {
    expect(share.different).toBeGreaterThan(0);
    expect(share.different).toBeLessThan(0.03);
    expect(share.sequential).toBeLessThanOrEqual(share.different);
  });

  it("fool the chance to win too, a tight prior less than a flat one", () => {
    expect(share.flat).toBeGreaterThan(0.19);
    expect(share.flat).toBeLessThan(0.26);
    expect(share.tight).toBeGreaterThan(0.08);
    expect(share.tight).toBeLessThan(0.14);
    expect(share.both).toBeLessThanOrEqual(share.flat);
  });
});
