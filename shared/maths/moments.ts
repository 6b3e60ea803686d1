import { type Answer, isRefused, refused } from "./answer.ts";
import { pairMoments, type PairMoments, roundingShare, type Sums } from "./pair-moments.ts";

/** What the units of an arm come to: how many, their mean, and the variance between units. */
export type Moments = { readonly n: number; readonly mean: number; readonly variance: number };

/**
 * The figures of an arm of n units: successes of a proportion; sums, or mean and variance, of an amount; sums of a ratio's
 * two amounts for each unit, with the sum of their products.
 */
export type ArmFigures =
  | { readonly type: "proportion"; readonly n: number; readonly sum: number }
  | ({ readonly type: "mean"; readonly n: number } & Sums)
  | ({ readonly type: "summary" } & Moments)
  | {
      readonly type: "ratio";
      readonly n: number;
      readonly numerator: Sums;
      readonly denominator: Sums;
      readonly products: number;
    };

/**
 * Mean and variance of an arm; a ratio's by the delta method. NO_DATA without units, OUT_OF_RANGE for impossible figures,
 * ZERO_VARIANCE for sums that no values can have, NON_POSITIVE_DENOMINATOR for a ratio to nothing.
 */
export function moments(arm: ArmFigures): Answer<Moments> {
  const { n } = arm;
  if (!Number.isFinite(n)) return refused("OUT_OF_RANGE");
  if (!(n > 0)) return refused(n === 0 ? "NO_DATA" : "OUT_OF_RANGE");
  switch (arm.type) {
    case "proportion": {
      if (!(arm.sum >= 0 && arm.sum <= n)) return refused("OUT_OF_RANGE");
      const mean = arm.sum / n;
      return { n, mean, variance: mean * (1 - mean) };
    }
    case "mean":
      return checked({ n, mean: arm.sum / n, variance: varianceOf(arm.squares - arm.sum ** 2 / n, arm.squares, n) });
    case "summary":
      return checked({ n, mean: arm.mean, variance: n > 1 ? arm.variance : 0 });
    case "ratio": {
      const pairs = pairMoments({ n, x: arm.numerator, y: arm.denominator, products: arm.products });
      return isRefused(pairs) ? pairs : ratioMoments(pairs);
    }
  }
}

/** Mean and variance of the ratio of x to y, summed over units (delta method); refuses as `moments` does. */
export function ratioMoments({ n, meanX, meanY, squaresX, squaresY, products }: PairMoments): Answer<Moments> {
  if (meanY === 0) return refused("NON_POSITIVE_DENOMINATOR");
  if (squaresX < 0 || squaresY < 0) return refused("ZERO_VARIANCE");
  const ratio = meanX / meanY;
  const squares = squaresX - 2 * ratio * products + ratio ** 2 * squaresY;
  const whole = squaresX + ratio ** 2 * squaresY;
  return checked({ n, mean: ratio, variance: varianceOf(squares, whole, n) / meanY ** 2 });
}

/** What is left of a difference after rounding is no variance, and no mistake either. */
function varianceOf(squares: number, whole: number, n: number): number {
  return n > 1 && Math.abs(squares) > roundingShare * whole ? squares / (n - 1) : 0;
}

function checked({ n, mean, variance }: Moments): Answer<Moments> {
  if (!Number.isFinite(mean) || !Number.isFinite(variance)) return refused("OUT_OF_RANGE");
  return variance < 0 ? refused("ZERO_VARIANCE") : { n, mean: mean + 0, variance };
}
