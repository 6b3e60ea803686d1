import { type Answer, isRefused, refused } from "./answer.ts";
import { effectOf } from "./effect.ts";
import { normalAbove } from "./normal.ts";
import { isOpenShare } from "./proportion.ts";
import { errorsToFind, type TestPromise, usualPromise } from "./sample-size.ts";
import { sequentialErrors } from "./sequential.ts";
import { standardErrors } from "./wilson.ts";

/** An amount as it is before a test: its mean, and its standard deviation between units. */
export type Baseline = { readonly mean: number; readonly deviation: number };

/** Units in the two arms of a test. */
export type ArmSizes = { readonly control: number; readonly treatment: number };

/**
 * The smallest difference of means that a test finds as promised, in the unit of the deviation. NO_DATA, ZERO_VARIANCE,
 * OUT_OF_RANGE.
 */
export function smallestDifference(
  deviation: number,
  { control, treatment }: ArmSizes,
  promise: TestPromise = usualPromise,
): Answer<number> {
  const errors = errorsToFind(promise);
  if (errors === null || !(deviation >= 0 && deviation < Infinity)) return refused("OUT_OF_RANGE");
  if (!(control > 0 && treatment > 0)) return refused("NO_DATA");
  return deviation === 0 ? refused("ZERO_VARIANCE") : errors * deviation * Math.sqrt(1 / control + 1 / treatment);
}

/**
 * The probability that a test of two equal arms finds a relative effect, at 5% significance unless said; with `tuning`, that
 * of a sequential one, its standard error widened as its interval is. Refuses as `effectOf` does, OUT_OF_RANGE (domain B.8).
 */
export function powerOfLift(
  { mean, deviation }: Baseline,
  lift: number,
  { perArm, alpha = 0.05, tuning }: { readonly perArm: number; readonly alpha?: number; readonly tuning?: number },
): Answer<number> {
  if (!isOpenShare(alpha) || !Number.isFinite(lift) || !(deviation >= 0)) return refused("OUT_OF_RANGE");
  const arm = { n: perArm, mean, variance: deviation ** 2 };
  const effect = effectOf(arm, { ...arm, mean: mean + Math.abs(mean) * lift }, "relative");
  if (isRefused(effect)) return effect;
  const once = standardErrors(1 - alpha);
  const often = tuning === undefined ? once : sequentialErrors(2 * perArm, { alpha, tuning });
  if (typeof often !== "number") return often;
  const away = (effect.estimate / effect.standardError) * (once / often);
  return normalAbove(once - away) + normalAbove(once + away);
}

/**
 * The smallest relative effect that a test of two equal arms finds as promised. TOO_FEW_USERS when none is large enough;
 * NO_DATA, ZERO_BASELINE, ZERO_VARIANCE, OUT_OF_RANGE.
 */
export function smallestLift(
  { mean, deviation }: Baseline,
  perArm: number,
  promise: TestPromise = usualPromise,
): Answer<number> {
  const errors = errorsToFind(promise);
  if (errors === null || !Number.isFinite(mean) || !(deviation >= 0 && deviation < Infinity)) {
    return refused("OUT_OF_RANGE");
  }
  if (!(perArm > 0)) return refused("NO_DATA");
  if (mean === 0) return refused("ZERO_BASELINE");
  if (deviation === 0) return refused("ZERO_VARIANCE");
  const c = (errors * (deviation / mean)) ** 2 / perArm;
  return c < 1 ? (c + Math.sqrt(c * (2 - c))) / (1 - c) : refused("TOO_FEW_USERS");
}
