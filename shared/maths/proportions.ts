import { type Answer, isRefused, refused } from "./answer.ts";
import { chiSquareAbove } from "./chi-square.ts";
import { fisher } from "./fisher.ts";
import { normalAbove } from "./normal.ts";
import { isOpenShare, pooledShare, type Proportion, proportionRefusal } from "./proportion.ts";
import { type Interval, wilson } from "./wilson.ts";

/**
 * The z test of two proportions with their pooled share, treatment less control, p two-sided; z is 0 where nobody or
 * everybody did it. NO_DATA, OUT_OF_RANGE.
 */
export function twoProportionZ(
  control: Proportion,
  treatment: Proportion,
): Answer<{ readonly difference: number; readonly z: number; readonly p: number }> {
  const refusal = proportionRefusal([control, treatment]);
  if (refusal !== null) return refusal;
  const difference = treatment.x / treatment.n - control.x / control.n + 0;
  const pooled = pooledShare([control, treatment]);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / control.n + 1 / treatment.n));
  const z = error > 0 ? difference / error : 0;
  return { difference, z, p: Math.min(1, 2 * normalAbove(Math.abs(z))) };
}

/**
 * The difference of two proportions, treatment less control, with an interval of two Wilson intervals (Newcombe 1998,
 * method 10), at 5% significance unless said. NO_DATA, OUT_OF_RANGE.
 */
export function newcombe(
  control: Proportion,
  treatment: Proportion,
  alpha = 0.05,
): Answer<{ readonly difference: number; readonly interval: Interval }> {
  const refusal = proportionRefusal([control, treatment]);
  if (refusal !== null || !isOpenShare(alpha)) return refusal ?? refused("OUT_OF_RANGE");
  const before = wilson(control.x, control.n, 1 - alpha);
  const after = wilson(treatment.x, treatment.n, 1 - alpha);
  if (isRefused(before)) return before;
  if (isRefused(after)) return after;
  const from = control.x / control.n;
  const to = treatment.x / treatment.n;
  const difference = to - from + 0;
  const low = difference - Math.hypot(to - after.low, before.high - from);
  const high = difference + Math.hypot(after.high - to, from - before.low);
  return { difference, interval: { low: low + 0, high: high + 0 } };
}

/** Two proportions compared: Newcombe's interval, and p by the z test, or exactly where a cell is expected below 5. */
export type ComparedProportions = {
  readonly difference: number;
  readonly interval: Interval;
  readonly p: number;
  readonly test: "z" | "fisher";
};

/**
 * Compares two proportions once, treatment less control, at 5% significance unless said; refuses as `newcombe` and `fisher`
 * do.
 */
export function compareProportions(
  control: Proportion,
  treatment: Proportion,
  alpha = 0.05,
): Answer<ComparedProportions> {
  const gap = newcombe(control, treatment, alpha);
  if (isRefused(gap)) return gap;
  const units = control.n + treatment.n;
  const successes = control.x + treatment.x;
  // Of whole numbers up to the division, so that a cell of exactly 5 is not a rounding error below it.
  const fewest = (Math.min(control.n, treatment.n) * Math.min(successes, units - successes)) / units;
  const test = fewest < 5 ? "fisher" : "z";
  const tested = test === "z" ? twoProportionZ(control, treatment) : fisher(control, treatment);
  return isRefused(tested) ? tested : { ...gap, p: tested.p, test };
}

/**
 * The chi-square test that two or more proportions are one and the same; everybody or nobody everywhere is p 1. ONE_ARM,
 * NO_DATA, OUT_OF_RANGE (Pearson 1900).
 */
export function alikeProportions(
  proportions: readonly Proportion[],
): Answer<{ readonly chiSquare: number; readonly degrees: number; readonly p: number }> {
  if (proportions.length < 2) return refused("ONE_ARM");
  const refusal = proportionRefusal(proportions);
  if (refusal !== null) return refusal;
  const pooled = pooledShare(proportions);
  const degrees = proportions.length - 1;
  if (!isOpenShare(pooled)) return { chiSquare: 0, degrees, p: 1 };
  const surplus = proportions.reduce((sum, { x, n }) => sum + (x - n * pooled) ** 2 / n, 0);
  const chiSquare = surplus / (pooled * (1 - pooled));
  return { chiSquare, degrees, p: chiSquareAbove(chiSquare, degrees) };
}
