import { type Answer, finite, isRefused, refused } from "./answer.ts";

/** The figures that a field may hold: one of some steps, or any from low to high. */
export type Scale =
  | { readonly kind: "steps"; readonly steps: readonly number[] }
  | { readonly kind: "span"; readonly low: number; readonly high: number };

/** A figure that a score is made of, and on which side of the fraction it stands. */
export type ScoringField = {
  readonly id: string;
  readonly place: "above" | "below";
  readonly weight: number;
  readonly scale: Scale;
};

/**
 * A way to score, as a fraction: the sum or product of the weighted figures above, over the sum of the weighted figures
 * below (1 when there are none). The order of the fields is the order in which they are drawn.
 */
export type Scoring = { readonly above: "sum" | "product"; readonly fields: readonly ScoringField[] };

/** The figures of one candidate by field; what is absent or null is not known, and never 0. */
export type Estimates = Readonly<Record<string, number | null | undefined>>;

/** One figure of a score: as estimated, and as it enters its side of the fraction. */
export type ScorePart = {
  readonly id: string;
  readonly place: "above" | "below";
  readonly figure: number;
  readonly weighted: number;
};

/** A score with all that it is made of. */
export type Score = {
  readonly value: number;
  readonly above: number;
  readonly below: number;
  readonly parts: readonly ScorePart[];
};

/**
 * Scores by a fraction of figures (domain A.1). MISSING with the fields to fill in, NON_POSITIVE_DENOMINATOR when what
 * stands below is not above 0, OUT_OF_RANGE for a figure that its scale does not have.
 */
export function score(scoring: Scoring, estimates: Estimates): Answer<Score> {
  const missingFields = scoring.fields.flatMap(({ id }) => ((estimates[id] ?? null) === null ? [id] : []));
  if (missingFields.length > 0) return { value: null, reason: "MISSING", missingFields };
  const figures = scoring.fields.map(({ id }) => estimates[id] ?? 0);
  if (!figures.every(Number.isFinite)) return refused("OUT_OF_RANGE");
  const below = belowOf(scoring, figures);
  if (!(below > 0)) return refused("NON_POSITIVE_DENOMINATOR");
  if (!scoring.fields.every(({ scale }, at) => isOnScale(scale, figures[at] ?? 0))) return refused("OUT_OF_RANGE");
  const above = aboveOf(scoring, figures);
  const value = finite(above / below);
  if (isRefused(value)) return value;
  const parts = scoring.fields.map(({ id, place, weight }, at) => {
    const figure = (figures[at] ?? 0) + 0;
    return { id, place, figure, weighted: weight * figure + 0 };
  });
  return { value, above: above + 0, below, parts };
}

/** The score of figures that stand in the order of the fields, unchecked: quick enough for many draws. */
export function scoreOfFigures(scoring: Scoring, figures: ArrayLike<number>): number {
  return aboveOf(scoring, figures) / belowOf(scoring, figures);
}

function isOnScale(scale: Scale, figure: number): boolean {
  return scale.kind === "steps" ? scale.steps.includes(figure) : figure >= scale.low && figure <= scale.high;
}

function aboveOf({ above, fields }: Scoring, figures: ArrayLike<number>): number {
  let amount = above === "sum" ? 0 : 1;
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at];
    if (field?.place !== "above") continue;
    const weighted = field.weight * (figures[at] ?? 0);
    amount = above === "sum" ? amount + weighted : amount * weighted;
  }
  return amount;
}

function belowOf({ fields }: Scoring, figures: ArrayLike<number>): number {
  let amount = 0;
  let isFraction = false;
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at];
    if (field?.place !== "below") continue;
    isFraction = true;
    amount += field.weight * (figures[at] ?? 0);
  }
  return isFraction ? amount : 1;
}
