import { type Answer, isRefused, refused } from "./answer.ts";
import { type Effect, effectOf, type EffectScale } from "./effect.ts";
import type { Moments } from "./moments.ts";
import { normalAbove } from "./normal.ts";
import { type Interval, standardErrors } from "./wilson.ts";

/** What was believed of the relative effect before the data: normal, with this mean and variance. */
export type EffectPrior = { readonly mean: number; readonly variance: number };

/**
 * The doubter's prior, shown beside the flat one: most effects are small, a lift of 30% is one deviation away (domain B.5).
 */
export const skepticalPrior: EffectPrior = { mean: 0, variance: 0.09 };

/** What to believe of an effect after the data; without any data nothing but an even chance is known. */
export type Belief = {
  /** The probability that the treatment is the better one. */
  readonly chanceToWin: number;
  readonly effect: number;
  readonly deviation: number | null;
  /** The 95% credible interval. */
  readonly interval: Interval | null;
  /** What is expected to be lost by shipping the treatment, in the units of the effect. */
  readonly lossOfShipping: number | null;
  /** What is expected to be lost by keeping the control. */
  readonly lossOfKeeping: number | null;
};

/**
 * How an effect is believed in: its scale, the prior (flat unless given, always of the relative effect), and which way is
 * better.
 */
export type BeliefTerms = {
  readonly scale: EffectScale;
  readonly prior?: EffectPrior | null;
  readonly better?: "higher" | "lower";
};

const errors95 = standardErrors(0.95);
const noBelief: Belief = {
  chanceToWin: 0.5,
  effect: 0,
  deviation: null,
  interval: null,
  lossOfShipping: null,
  lossOfKeeping: null,
};

/**
 * What to believe of a treatment's effect: the data, drawn towards the prior. Not immune to early looks. Refuses as
 * `effectOf` does, ZERO_BASELINE also for a prior on the absolute scale; without units the chance is even (domain B.5).
 */
export function bayes(control: Moments, treatment: Moments, terms: BeliefTerms): Answer<Belief> {
  const { scale, prior = null, better = "higher" } = terms;
  if (control.n === 0 || treatment.n === 0) return noBelief;
  const effect = effectOf(control, treatment, scale);
  if (isRefused(effect)) return effect;
  if (prior === null) return believed(effect, better);
  if (!Number.isFinite(prior.mean) || !(prior.variance > 0)) return refused("OUT_OF_RANGE");
  if (control.mean === 0) return refused("ZERO_BASELINE");
  const unit = scale === "relative" ? 1 : Math.abs(control.mean);
  return believed(shrunk(effect, { mean: prior.mean * unit, variance: prior.variance * unit ** 2 }), better);
}

/** Says whether both priors are this sure that the treatment is better, at 95% unless said: only then does it win. */
export function bothBelieve(flat: Belief, skeptical: Belief, chance = 0.95): boolean {
  return Math.min(flat.chanceToWin, skeptical.chanceToWin) >= chance;
}

function shrunk({ estimate, standardError }: Effect, prior: EffectPrior): Effect {
  const heard = prior.variance / (prior.variance + standardError ** 2);
  return {
    estimate: heard * estimate + (1 - heard) * prior.mean,
    standardError: Math.sqrt(heard) * standardError,
  };
}

function believed({ estimate, standardError }: Effect, better: "higher" | "lower"): Belief {
  const gain = better === "higher" ? estimate : -estimate;
  const reach = errors95 * standardError;
  return {
    chanceToWin: normalAbove(-gain / standardError),
    effect: estimate + 0,
    deviation: standardError,
    interval: { low: estimate - reach + 0, high: estimate + reach + 0 },
    lossOfShipping: expectedLoss(gain, standardError),
    lossOfKeeping: expectedLoss(-gain, standardError),
  };
}

/** How much is lost on average by choosing what gains this much, give or take the deviation. */
function expectedLoss(gain: number, deviation: number): number {
  const deviations = gain / deviation;
  const density = Math.exp(-(deviations ** 2) / 2) / Math.sqrt(2 * Math.PI);
  return Math.max(0, deviation * (density - deviations * normalAbove(deviations)));
}
