import { type Answer, refused } from "./answer.ts";
import type { Moments } from "./moments.ts";

/** Values counted one by one without being kept: how many, their mean, and the sum of their squared distances from it. */
export type Tally = { n: number; mean: number; squares: number };

/** A tally of nothing. */
export function emptyTally(): Tally {
  return { n: 0, mean: 0, squares: 0 };
}

/** Counts one more value into a tally, in place; large means lose no digits (Welford 1962). */
export function countValue(tally: Tally, value: number): void {
  const distance = value - tally.mean;
  tally.n += 1;
  tally.mean += distance / tally.n;
  tally.squares += distance * (value - tally.mean);
}

/** The tally of all values of two tallies (Chan, Golub and LeVeque 1979). */
export function mergedTally(one: Tally, other: Tally): Tally {
  const n = one.n + other.n;
  if (n === 0) return emptyTally();
  const distance = other.mean - one.mean;
  return {
    n,
    mean: one.mean + (distance * other.n) / n,
    squares: one.squares + other.squares + (distance * distance * one.n * other.n) / n,
  };
}

/** What tallied values come to; NO_DATA for none, OUT_OF_RANGE when one was not a number. */
export function tallyMoments({ n, mean, squares }: Tally): Answer<Moments> {
  if (!(n > 0)) return refused("NO_DATA");
  if (!Number.isFinite(mean) || !Number.isFinite(squares)) return refused("OUT_OF_RANGE");
  return { n, mean: mean + 0, variance: n > 1 ? squares / (n - 1) : 0 };
}
