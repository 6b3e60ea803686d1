import { type Answer, refused } from "./answer.ts";
import { isRange, type Range, triangular, triangularBelow } from "./triangular.ts";

/** A worth a − b·v that hangs on one uncertain figure v. */
export type OneInputWorth = { readonly a: number; readonly b: number; readonly v: Range };

/** The chance that such a worth is above 0, and its 5% and 95% points, exactly; OUT_OF_RANGE for a range out of order. */
export function npvRangeTri({ a, b, v }: OneInputWorth): Answer<{
  readonly pPositive: number;
  readonly p5: number;
  readonly p95: number;
}> {
  if (!isRange(v) || !Number.isFinite(a) || !Number.isFinite(b)) return refused("OUT_OF_RANGE");
  if (b === 0) return { pPositive: a > 0 ? 1 : 0, p5: a + 0, p95: a + 0 };
  const worthAt = (u: number) => a - b * triangular(v, u) + 0;
  if (v.low === v.high) return { pPositive: worthAt(0) > 0 ? 1 : 0, p5: worthAt(0), p95: worthAt(0) };
  const below = triangularBelow(v, a / b);
  return b > 0
    ? { pPositive: below, p5: worthAt(0.95), p95: worthAt(0.05) }
    : { pPositive: 1 - below, p5: worthAt(0.05), p95: worthAt(0.95) };
}
