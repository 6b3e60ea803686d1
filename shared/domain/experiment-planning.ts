import { isRefused, refused, type Answer } from "../maths/answer.ts";
import { powerOfLift, smallestDifference, smallestLift } from "../maths/power.ts";
import {
  mostWeeks,
  sampleSizeOfLift,
  sampleSizeOfMeans,
  sampleSizeOfShares,
  testLength,
  type TestLength,
} from "../maths/sample-size.ts";
import { sequentialErrors } from "../maths/sequential.ts";
import { standardErrors } from "../maths/wilson.ts";
import { plannedArms } from "./experiment-figures.ts";
import { scaleOf, type Card, type ExperimentMethod } from "./experiment-card.ts";
import type { Experiment } from "./experiment.ts";
import type { Id } from "./ids.ts";
import type { Month } from "./month.ts";
import type { Portfolio } from "./portfolio.ts";
import { judgementOf, productUsage } from "./product-usage.ts";

/** The people who come by: mean of a product's monthly users as recorded, or of the feature tested; null where not known. */
export type Traffic = { readonly monthlyUsers: number | null };

/** A card that is planned, and whether it adds or hides something. */
export type Planned = Pick<Experiment, "card" | "purpose">;

/** What a card needs and whether it can be had here. */
export type ExperimentPlan = {
  /** Units in each arm; refuses without a baseline, a worthwhile effect, or for figures that cannot be. */
  readonly perArm: Answer<number>;
  readonly length: Answer<TestLength> | null;
  /** The most weeks it may take. */
  readonly mostWeeks: number;
  /** Whether the users recorded suffice within those weeks; null where that is not known. */
  readonly isPossible: boolean | null;
  /** Methods that can answer here when a split test cannot, the strongest first. */
  readonly instead: readonly ExperimentMethod[];
};

const weeksPerMonth = 365.25 / 12 / 7;

/** The users whom an experiment on a product can count on, by what was recorded of it as of a month. */
export function trafficOf(portfolio: Portfolio, productId: Id, featureId: Id | null, asOf: Month): Traffic {
  const usage = productUsage(portfolio, productId, asOf);
  const users = usage.activeUsers.value;
  if (featureId === null || users === null) return { monthlyUsers: users };
  const { reach } = judgementOf(usage, featureId, []);
  return { monthlyUsers: reach === null ? users : users * reach };
}

/** How many units a card needs, how long that takes with the users there are, and what else could answer (domain B.8). */
export function planOf({ card, purpose }: Planned, { monthlyUsers }: Traffic): ExperimentPlan {
  const perArm = unitsPerArm({ card, purpose });
  const planned = card.plannedPerArm ?? (isRefused(perArm) ? null : perArm);
  const length =
    planned === null || monthlyUsers === null
      ? null
      : testLength(
          planned,
          card.arms.map(({ weight }) => weight),
          monthlyUsers / weeksPerMonth,
        );
  const isPossible = length === null ? null : !isRefused(length) && length.inTime;
  return { perArm, length, mostWeeks, isPossible, instead: isPossible === false ? otherMethods(card.risk) : [] };
}

/**
 * Units in each arm for the promise of the card; more for several treatments, and for a test that may be read at any time. Where
 * something is hidden they find a loss as large as is tolerated.
 */
export function unitsPerArm({ card, purpose }: Planned): Answer<number> {
  const { baseline, worthwhile, metric, power } = card;
  if (baseline === null || worthwhile === null) return refused("MISSING");
  const alpha = card.alpha / Math.max(1, plannedArms(card).length - 1);
  const signed = soughtEffect(metric, purpose) * worthwhile;
  const promise = { alpha, power };
  const size =
    scaleOf(card) === "relative"
      ? sampleSizeOfLift({ mean: baseline.mean, deviation: deviationOf(baseline, metric) }, signed, promise)
      : metric.kind === "proportion"
        ? sampleSizeOfShares(baseline.mean, baseline.mean + signed, promise)
        : sampleSizeOfMeans(baseline.sd, signed, promise);
  if (isRefused(size)) return size;
  return card.interval === "fixed" ? size.perArm : widened(size.exact, { alpha, tuning: card.tuning });
}

/** The smallest effect that the planned units find as promised, on the card's scale. MISSING without a baseline or a plan, and as the formulas refuse. */
export function smallestEffect(card: Card): Answer<number> {
  const { baseline, plannedPerArm, metric, power, tuning } = card;
  if (baseline === null || plannedPerArm === null) return refused("MISSING");
  const alpha = card.alpha / Math.max(1, plannedArms(card).length - 1);
  const { mean } = baseline;
  const deviation = deviationOf(baseline, metric);
  const perArm = card.interval === "fixed" ? plannedPerArm : worthWhenRepeated(plannedPerArm, { alpha, tuning });
  if (isRefused(perArm)) return perArm;
  return scaleOf(card) === "relative"
    ? smallestLift({ mean, deviation }, perArm, { alpha, power })
    : smallestDifference(deviation, { control: perArm, treatment: perArm }, { alpha, power });
}

/** How likely the planned units find the worthwhile lift of a card on the relative scale; MISSING for others, and as `powerOfLift`. */
export function powerOfPlan({ card, purpose }: Planned): Answer<number> {
  const { baseline, plannedPerArm, worthwhile, metric, tuning } = card;
  if (baseline === null || plannedPerArm === null || worthwhile === null || scaleOf(card) !== "relative")
    return refused("MISSING");
  const alpha = card.alpha / Math.max(1, plannedArms(card).length - 1);
  const deviation = deviationOf(baseline, metric);
  const lift = soughtEffect(metric, purpose) * worthwhile;
  const often = card.interval === "sequential" ? { tuning } : {};
  return powerOfLift({ mean: baseline.mean, deviation }, lift, { perArm: plannedPerArm, alpha, ...often });
}

/** Whether an effect upwards (1) or downwards (-1) is to be found: a gain of a change, a loss where something is hidden. */
function soughtEffect({ better }: Card["metric"], purpose: Planned["purpose"]): 1 | -1 {
  return (better === "more") === (purpose === "change") ? 1 : -1;
}

function deviationOf({ mean, sd }: NonNullable<Card["baseline"]>, { kind }: Card["metric"]): number {
  return kind === "proportion" ? Math.sqrt(mean * (1 - mean)) : sd;
}

/** As many units of a test that is read once as say no less than these of one that may be read at any time. */
function worthWhenRepeated(perArm: number, terms: { readonly alpha: number; readonly tuning: number }): Answer<number> {
  if (perArm === 0) return 0;
  const errors = sequentialErrors(2 * perArm, terms);
  return isRefused(errors) ? errors : perArm * (standardErrors(1 - terms.alpha) / errors) ** 2;
}

/** A sequential interval is wider by a factor that itself depends on the units; going half of each way settles it. */
function widened(exact: number, terms: { readonly alpha: number; readonly tuning: number }): Answer<number> {
  let units = exact;
  for (let round = 0; round < 100; round += 1) {
    const worth = worthWhenRepeated(units, terms);
    if (isRefused(worth)) return worth;
    units *= Math.sqrt(exact / worth);
  }
  return Math.ceil(units);
}

function otherMethods(risk: Card["risk"]): readonly ExperimentMethod[] {
  switch (risk) {
    case "desirability":
      return ["did", "fakeDoor", "interview"];
    case "viability":
      return ["did", "commitment", "survey"];
    case "feasibility":
      return ["did", "beforeAfter", "usability"];
  }
}
