import { type Answer, refused } from "./answer.ts";
import { normalQuantile } from "./normal.ts";

/** Both ends of an interval. */
export type Interval = { readonly low: number; readonly high: number };

const errors95 = normalQuantile(0.975);

/** How many standard errors a two-sided interval of this confidence reaches to each side. */
export function standardErrors(confidence: number): number {
  return confidence === 0.95 ? errors95 : normalQuantile((1 + confidence) / 2);
}

/**
 * Wilson's interval for a share, x of n (both may be effective, fractional counts), at 95% confidence unless said; NO_DATA
 * when n is 0 (Wilson 1927).
 */
export function wilson(x: number, n: number, confidence = 0.95): Answer<Interval> {
  if (!(n > 0)) return refused("NO_DATA");
  if (!(x >= 0 && x <= n)) return refused("OUT_OF_RANGE");
  const share = x / n;
  const errors = standardErrors(confidence);
  const z2 = errors * errors;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (errors * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { low: x === 0 ? 0 : Math.max(0, centre - reach), high: x === n ? 1 : Math.min(1, centre + reach) };
}
