import { type Answer, refused } from "./answer.ts";
import type { OneInputWorth } from "./npv-range.ts";
import { isRange, type Range } from "./triangular.ts";

/**
 * The expected worth a − b·v over a triangular range, and the most that knowing v exactly would add to it (expected
 * value of perfect information, exact integral; Raiffa and Howard). OUT_OF_RANGE for a range out of order.
 */
export function evpi({ a, b, v }: OneInputWorth): Answer<{ readonly expectedNpv: number; readonly evpi: number }> {
  if (!isRange(v) || !Number.isFinite(a) || !Number.isFinite(b)) return refused("OUT_OF_RANGE");
  const mean = (v.low + v.mode + v.high) / 3;
  const expectedNpv = a - b * mean + 0;
  if (b === 0) return { expectedNpv, evpi: 0 };
  const short = expectedShortfall(v, mean, a / b);
  const gain = b > 0 ? b * short : -b * (mean - a / b + short);
  return { expectedNpv, evpi: Math.max(0, gain - Math.max(0, expectedNpv)) };
}

/** The expected amount by which v falls short of a limit. */
function expectedShortfall({ low, mode, high }: Range, mean: number, limit: number): number {
  if (limit <= low) return 0;
  if (limit >= high) return limit - mean;
  if (limit <= mode) return (limit - low) ** 3 / (3 * (high - low) * (mode - low));
  return limit - mean + (high - limit) ** 3 / (3 * (high - low) * (high - mode));
}
