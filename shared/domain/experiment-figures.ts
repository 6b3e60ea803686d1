import { isRefused, refused, type Answer } from "../maths/answer.ts";
import { moments, type Moments } from "../maths/moments.ts";
import type { Proportion } from "../maths/proportion.ts";
import type { Card, MetricKind } from "./experiment-card.ts";
import type { Experiment, Observation } from "./experiment.ts";

/** Results of one kind added up: units and sums. */
export type Sum = Omit<Observation, "day" | "arm" | "guardrail" | "period">;

/** Which results to add up; what is not named is not asked for. */
export type Wanted = {
  readonly arm: number;
  readonly guardrail?: string | null;
  readonly period?: Observation["period"];
  /** Results up to this day; those without a day stand before all. */
  readonly through?: string;
};

const nothing: Sum = { n: 0, sum: 0, squares: 0, denominator: null };

/** The results of one arm added up; the order in which they came is of no matter. */
export function summed(observations: readonly Observation[], wanted: Wanted): Sum {
  const { arm, guardrail = null, period, through } = wanted;
  return observations
    .filter(
      (row) =>
        row.arm === arm &&
        row.guardrail === guardrail &&
        (period === undefined || row.period === period) &&
        (through === undefined || row.day === null || row.day <= through),
    )
    .reduce(plus, nothing);
}

function plus(one: Sum, other: Sum): Sum {
  const past = pastOf(one, other);
  return {
    n: one.n + other.n,
    sum: one.sum + other.sum,
    squares: one.squares + other.squares,
    denominator:
      one.denominator === null || other.denominator === null
        ? (one.denominator ?? other.denominator)
        : both(one.denominator, other.denominator),
    ...(past === undefined ? {} : { past }),
  };
}

/** The past of two groups together; it counts only when all units have one. */
export function pastOf(one: Pick<Sum, "n" | "past">, other: Pick<Sum, "n" | "past">): Sum["past"] {
  if (one.n === 0) return other.past;
  if (other.n === 0) return one.past;
  return one.past === undefined || other.past === undefined ? undefined : both(one.past, other.past);
}

function both(one: NonNullable<Sum["past"]>, other: NonNullable<Sum["past"]>): NonNullable<Sum["past"]> {
  return {
    sum: one.sum + other.sum,
    squares: one.squares + other.squares,
    products: one.products + other.products,
  };
}

/** Mean and variance of an arm by the kind of its metric; refuses as `moments` does, NO_DATA also for a ratio to nothing known. */
export function momentsOf(sum: Sum, kind: MetricKind): Answer<Moments> {
  switch (kind) {
    case "proportion":
      return moments({ type: "proportion", n: sum.n, sum: sum.sum });
    case "mean":
      return moments({ type: "mean", n: sum.n, sum: sum.sum, squares: sum.squares });
    case "ratio": {
      const { n, denominator } = sum;
      if (denominator === null) return refused("NO_DATA");
      const { products } = denominator;
      return moments({ type: "ratio", n, numerator: sum, denominator, products });
    }
  }
}

/** The successes and units of an arm. */
export function proportionOf({ sum, n }: Sum): Proportion {
  return { x: sum, n };
}

/** The arms that were to have units, by their places; the control is the first. */
export function plannedArms({ arms }: Pick<Card, "arms">): readonly number[] {
  return arms.flatMap(({ weight }, place) => (weight > 0 ? [place] : []));
}

/** The units of every arm of a card, by the primary metric. */
export function unitsOf({ card, observations }: Pick<Experiment, "card" | "observations">): readonly number[] {
  const units = card.arms.map(() => 0);
  for (const { arm, guardrail, n } of observations) {
    if (guardrail === null && arm < units.length) units[arm] = (units[arm] ?? 0) + n;
  }
  return units;
}

/** The first day of which there are results; undefined where none names a day. */
export function firstObservedDay(observations: readonly Observation[]): string | undefined {
  let first: string | undefined;
  for (const { day, guardrail } of observations) {
    if (day !== null && guardrail === null && (first === undefined || day < first)) first = day;
  }
  return first;
}

/** The days of which there are results, earliest first. */
export function observedDays(observations: readonly Observation[]): readonly string[] {
  return [
    ...new Set(observations.flatMap(({ day, guardrail }) => (day === null || guardrail !== null ? [] : [day]))),
  ].sort();
}

/** Mean of an arm, for showing it; null where it cannot be worked out. */
export function meanOf(sum: Sum, kind: MetricKind): number | null {
  const known = momentsOf(sum, kind);
  return isRefused(known) ? null : known.mean;
}
