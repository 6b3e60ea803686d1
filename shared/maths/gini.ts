import { type Answer, refused } from "./answer.ts";

/** How unequally amounts are spread: 0 all equal, towards 1 all on one. `corrected` is null for a single amount. */
export type Inequality = { readonly gini: number; readonly corrected: number | null };

/** Gini's coefficient of amounts, and its small-sample correction; NO_USE when they sum to 0, NEGATIVE below 0. */
export function gini(amounts: readonly number[]): Answer<Inequality> {
  const sorted = Float64Array.from(amounts).sort();
  const n = sorted.length;
  if ((sorted[0] ?? 0) < 0) return refused("NEGATIVE");
  let total = 0;
  let weighted = 0;
  sorted.forEach((amount, index) => {
    total += amount;
    weighted += (2 * index + 1 - n) * amount;
  });
  if (!(total > 0)) return refused("NO_USE");
  const coefficient = Math.max(0, weighted / (n * total));
  return { gini: coefficient, corrected: n > 1 ? (coefficient * n) / (n - 1) : null };
}
