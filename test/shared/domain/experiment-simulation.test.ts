import { describe, expect, it } from "vitest";
import { fixedEffect } from "#shared/domain/experiment-effect.ts";
import { summed } from "#shared/domain/experiment-figures.ts";
import { readExperiment, type Readable } from "#shared/domain/experiment-verdict.ts";
import type { Observation } from "#shared/domain/experiment.ts";
import { isRefused, type Answer } from "#shared/maths/answer.ts";
import type { Belief } from "#shared/maths/bayes.ts";
import { counted, running } from "../../support/experiments.ts";

const runs = 600;
const looks = 20;
const unitsADay = 300;
const share = 0.2;
const seed = 20_261_123;

/** Random numbers from 0 to 1 that depend on nothing but the seed (mulberry32). */
function randomFrom(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const dayAt = (look: number) => new Date(Date.UTC(2026, 0, 5 + look)).toISOString().slice(0, 10);

/** Two arms that are one and the same, day by day: every win is a false one. */
function alike(random: () => number): readonly Observation[] {
  const done = () => {
    let sum = 0;
    for (let unit = 0; unit < unitsADay; unit += 1) if (random() < share) sum += 1;
    return sum;
  };
  return Array.from({ length: looks }, (_, look) =>
    [0, 1].map((arm) => counted(arm, unitsADay, done(), { day: dayAt(look) })),
  ).flat();
}

const card = { guardrails: [], worthwhile: 0.005, endsOn: dayAt(looks - 1), plannedPerArm: null } as const;

function looked(observations: readonly Observation[], interval: "fixed" | "sequential"): Readable {
  return running({ ...card, interval }, observations);
}

const chanceOf = (known: Answer<Belief> | undefined) =>
  known === undefined || isRefused(known) ? 0 : known.chanceToWin;

type Wins = {
  /** The fixed test, read at every look and believed at the first win. */
  peeked: number;
  /** The verdict on a fixed test before its horizon, and at it. */
  early: number;
  atHorizon: number;
  /** The sequential interval without 0 in it at any look, and the verdict on it. */
  sequential: number;
  sequentialVerdict: number;
  flat: number;
  skeptical: number;
};

function measured(): Wins {
  const random = randomFrom(seed);
  const wins: Wins = {
    peeked: 0,
    early: 0,
    atHorizon: 0,
    sequential: 0,
    sequentialVerdict: 0,
    flat: 0,
    skeptical: 0,
  };
  for (let run = 0; run < runs; run += 1) {
    const whole = alike(random);
    const seen = new Set<keyof Wins>();
    for (let look = 0; look < looks; look += 1) {
      const observations = whole.slice(0, 2 * (look + 1));
      const sides = { control: summed(observations, { arm: 0 }), treatment: summed(observations, { arm: 1 }) };
      const naive = fixedEffect(sides, { kind: "proportion", scale: "absolute", alpha: 0.05 });
      if (!isRefused(naive) && (naive.p ?? 1) < 0.05) seen.add("peeked");
      const fixed = readExperiment(looked(observations, "fixed"), dayAt(look));
      if (fixed.verdict === "persevere") seen.add(look < looks - 1 ? "early" : "atHorizon");
      const always = readExperiment(looked(observations, "sequential"), dayAt(look));
      const [effect] = always.effects;
      if (effect !== undefined && !isRefused(effect.effect)) {
        const { low, high } = effect.effect.interval;
        if (low > 0 || high < 0) seen.add("sequential");
      }
      if (always.verdict === "persevere") seen.add("sequentialVerdict");
      if (chanceOf(effect?.flat) >= 0.95) seen.add("flat");
      if (chanceOf(effect?.skeptical) >= 0.95) seen.add("skeptical");
    }
    for (const method of seen) wins[method] += 1;
  }
  return wins;
}

describe("false wins over 20 looks at arms that are alike", () => {
  const wins = measured();
  const rate = (method: keyof Wins) => wins[method] / runs;
  // Three standard errors of a share of this many runs.
  const beyond = (promised: number) => promised + 3 * Math.sqrt((promised * (1 - promised)) / runs);

  it("come to a quarter of all tests for whoever reads a fixed test every day: that is why the app does not", () => {
    expect(rate("peeked")).toBeGreaterThan(0.18);
    expect(rate("peeked")).toBeLessThan(0.32);
  });

  it("never come before the horizon of a fixed test, and at it no oftener than promised", () => {
    expect(wins.early).toBe(0);
    expect(rate("atHorizon")).toBeLessThanOrEqual(beyond(0.025));
  });

  it("stay below the promise at all looks together for the sequential interval and the verdict on it", () => {
    expect(rate("sequential")).toBeLessThanOrEqual(0.05);
    expect(rate("sequentialVerdict")).toBeLessThanOrEqual(rate("sequential") + rate("atHorizon"));
    expect(rate("sequentialVerdict")).toBeLessThanOrEqual(0.05);
  });

  it("come to a fifth of all tests for chances to win, fewer for the doubter: chances are shown and decide nothing", () => {
    expect(rate("flat")).toBeGreaterThan(0.15);
    expect(rate("flat")).toBeLessThan(0.3);
    expect(wins.skeptical).toBeGreaterThan(0);
    expect(wins.skeptical).toBeLessThan(wins.flat);
  });
});
