import { type Answer, refused } from "./answer.ts";
import type { Moments } from "./moments.ts";

/** Whether an effect is the difference itself, or is taken as a share of the control's mean. */
export type EffectScale = "absolute" | "relative";

/** How far the treatment lies above the control, and the standard error of that. */
export type Effect = { readonly estimate: number; readonly standardError: number };

/**
 * The effect of a treatment against its control; on the relative scale as a share of the control's mean without its sign, by
 * the delta method. NO_DATA without units, ZERO_VARIANCE when the units of an arm do not differ, ZERO_BASELINE for a share
 * of nothing (domain B.3).
 */
export function effectOf(control: Moments, treatment: Moments, scale: EffectScale): Answer<Effect> {
  const arms = [control, treatment];
  if (!arms.every(({ n, mean, variance }) => [n, mean, variance].every(Number.isFinite))) {
    return refused("OUT_OF_RANGE");
  }
  if (!arms.every(({ n }) => n > 0)) return refused("NO_DATA");
  if (!arms.every(({ n, variance }) => n > 1 && variance > 0)) return refused("ZERO_VARIANCE");
  const difference = treatment.mean - control.mean;
  const ofControl = control.variance / control.n;
  const ofTreatment = treatment.variance / treatment.n;
  if (scale === "absolute") return bounded(difference, Math.sqrt(ofControl + ofTreatment));
  if (control.mean === 0) return refused("ZERO_BASELINE");
  const times = treatment.mean / control.mean;
  const size = Math.abs(control.mean);
  return bounded(difference / size, Math.sqrt(ofTreatment + ofControl * times ** 2) / size);
}

function bounded(estimate: number, standardError: number): Answer<Effect> {
  if (!Number.isFinite(estimate) || !Number.isFinite(standardError)) return refused("OUT_OF_RANGE");
  return standardError > 0 ? { estimate: estimate + 0, standardError } : refused("ZERO_VARIANCE");
}
