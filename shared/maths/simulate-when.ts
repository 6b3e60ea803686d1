import { type Answer, isRefused, refused } from "./answer.ts";
import { mulberry32 } from "./prng.ts";
import { nearestRank } from "./quantile.ts";
import { countOdds, grownScope } from "./throughput.ts";
import { isRange, type Range, triangular } from "./triangular.ts";

/** How many runs, from which seed, and by how much the scope may grow on the way (0.2 is 20%); null for no growth. */
export type RunTerms = { readonly runs: number; readonly seed: number; readonly growth: Range | null };

/** A simulated forecast, with what is needed to draw the same again. */
export type SimulatedForecast = {
  /** The periods for each probability; null is later than 1,040. */
  readonly periods: readonly (number | null)[];
  readonly runs: number;
  readonly seed: number;
  readonly algorithm: "mulberry32";
};

const mostPeriods = 1040;

/**
 * The periods by whose end n items are released, by drawing whole periods from the history (domain A.6): for a scope
 * whose growth is a range, which `forecastBacklog` cannot answer. A run draws its growth first, where there is any.
 * NO_THROUGHPUT and OUT_OF_RANGE as `forecastBacklog`, OUT_OF_RANGE for a growth out of order or below 0 and for no runs.
 */
export function simulateWhen(
  history: readonly number[],
  n: number,
  probabilities: readonly number[],
  { runs, seed, growth }: RunTerms,
): Answer<SimulatedForecast> {
  const odds = countOdds(history);
  if (isRefused(odds)) return odds;
  const isSound = Number.isInteger(n) && n >= 1 && Number.isInteger(runs) && runs >= 1 && Number.isInteger(seed);
  if (!isSound || !probabilities.every((p) => p > 0 && p < 1)) return refused("OUT_OF_RANGE");
  if (growth !== null && !(isRange(growth) && growth.low >= 0)) return refused("OUT_OF_RANGE");
  const next = mulberry32(seed);
  const ends = new Float64Array(runs);
  for (let run = 0; run < runs; run += 1) {
    const scope = growth === null ? n : grownScope(n, triangular(growth, next()));
    if (isRefused(scope)) return scope;
    let period = 0;
    for (let released = 0; released < scope && period <= mostPeriods; period += 1) {
      released += history[Math.floor(next() * history.length)] ?? 0;
    }
    ends[run] = period;
  }
  ends.sort();
  const periods = probabilities.map((probability) => {
    const period = nearestRank(ends, probability);
    return isRefused(period) || period > mostPeriods ? null : period;
  });
  return { periods, runs, seed, algorithm: "mulberry32" };
}
