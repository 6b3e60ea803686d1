import { type Answer, refused } from "./answer.ts";
import type { Effect } from "./effect.ts";
import type { Moments } from "./moments.ts";
import { isOpenShare } from "./proportion.ts";
import { type Interval, standardErrors } from "./wilson.ts";

/** A group before and after a change. */
export type BeforeAfter = { readonly before: Moments; readonly after: Moments };

/**
 * How much more a treated group changed than one that was left alone, at 5% significance unless said. NO_DATA without units,
 * ZERO_VARIANCE when nothing varies, OUT_OF_RANGE (domain B.10).
 */
export function differenceInDifferences(
  treated: BeforeAfter,
  untreated: BeforeAfter,
  alpha = 0.05,
): Answer<Effect & { readonly interval: Interval }> {
  const groups = [treated.before, treated.after, untreated.before, untreated.after];
  if (groups.some(({ n }) => n === 0)) return refused("NO_DATA");
  const squares = groups.reduce(
    (sum, { n, variance }) => sum + (n > 0 && variance >= 0 ? variance / n : Number.NaN),
    0,
  );
  const estimate = treated.after.mean - treated.before.mean - (untreated.after.mean - untreated.before.mean) + 0;
  if (!isOpenShare(alpha) || !Number.isFinite(squares + estimate)) return refused("OUT_OF_RANGE");
  if (squares === 0) return refused("ZERO_VARIANCE");
  const standardError = Math.sqrt(squares);
  const reach = standardErrors(1 - alpha) * standardError;
  return { estimate, standardError, interval: { low: estimate - reach + 0, high: estimate + reach + 0 } };
}
