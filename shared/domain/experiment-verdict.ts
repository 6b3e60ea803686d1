import { isRefused, type Answer, type ReasonCode } from "../maths/answer.ts";
import { bothBelieve } from "../maths/bayes.ts";
import { decideExperiment, type ExperimentFacts } from "../maths/decide-experiment.ts";
import { decideRemoval } from "../maths/decide-removal.ts";
import { weighEvidence, type WeighedEvidence } from "../maths/evidence.ts";
import { guardrail, harmOf, type GuardrailState } from "../maths/guardrail.ts";
import { sampleRatio, type SampleRatio } from "../maths/sample-ratio.ts";
import { holm } from "../maths/several-tests.ts";
import type { Interval } from "../maths/wilson.ts";
import { armEffect, guardrailEffect, type ArmEffect } from "./experiment-effect.ts";
import { firstObservedDay, observedDays, plannedArms, unitsOf } from "./experiment-figures.ts";
import { gainOf, readingOf, type Card } from "./experiment-card.ts";
import { experimentOf } from "./experiment-links.ts";
import { isBroughtIn, isExploratory, type Experiment, type ExperimentVerdict } from "./experiment.ts";
import { dayLength, type Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";

/** The number of the rules below: one more whenever the same results would be judged otherwise. */
export const experimentEngineVersion = "2";

/** Why the rule says what it says: a condition of domain B.11, of a removal, or why no effect could be read. */
export type ExperimentCode =
  | "SRM"
  | "BROKEN"
  | "GUARDRAIL"
  | "HARM"
  | "WORSE"
  | "CLEAR"
  | "LIKELY"
  | "NOT_WORSE"
  | "TOO_SMALL"
  | "RUNNING"
  | "INCONCLUSIVE"
  | "PIVOTS_EXHAUSTED"
  | "BELIEF_ONLY"
  | "NO_WORTHWHILE"
  | ReasonCode;

/** Whether the planned end is reached, by its day or by its units. */
export type Horizon = {
  readonly reached: boolean;
  readonly endsOn: string | null;
  /** Days until the latest end; below 0 once it is past, null where none is set. */
  readonly daysLeft: number | null;
  /** The units of the smallest planned arm, and how many it is to have. */
  readonly fewest: number;
  readonly planned: number | null;
};

/** A guardrail as it stands for the treatment that is judged; without a direction and a margin stated it has no state. */
export type GuardrailReading = {
  readonly name: string;
  readonly margin: number | null;
  /** The interval of harm, or of the difference where nobody said which way is harm; null where it was not measured. */
  readonly harm: Interval | null;
  readonly state: GuardrailState | null;
};

/** Everything that the results of an experiment say on a day. */
export type ExperimentReading = {
  readonly verdict: ExperimentVerdict;
  readonly code: ExperimentCode;
  readonly horizon: Horizon;
  /** The check of the split; null where the method splits nobody, or nobody knows how it was planned. */
  readonly sampleRatio: Answer<SampleRatio> | null;
  readonly effects: readonly ArmEffect[];
  /** The p of every treatment for the family of all (Holm), in the order of the effects; null where one is not known. */
  readonly familyP: readonly number[] | null;
  /** The treatment that is judged, gains counted upwards; null where no effect could be read. */
  readonly judged: { readonly arm: number; readonly estimate: number; readonly interval: Interval } | null;
  /** Whether both priors are sure at 95%; null where they do not apply. */
  readonly priorsAgree: boolean | null;
  readonly guardrails: readonly GuardrailReading[];
  readonly belief: Answer<WeighedEvidence>;
  readonly pivotsUsed: number;
  readonly exploratory: boolean;
};

/** What the rule can be worked out from; a draft may be read as well as what is running. */
export type Readable = Omit<Experiment, "id" | "createdAt" | "updatedAt" | "by" | "productId" | "title">;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

/** How far an experiment is from its planned end on a day; units alone do not end it within its first week (domain B.8). */
export function horizonOf(experiment: Readable, today: string): Horizon {
  const { card, lock, observations, status } = experiment;
  const units = unitsOf(experiment);
  const isSplit = ["arms", "did"].includes(readingOf(card.method));
  const fewest = Math.min(...(isSplit ? plannedArms(card) : [0]).map((arm) => units[arm] ?? 0));
  const daysLeft = card.endsOn === null ? null : daysBetween(today, card.endsOn);
  const first =
    firstObservedDay(observations) ?? (lock === null ? today : new Date(lock.at).toISOString().slice(0, 10));
  const isFull = card.plannedPerArm !== null && fewest >= card.plannedPerArm && daysBetween(first, today) >= 7;
  // What was brought in is over, whether or not a file says since when.
  const isOver = status === "concluded" && isBroughtIn({ status, lock });
  return {
    reached: isFull || isOver || (daysLeft !== null && daysLeft <= 0),
    endsOn: card.endsOn,
    daysLeft,
    fewest: Number.isFinite(fewest) ? fewest : 0,
    planned: card.plannedPerArm,
  };
}

/** How often a belief was already changed: the experiments that this one is a pivot of. */
export function pivotsUsed(portfolio: Portfolio, pivotOf: Id | null): number {
  const seen = new Set<Id>();
  for (let id = pivotOf; id !== null && !seen.has(id); id = experimentOf(portfolio, id)?.pivotOf ?? null) seen.add(id);
  return seen.size;
}

type Remembered = { readonly today: string; readonly pivots: number; readonly reading: ExperimentReading };

const readings = new WeakMap<Readable, Remembered>();

/** The verdict on an experiment as of a day (UTC), by the first rule that matches (domain B.3 to B.11); the last is remembered. */
export function experimentVerdict(portfolio: Portfolio, experiment: Readable, today: string): ExperimentReading {
  const pivots = pivotsUsed(portfolio, experiment.pivotOf);
  const known = readings.get(experiment);
  if (known?.today === today && known.pivots === pivots) return known.reading;
  const reading = readExperiment(experiment, today, pivots);
  readings.set(experiment, { today, pivots, reading });
  return reading;
}

/** The same for an experiment that stands in no portfolio. */
export function readExperiment(experiment: Readable, today: string, pivots = 0): ExperimentReading {
  const { card, evidence } = experiment;
  const reading = readingOf(card.method);
  const treatments = treatmentsOf(card);
  const effects = treatments.map((arm) => armEffect(experiment, arm, { treatments: treatments.length }));
  const judged = bestOf(card, effects);
  const guardrails = readGuardrails(experiment, judged?.arm ?? treatments[0] ?? 0);
  const said = {
    horizon: horizonOf(experiment, today),
    sampleRatio:
      reading === "arms" && card.split === undefined
        ? sampleRatio(
            unitsOf(experiment),
            card.arms.map(({ weight }) => weight),
          )
        : null,
    effects,
    familyP: familyOf(effects),
    judged,
    priorsAgree: priorsOf(effects.find(({ arm }) => arm === judged?.arm)),
    guardrails,
    belief: weighEvidence(card.priorBelief, evidence),
    pivotsUsed: pivots,
    exploratory: isExploratory(experiment),
  };
  return { ...rulingOf(experiment, said), ...said };
}

function treatmentsOf(card: Card): readonly number[] {
  const reading = readingOf(card.method);
  if (reading === "none") return [];
  if (reading === "share" || reading === "beforeAfter") return [0];
  return plannedArms(card).filter((arm) => arm > 0);
}

/** The treatment with the largest gain; of equals the one that stands first. */
function bestOf(card: Card, effects: readonly ArmEffect[]): ExperimentReading["judged"] {
  let best: ExperimentReading["judged"] = null;
  for (const { arm, effect } of effects) {
    if (isRefused(effect)) continue;
    const isMore = gainOf(card) === "more";
    const { low, high } = harmOf(effect.interval, isMore ? "higher" : "lower");
    const estimate = isMore ? effect.estimate : -effect.estimate + 0;
    if (best === null || estimate > best.estimate) best = { arm, estimate, interval: { low, high } };
  }
  return best;
}

function familyOf(effects: readonly ArmEffect[]): readonly number[] | null {
  const ps = effects.flatMap(({ effect }) => (isRefused(effect) || effect.p === null ? [] : [effect.p]));
  if (ps.length < effects.length || ps.length === 0) return null;
  const adjusted = holm(ps);
  return isRefused(adjusted) ? null : adjusted;
}

function priorsOf(effect: ArmEffect | undefined): boolean | null {
  if (effect === undefined || isRefused(effect.flat) || isRefused(effect.skeptical)) return null;
  return bothBelieve(effect.flat, effect.skeptical);
}

/** Guardrails are read as fixed and not corrected for several: missing a harm is worse than a false alarm (domain B.9). */
function readGuardrails(experiment: Readable, arm: number): readonly GuardrailReading[] {
  return experiment.card.guardrails.map(({ name, kind, harm, margin }) => {
    const effect = guardrailEffect(experiment, { name, kind }, arm);
    if (isRefused(effect)) return { name, margin, harm: null, state: null };
    const interval = harmOf(effect.interval, harm === "less" ? "lower" : "higher");
    const state = harm === null || margin === null ? null : guardrail(interval, margin);
    return { name, margin, harm: interval, state: state === null || isRefused(state) ? null : state };
  });
}

type Said = Omit<ExperimentReading, "verdict" | "code">;
type Ruling = Pick<ExperimentReading, "verdict" | "code">;

function rulingOf({ card, purpose, broken }: Readable, said: Said): Ruling {
  const { horizon, sampleRatio: split, judged, guardrails, effects, pivotsUsed: used } = said;
  if (broken.trim() !== "") return { verdict: "invalid", code: "BROKEN" };
  if (split !== null && isRefused(split) && split.reason === "TRAFFIC_ON_ZERO_WEIGHT") {
    return { verdict: "invalid", code: split.reason };
  }
  if (split !== null && !isRefused(split) && split.mismatch) return { verdict: "invalid", code: "SRM" };
  const states = guardrails.flatMap(({ state }) => (state === null ? [] : [state]));
  if (states.includes("breached")) return { verdict: "stop", code: "GUARDRAIL" };
  if (readingOf(card.method) === "none") {
    return horizon.reached ? { verdict: "none", code: "BELIEF_ONLY" } : { verdict: "continue", code: "RUNNING" };
  }
  const [first] = effects;
  const refusal = first !== undefined && isRefused(first.effect) ? first.effect.reason : "NO_DATA";
  if (judged === null) return unread(horizon, refusal);
  if (card.worthwhile === null) return unread(horizon, "NO_WORTHWHILE");
  const facts: ExperimentFacts = {
    sampleRatioP: split === null || isRefused(split) ? null : split.p,
    guardrails: states,
    interval: judged.interval,
    estimate: judged.estimate,
    worthwhile: card.worthwhile,
    horizonReached: horizon.reached,
    intervalKind: isAlwaysValid(effects, judged.arm) ? "sequential" : "fixed",
    pivotsUsed: used,
    maxPivots: card.maxPivots,
  };
  const ruling = purpose === "removal" ? decideRemoval(facts) : decideExperiment(facts);
  return isRefused(ruling) ? unread(horizon, ruling.reason) : ruling;
}

function unread({ reached }: Horizon, code: ExperimentCode): Ruling {
  return reached ? { verdict: "none", code } : { verdict: "continue", code: "RUNNING" };
}

/** With fewer than 100 units in an arm a sequential interval may not be read yet, and the effect is read as fixed. */
function isAlwaysValid(effects: readonly ArmEffect[], judged: number): boolean {
  const known = effects.find(({ arm }) => arm === judged)?.sequential ?? null;
  return known !== null && !isRefused(known) && !known.tooEarly;
}

/** The reading of the judged treatment day by day, for the picture: what was known at the end of each day. */
export function dailyEffects(
  experiment: Readable,
  arm: number,
): readonly { readonly day: string; readonly effect: ArmEffect }[] {
  const treatments = treatmentsOf(experiment.card).length;
  return observedDays(experiment.observations).map((day) => ({
    day,
    effect: armEffect(experiment, arm, { treatments, through: day }),
  }));
}
