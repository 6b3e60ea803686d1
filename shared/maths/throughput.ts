import { type Answer, refused } from "./answer.ts";

/** How likely a count of releases is in one period. */
export type CountOdds = { readonly count: number; readonly share: number };

/** What makes a forecast from a history doubtful: fewer than 8 periods, or a newer half unlike the older one. */
export type ThroughputWarning = "FEW_PERIODS" | "CHANGED_PACE";

/**
 * How likely each count is, from the releases in past periods of equal length, zeros included, each period as likely as
 * any other. NO_THROUGHPUT when there is none or nothing was released, OUT_OF_RANGE for what is not a whole count.
 */
export function countOdds(history: readonly number[]): Answer<readonly CountOdds[]> {
  if (!history.every((count) => Number.isSafeInteger(count) && count >= 0)) return refused("OUT_OF_RANGE");
  const times = new Map<number, number>();
  for (const count of history) times.set(count, (times.get(count) ?? 0) + 1);
  if (![...times.keys()].some((count) => count > 0)) return refused("NO_THROUGHPUT");
  return [...times].map(([count, periods]) => ({ count, share: periods / history.length }));
}

/** Warns of a short history, and of halves whose means differ by more than 50% of the older (an odd middle is left out). */
export function throughputWarnings(history: readonly number[]): readonly ThroughputWarning[] {
  const warnings: ThroughputWarning[] = history.length < 8 ? ["FEW_PERIODS"] : [];
  const half = Math.floor(history.length / 2);
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const older = sum(history.slice(0, half));
  const newer = sum(history.slice(history.length - half));
  return Math.abs(newer - older) > 0.5 * older ? [...warnings, "CHANGED_PACE"] : warnings;
}

/** What a scope becomes with work that is found on the way: n·(1 + growth), rounded up; OUT_OF_RANGE below 0. */
export function grownScope(n: number, growth: number): Answer<number> {
  if (!(n >= 0 && growth >= 0 && Number.isFinite(n * growth))) return refused("OUT_OF_RANGE");
  // 10 × 1.1 is a hair above 11 in doubles and must not become 12.
  return Math.ceil(n * (1 + growth) * (1 - 1e-12)) + 0;
}
