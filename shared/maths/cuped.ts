import { type Answer, isRefused, refused } from "./answer.ts";
import type { Moments } from "./moments.ts";
import { mergedPairs, type PairMoments, roundingShare } from "./pair-moments.ts";

/**
 * A difference with what was different before the test taken out; each unit's x was measured before it met the test, y
 * after.
 */
export type AdjustedDifference = {
  readonly theta: number;
  readonly rawDifference: number;
  readonly adjustedDifference: number;
  /** The share of variance between units that the past explains. */
  readonly varianceReduction: number;
  /** The arms as they are to be tested instead of the raw ones. */
  readonly control: Moments;
  readonly treatment: Moments;
};

/** How much of y goes with one unit of x, over both arms; 0 where x does not vary (Deng and others 2013). */
export function cupedTheta(control: PairMoments, treatment: PairMoments): number {
  const all = mergedPairs(control, treatment);
  return pastVaries(all) ? all.products / all.squaresX + 0 : 0;
}

/** Equal values in both arms may still leave a rounding error between the means of the arms. */
function pastVaries({ n, meanX, squaresX }: PairMoments): boolean {
  return squaresX > roundingShare * n * meanX ** 2;
}

/**
 * The arms adjusted for their units' past; NO_DATA without units, ZERO_VARIANCE for sums that no values can have (Deng and
 * others 2013).
 */
export function cuped(control: PairMoments, treatment: PairMoments): Answer<AdjustedDifference> {
  if (!(control.n > 0 && treatment.n > 0)) return refused("NO_DATA");
  const all = mergedPairs(control, treatment);
  const theta = cupedTheta(control, treatment);
  const before = adjusted(control, theta, all.meanX);
  const after = adjusted(treatment, theta, all.meanX);
  if (isRefused(before)) return before;
  if (isRefused(after)) return after;
  const explained = pastVaries(all) && all.squaresY > 0 ? all.products ** 2 / (all.squaresX * all.squaresY) : 0;
  return {
    theta,
    rawDifference: treatment.meanY - control.meanY + 0,
    adjustedDifference: after.mean - before.mean + 0,
    varianceReduction: Math.min(1, explained),
    control: before,
    treatment: after,
  };
}

function adjusted(arm: PairMoments, theta: number, meanX: number): Answer<Moments> {
  const { n, squaresX, squaresY, products } = arm;
  if (squaresX < 0 || squaresY < 0) return refused("ZERO_VARIANCE");
  const squares = Math.max(0, squaresY - 2 * theta * products + theta ** 2 * squaresX);
  const mean = arm.meanY - theta * (arm.meanX - meanX);
  return { n, mean: mean + 0, variance: n > 1 ? squares / (n - 1) : 0 };
}
