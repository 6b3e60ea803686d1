import { type Answer, refused } from "./answer.ts";

/** The p-quantile of a measured sample, linear between neighbours (type 7); NO_DATA when it is empty. */
export function quantile7(sample: readonly number[], p: number): Answer<number> {
  if (sample.length === 0) return refused("NO_DATA");
  const sorted = Float64Array.from(sample).sort();
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const lower = sorted[below] ?? 0;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] ?? lower;
  return lower + (position - below) * (upper - lower) + 0;
}

/** The smallest outcome that a share p of an ascending sample does not exceed (nearest rank); NO_DATA when it is empty. */
export function nearestRank(sorted: Float64Array, p: number): Answer<number> {
  // 0.07 × 100 is a hair above 7 in doubles and must not become rank 8.
  const rank = Math.max(1, Math.ceil(p * sorted.length - 1e-9));
  const outcome = sorted[rank - 1];
  return outcome === undefined ? refused("NO_DATA") : outcome + 0;
}
