import { type Answer, isRefused, refused } from "./answer.ts";
import { nearestRank } from "./quantile.ts";

/** How far work has aged against what was finished: at or past the 95th, 85th or 50th percentile, or below them. */
export type AgeBand = "ok" | "p50+" | "p85+" | "p95+";

/** The age of work in progress beside the cycle times of its kind, all in one unit of time. */
export type Ageing = {
  /** The share of past cycle times that were not longer. */
  readonly percentileOfAge: number;
  readonly band: AgeBand;
  /** What 85% of those that took longer than this did not exceed; null when none took longer. */
  readonly conditionalP85: number | null;
};

/**
 * How old work in progress is against past cycle times of the same kind, by nearest rank (domain A.7; Anderson,
 * Vacanti). NO_DATA without past cycle times, OUT_OF_RANGE for an age or cycle time below 0 or not a number.
 */
export function ageing(cycleTimes: readonly number[], age: number): Answer<Ageing> {
  if (![age, ...cycleTimes].every((time) => time >= 0 && time < Infinity)) return refused("OUT_OF_RANGE");
  const sorted = Float64Array.from(cycleTimes).sort();
  const longer = sorted.filter((time) => time > age);
  const conditional = nearestRank(longer, 0.85);
  const [p50, p85, p95] = [0.5, 0.85, 0.95].map((p) => nearestRank(sorted, p));
  if (typeof p50 !== "number" || typeof p85 !== "number" || typeof p95 !== "number") return refused("NO_DATA");
  return {
    percentileOfAge: (sorted.length - longer.length) / sorted.length,
    band: age >= p95 ? "p95+" : age >= p85 ? "p85+" : age >= p50 ? "p50+" : "ok",
    conditionalP85: isRefused(conditional) ? null : conditional,
  };
}
