import { type Answer, isRefused, refused } from "./answer.ts";
import { type Effect, effectOf, type EffectScale } from "./effect.ts";
import type { Moments } from "./moments.ts";
import { isOpenShare } from "./proportion.ts";
import { studentAbove, studentQuantile } from "./student.ts";
import type { Interval } from "./wilson.ts";

/** An effect read once, at its planned end: two-sided p, and the interval that goes with it. */
export type FixedEffect = Effect & { readonly degrees: number; readonly p: number; readonly interval: Interval };

/**
 * Welch's test of a treatment against its control, at 5% significance unless said; valid for one look at the planned end
 * only. Refuses as `effectOf` does, OUT_OF_RANGE for an impossible significance (Welch 1947, Satterthwaite 1946).
 */
export function welch(
  control: Moments,
  treatment: Moments,
  { scale, alpha = 0.05 }: { readonly scale: EffectScale; readonly alpha?: number },
): Answer<FixedEffect> {
  if (!isOpenShare(alpha)) return refused("OUT_OF_RANGE");
  const effect = effectOf(control, treatment, scale);
  if (isRefused(effect)) return effect;
  const { estimate, standardError } = effect;
  const degrees = sharedDegrees(control, treatment);
  const reach = standardError * studentQuantile(1 - alpha / 2, degrees);
  return {
    estimate,
    standardError,
    degrees,
    p: 2 * studentAbove(Math.abs(estimate / standardError), degrees),
    interval: { low: estimate - reach + 0, high: estimate + reach + 0 },
  };
}

function sharedDegrees(control: Moments, treatment: Moments): number {
  const ofControl = control.variance / control.n;
  const ofTreatment = treatment.variance / treatment.n;
  // Shares of their sum, for squares of very small variances would vanish.
  const share = ofControl / (ofControl + ofTreatment);
  return 1 / (share ** 2 / (control.n - 1) + (1 - share) ** 2 / (treatment.n - 1));
}
