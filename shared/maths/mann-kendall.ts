import { type Answer, refused } from "./answer.ts";
import { normalAbove } from "./normal.ts";
import { quantile7 } from "./quantile.ts";

/** Whether a series falls, rises or does neither, at 5% significance, and by how much a step. */
export type Trend = {
  /** Rises minus falls over all pairs. */
  readonly s: number;
  readonly variance: number;
  readonly z: number;
  readonly p: number;
  /** Median pairwise slope for each step of the series (Sen 1968). */
  readonly slope: number;
  readonly direction: "down" | "flat" | "up";
};

type Point = { readonly at: number; readonly value: number };
type Pairs = { s: number; variance: number; readonly slopes: number[] };

/**
 * The monotone trend of a series in which null is missing: distances in time are kept. TOO_SHORT below four points
 * (Mann 1945, Kendall 1975; tie-corrected variance, continuity correction).
 */
export function mannKendall(series: readonly (number | null)[]): Answer<Trend> {
  const points = known(series);
  if (points.length < 4) return refused("TOO_SHORT");
  const pairs: Pairs = { s: 0, variance: 0, slopes: [] };
  compare(points, pairs);
  return conclude(pairs);
}

/**
 * The trend of a monthly series with the season taken out: each calendar month is compared only with itself. TOO_SHORT
 * below 24 months, missing ones not counted (Hirsch and Slack's seasonal form, slope for each month).
 */
export function seasonalMannKendall(series: readonly (number | null)[]): Answer<Trend> {
  const points = known(series);
  if (points.length < 24) return refused("TOO_SHORT");
  const pairs: Pairs = { s: 0, variance: 0, slopes: [] };
  for (let season = 0; season < 12; season += 1) {
    compare(
      points.filter(({ at }) => at % 12 === season),
      pairs,
    );
  }
  return conclude(pairs);
}

function known(series: readonly (number | null)[]): readonly Point[] {
  return series.flatMap((value, at) => (value !== null && Number.isFinite(value) ? [{ at, value }] : []));
}

function compare(points: readonly Point[], pairs: Pairs): void {
  const sameValues = new Map<number, number>();
  points.forEach((later, index) => {
    sameValues.set(later.value, (sameValues.get(later.value) ?? 0) + 1);
    for (const earlier of points.slice(0, index)) {
      pairs.s += Math.sign(later.value - earlier.value);
      pairs.slopes.push((later.value - earlier.value) / (later.at - earlier.at));
    }
  });
  const spread = (n: number) => (n * (n - 1) * (2 * n + 5)) / 18;
  pairs.variance += spread(points.length);
  for (const ties of sameValues.values()) pairs.variance -= spread(ties);
}

function conclude({ s, variance, slopes }: Pairs): Answer<Trend> {
  const slope = quantile7(slopes, 0.5);
  if (typeof slope !== "number") return slope;
  const z = s === 0 || variance <= 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  const p = Math.min(1, 2 * normalAbove(Math.abs(z)));
  const direction = p >= 0.05 ? "flat" : s < 0 ? "down" : "up";
  return { s: s + 0, variance, z: z + 0, p, slope, direction };
}
