import { type Answer, refused } from "./answer.ts";

/** How much of a total few amounts carry. */
export type Concentration = {
  /** Share of the total that the largest fifth carries (a fraction of an amount counts as a whole one). */
  readonly topFifthShare: number;
  /** How many of the largest amounts reach 80% of the total. */
  readonly countFor80: number;
  readonly shareFor80: number;
};

/** Concentration of amounts; NO_USE when they sum to 0, NEGATIVE below 0. */
export function pareto(amounts: readonly number[]): Answer<Concentration> {
  const largestFirst = Float64Array.from(amounts).sort().reverse();
  const n = largestFirst.length;
  if ((largestFirst[n - 1] ?? 0) < 0) return refused("NEGATIVE");
  const total = largestFirst.reduce((sum, amount) => sum + amount, 0);
  if (!(total > 0)) return refused("NO_USE");
  const enough = 0.8 * total * (1 - 1e-9);
  let countFor80 = 0;
  for (let carried = 0; carried < enough && countFor80 < n; countFor80 += 1) carried += largestFirst[countFor80] ?? 0;
  const topFifth = largestFirst.subarray(0, Math.ceil(n / 5)).reduce((sum, amount) => sum + amount, 0);
  return { topFifthShare: topFifth / total, countFor80, shareFor80: countFor80 / n };
}
