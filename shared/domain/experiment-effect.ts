import { isRefused, refused, type Answer } from "../maths/answer.ts";
import { bayes, skepticalPrior, type Belief } from "../maths/bayes.ts";
import { betaBinomial, needsExactChance } from "../maths/beta-binomial.ts";
import { differenceInDifferences } from "../maths/difference-in-differences.ts";
import { fieller, type Lift } from "../maths/fieller.ts";
import type { Moments } from "../maths/moments.ts";
import { compareProportions } from "../maths/proportions.ts";
import { sequential, type SequentialEffect } from "../maths/sequential.ts";
import { welch } from "../maths/welch.ts";
import { wilson, type Interval } from "../maths/wilson.ts";
import { momentsOf, proportionOf, summed, type Sum } from "./experiment-figures.ts";
import { readingOf, scaleOf, type Card, type CardGuardrail, type MetricKind } from "./experiment-card.ts";
import type { Experiment, Observation } from "./experiment.ts";

/** An effect as it is read: estimate, interval and p, in the direction of the metric. */
export type ReadEffect = { readonly estimate: number; readonly interval: Interval; readonly p: number | null };

/** The effect of one treatment against the control, and everything said of it. */
export type ArmEffect = {
  readonly arm: number;
  /** By the card's scale and kind of interval; the first 100 units of an arm are read as fixed. */
  readonly effect: Answer<ReadEffect>;
  /** The sequential reading where the card asks for one. */
  readonly sequential: Answer<SequentialEffect> | null;
  /** The lift for showing it, with an interval that holds when the control is uncertain. */
  readonly lift: Answer<Lift>;
  /** What to believe without a prior and by the doubter's; chances speak of the better direction. */
  readonly flat: Answer<Belief>;
  readonly skeptical: Answer<Belief>;
  /** The exact chance, where there are too few successes for the others. */
  readonly exactChance: number | null;
};

type Read = { readonly kind: MetricKind; readonly scale: Card["scale"]; readonly alpha: number };

/** The two sides of a comparison: what it is compared with, and what was changed. */
type Sides = { readonly control: Sum; readonly treatment: Sum };

/** The effect once, at a fixed horizon: Newcombe's interval for a difference of shares, else Welch's (domain B.3, B.4). */
export function fixedEffect({ control, treatment }: Sides, { kind, scale, alpha }: Read): Answer<ReadEffect> {
  if (kind === "proportion" && scale === "absolute") {
    const compared = compareProportions(proportionOf(control), proportionOf(treatment), alpha);
    if (isRefused(compared)) return compared;
    return { estimate: compared.difference, interval: compared.interval, p: compared.p };
  }
  const known = bothMoments({ control, treatment }, kind);
  if (isRefused(known)) return known;
  const tested = welch(known.control, known.treatment, { scale, alpha });
  return isRefused(tested) ? tested : { estimate: tested.estimate, interval: tested.interval, p: tested.p };
}

function bothMoments(
  sides: Sides,
  kind: MetricKind,
): Answer<{ readonly control: Moments; readonly treatment: Moments }> {
  const control = momentsOf(sides.control, kind);
  if (isRefused(control)) return control;
  const treatment = momentsOf(sides.treatment, kind);
  return isRefused(treatment) ? treatment : { control, treatment };
}

/** The results of one treatment and what it is compared with; up to a day where one is named. */
function sidesOf(
  { card, observations }: Pick<Experiment, "card" | "observations">,
  arm: number,
  through?: string,
): Sides {
  const until = through === undefined ? {} : { through };
  if (readingOf(card.method) === "beforeAfter") {
    return {
      control: summed(observations, { arm, period: "before", ...until }),
      treatment: summed(observations, { arm, period: "after", ...until }),
    };
  }
  return { control: summed(observations, { arm: 0, ...until }), treatment: summed(observations, { arm, ...until }) };
}

/**
 * The effect of one treatment of a card with several treatments, each read at its share of the significance so that the family
 * holds it. Refuses as the formulas do; NO_DATA where the method reads no effect (domain B.3 to B.6, B.10).
 */
export function armEffect(
  experiment: Pick<Experiment, "card" | "observations">,
  arm: number,
  { treatments, through }: { readonly treatments: number; readonly through?: string },
): ArmEffect {
  const { card, observations } = experiment;
  const read: Read = { kind: card.metric.kind, scale: card.scale, alpha: card.alpha / Math.max(1, treatments) };
  const reading = readingOf(card.method);
  const none = refused("NO_DATA");
  const blank = { arm, sequential: null, lift: none, flat: none, skeptical: none, exactChance: null };
  if (reading === "none") return { ...blank, effect: none };
  if (reading === "share") return { ...blank, effect: shareEffect(summed(observations, upTo(arm, through)), card) };
  if (reading === "did") return { ...blank, effect: didEffect(experiment, arm, { read, through }) };
  const sides = sidesOf(experiment, arm, through);
  const fixed = fixedEffect(sides, read);
  const known = bothMoments(sides, read.kind);
  if (isRefused(known)) return { ...blank, effect: fixed };
  const { control, treatment } = known;
  const always =
    card.interval === "sequential"
      ? sequential(control, treatment, { scale: card.scale, alpha: read.alpha, tuning: card.tuning })
      : null;
  const better = card.metric.better === "more" ? "higher" : "lower";
  const prior = { ...skepticalPrior, variance: card.priorSd ** 2 };
  return {
    arm,
    effect: always === null || isRefused(always) || always.tooEarly ? fixed : always,
    sequential: always,
    lift: fieller(control, treatment, read.alpha),
    flat: bayes(control, treatment, { scale: card.scale, better }),
    skeptical: bayes(control, treatment, { scale: card.scale, better, prior }),
    exactChance: read.kind === "proportion" ? exactChance(sides, better) : null,
  };
}

/**
 * The effect on a guardrail, read as fixed and compared as the card's method compares; NO_DATA where it compares nothing.
 * Results of a difference in differences that name no period are read as of after the change.
 */
export function guardrailEffect(
  { card, observations }: Pick<Experiment, "card" | "observations">,
  { name, kind }: Pick<CardGuardrail, "name" | "kind">,
  arm: number,
): Answer<ReadEffect> {
  const read: Read = { kind, scale: scaleOf(card), alpha: card.alpha };
  const reading = readingOf(card.method);
  if (reading === "share" || reading === "none") return refused("NO_DATA");
  const own = observations.filter(({ guardrail }) => guardrail === name);
  const measured = { card, observations: own.map((row): Observation => ({ ...row, guardrail: null })) };
  return reading === "did" && own.some(({ period }) => period !== null)
    ? didEffect(measured, arm, { read, through: undefined })
    : fixedEffect(sidesOf(measured, arm), read);
}

function upTo(arm: number, through: string | undefined) {
  return through === undefined ? { arm } : { arm, through };
}

function exactChance({ control, treatment }: Sides, better: "higher" | "lower"): number | null {
  const [before, after] = [proportionOf(control), proportionOf(treatment)];
  if (!needsExactChance(before, after)) return null;
  const chance = betaBinomial(before, after);
  if (isRefused(chance)) return null;
  return better === "higher" ? chance : 1 - chance;
}

/** The share of one group that did it; it is compared with the share that would be worthwhile. */
function shareEffect(sum: Sum, { alpha }: Card): Answer<ReadEffect> {
  const interval = wilson(sum.sum, sum.n, 1 - alpha);
  return isRefused(interval) ? interval : { estimate: sum.sum / sum.n, interval, p: null };
}

function didEffect(
  { observations }: Pick<Experiment, "observations">,
  arm: number,
  { read, through }: { readonly read: Read; readonly through: string | undefined },
): Answer<ReadEffect> {
  const sides = (place: number) => {
    const of = (period: "before" | "after") =>
      momentsOf(summed(observations, { ...upTo(place, through), period }), read.kind);
    const [before, after] = [of("before"), of("after")];
    if (isRefused(before)) return before;
    return isRefused(after) ? after : { before, after };
  };
  const [treated, untreated] = [sides(arm), sides(0)];
  if (isRefused(treated)) return treated;
  if (isRefused(untreated)) return untreated;
  const changed = differenceInDifferences(treated, untreated, read.alpha);
  return isRefused(changed) ? changed : { estimate: changed.estimate, interval: changed.interval, p: null };
}
