import { type Answer, refused } from "./answer.ts";
import { normalQuantile } from "./normal.ts";
import { isOpenShare } from "./proportion.ts";

/** How rarely a test may cry out for nothing (alpha, two-sided), and how often it must find what is there (power). */
export type TestPromise = { readonly alpha: number; readonly power: number };

/** The promise of a test unless its card says otherwise: 5% and 80%. */
export const usualPromise: TestPromise = { alpha: 0.05, power: 0.8 };

/** Units needed in each arm: as calculated, and as whole units. */
export type SampleSize = { readonly exact: number; readonly perArm: number };

/** How many standard errors an effect must be away from none to be found as promised; null for an impossible promise. */
export function errorsToFind({ alpha, power }: TestPromise): number | null {
  if (!isOpenShare(alpha) || !isOpenShare(power) || power <= alpha) return null;
  return normalQuantile(power) - normalQuantile(alpha / 2);
}

/**
 * Units in each arm to tell two shares apart, both above 0 and below 1; variances of both shares, or pooled for the test of
 * no difference (Fleiss 1981). ZERO_EFFECT for equal shares, OUT_OF_RANGE.
 */
export function sampleSizeOfShares(
  control: number,
  treatment: number,
  { method = "unpooled", ...promise }: Partial<TestPromise> & { readonly method?: "unpooled" | "pooled" } = {},
): Answer<SampleSize> {
  const kept = { ...usualPromise, ...promise };
  const errors = errorsToFind(kept);
  if (errors === null || !isOpenShare(control) || !isOpenShare(treatment)) return refused("OUT_OF_RANGE");
  if (control === treatment) return refused("ZERO_EFFECT");
  const apart = control * (1 - control) + treatment * (1 - treatment);
  const mean = (control + treatment) / 2;
  const found = normalQuantile(kept.power);
  const reach =
    method === "unpooled"
      ? errors * Math.sqrt(apart)
      : (errors - found) * Math.sqrt(2 * mean * (1 - mean)) + found * Math.sqrt(apart);
  return whole((reach / (treatment - control)) ** 2);
}

/**
 * Units in each arm to find a difference of means with this standard deviation between units. ZERO_EFFECT, ZERO_VARIANCE,
 * OUT_OF_RANGE.
 */
export function sampleSizeOfMeans(
  deviation: number,
  difference: number,
  promise: TestPromise = usualPromise,
): Answer<SampleSize> {
  const errors = errorsToFind(promise);
  if (errors === null || !Number.isFinite(difference) || !(deviation >= 0)) return refused("OUT_OF_RANGE");
  if (difference === 0) return refused("ZERO_EFFECT");
  return deviation === 0 ? refused("ZERO_VARIANCE") : whole(2 * ((errors * deviation) / difference) ** 2);
}

/**
 * Units in each arm to find a relative effect on a mean with this standard deviation between units: where `smallestLift` finds
 * it, more than for the difference alone, because the control is uncertain too (domain B.8). ZERO_EFFECT, ZERO_BASELINE,
 * ZERO_VARIANCE, OUT_OF_RANGE.
 */
export function sampleSizeOfLift(
  { mean, deviation }: { readonly mean: number; readonly deviation: number },
  lift: number,
  promise: TestPromise = usualPromise,
): Answer<SampleSize> {
  const errors = errorsToFind(promise);
  const isSound = Number.isFinite(mean) && deviation >= 0 && deviation < Infinity && lift > -1 && lift < Infinity;
  if (errors === null || !isSound) return refused("OUT_OF_RANGE");
  if (lift === 0) return refused("ZERO_EFFECT");
  if (mean === 0) return refused("ZERO_BASELINE");
  if (deviation === 0) return refused("ZERO_VARIANCE");
  return whole(((errors * deviation) / mean) ** 2 * (((1 + lift) ** 2 + 1) / lift ** 2));
}

function whole(exact: number): Answer<SampleSize> {
  if (!Number.isFinite(exact) || !(exact > 0)) return refused("OUT_OF_RANGE");
  // A hair above a whole number is a rounding error, not one more unit.
  return { exact, perArm: Math.max(1, Math.ceil(exact * (1 - 1e-12))) };
}

/** How long a test would run: units in all arms, whole weeks, and whether that is within eight weeks. */
export type TestLength = { readonly units: number; readonly weeks: number; readonly inTime: boolean };

/** The longest that a test may be planned for; past that another method must answer (domain B.8). */
export const mostWeeks = 8;

/**
 * How long a test runs until its smallest arm has its units, at so many new units each week; at least one full week. Weights
 * may have any sum, arms without weight are left out. NO_TRAFFIC, ONE_ARM, OUT_OF_RANGE.
 */
export function testLength(perArm: number, weights: readonly number[], unitsPerWeek: number): Answer<TestLength> {
  if (![perArm, unitsPerWeek, ...weights].every((figure) => figure >= 0 && figure < Infinity)) {
    return refused("OUT_OF_RANGE");
  }
  const planned = weights.filter((weight) => weight > 0);
  if (planned.length < 2) return refused("ONE_ARM");
  if (unitsPerWeek === 0) return refused("NO_TRAFFIC");
  const weight = planned.reduce((sum, share) => sum + share, 0);
  const units = Math.ceil(((perArm * weight) / Math.min(...planned)) * (1 - 1e-12));
  const weeks = Math.max(1, Math.ceil(units / unitsPerWeek));
  return { units, weeks, inTime: weeks <= mostWeeks };
}
