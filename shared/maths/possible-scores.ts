import { type Answer, finite, isRefused, refused } from "./answer.ts";
import { type Estimates, score, type Scoring } from "./scoring.ts";
import { isRange, type Range } from "./triangular.ts";
import type { Interval } from "./wilson.ts";

/** The ranges of one candidate's figures by field; absent or null is not known. */
export type RangedEstimates = Readonly<Record<string, Range | null | undefined>>;

/** The lowest and the highest that anybody estimated for each field of a scoring; fields that nobody estimated are left out. */
export function estimatedEnds(
  { fields }: Scoring,
  candidates: readonly RangedEstimates[],
): Readonly<Record<string, Interval>> {
  return Object.fromEntries(
    fields.flatMap(({ id }) => {
      const known = candidates.flatMap((ranges) => ranges[id] ?? []).filter(isRange);
      if (known.length === 0) return [];
      const low = known.reduce((least, range) => Math.min(least, range.low), Infinity);
      const high = known.reduce((most, range) => Math.max(most, range.high), -Infinity);
      return [[id, { low, high }]];
    }),
  );
}

/**
 * The worst and the best score of a candidate whose missing figures lie between ends (domain A.2). MISSING with the
 * fields that have neither a figure nor ends; NON_POSITIVE_DENOMINATOR and OUT_OF_RANGE as `score`.
 */
export function possibleScores(
  scoring: Scoring,
  estimates: Estimates,
  ends: Readonly<Record<string, Interval>>,
): Answer<Interval> {
  const span = (id: string): Interval | undefined => {
    const figure = estimates[id] ?? null;
    return figure === null ? ends[id] : { low: figure, high: figure };
  };
  const at = (end: "low" | "high") => Object.fromEntries(scoring.fields.map(({ id }) => [id, span(id)?.[end]]));
  const lowest = score(scoring, at("low"));
  const highest = score(scoring, at("high"));
  if (isRefused(lowest)) return lowest;
  if (isRefused(highest)) return highest;
  let above: Interval = scoring.above === "sum" ? { low: 0, high: 0 } : { low: 1, high: 1 };
  for (const { id, place, weight } of scoring.fields) {
    const { low, high } = span(id) ?? { low: 0, high: 0 };
    if (place === "below") continue;
    above =
      scoring.above === "sum"
        ? { low: above.low + weight * low, high: above.high + weight * high }
        : times(above, { low: weight * low, high: weight * high });
  }
  const { low, high } = times(above, { low: 1 / highest.below, high: 1 / lowest.below });
  const worst = finite(low);
  const best = finite(high);
  if (isRefused(worst) || isRefused(best)) return refused("OUT_OF_RANGE");
  return { low: worst, high: best };
}

function times(a: Interval, b: Interval): Interval {
  const products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: Math.min(...products), high: Math.max(...products) };
}
