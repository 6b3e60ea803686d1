import { type Refused, refused } from "./answer.ts";

/** How many of n units did it: 0 ≤ x ≤ n. */
export type Proportion = { readonly x: number; readonly n: number };

/** Why proportions cannot be compared: NO_DATA without units, OUT_OF_RANGE for more successes than units; else null. */
export function proportionRefusal(proportions: readonly Proportion[]): Refused | null {
  if (!proportions.every(({ x, n }) => x >= 0 && x <= n && n < Infinity)) return refused("OUT_OF_RANGE");
  return proportions.every(({ n }) => n > 0) ? null : refused("NO_DATA");
}

/** The share of all units of several proportions that did it; some unit must be there. */
export function pooledShare(proportions: readonly Proportion[]): number {
  const successes = proportions.reduce((sum, { x }) => sum + x, 0);
  return successes / proportions.reduce((sum, { n }) => sum + n, 0);
}

/** Says whether a number is a probability that something may still depend on: above 0 and below 1. */
export function isOpenShare(p: number): boolean {
  return p > 0 && p < 1;
}
