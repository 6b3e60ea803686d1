import { type Answer, refused } from "./answer.ts";
import type { Moments } from "./moments.ts";
import { isOpenShare } from "./proportion.ts";
import { type Interval, standardErrors } from "./wilson.ts";

/** A lift with an interval that stays honest when the control's mean is uncertain; `g` says how uncertain: 1 is hopeless. */
export type Lift = { readonly lift: number; readonly interval: Interval; readonly g: number };

/**
 * The treatment's lift over its control, as a share of the control's mean without its sign. NO_DATA without units,
 * ZERO_BASELINE when the control's mean is 0, UNBOUNDED when it may as well be 0 (Fieller 1954).
 */
export function fieller(control: Moments, treatment: Moments, alpha = 0.05): Answer<Lift> {
  if (!(control.n > 0 && treatment.n > 0)) return refused("NO_DATA");
  if (!isOpenShare(alpha) || !(control.variance >= 0 && treatment.variance >= 0)) return refused("OUT_OF_RANGE");
  if (control.mean === 0) return refused("ZERO_BASELINE");
  const errors2 = standardErrors(1 - alpha) ** 2;
  const times = treatment.mean / control.mean;
  const ofControl = control.variance / control.n / control.mean ** 2;
  const ofTreatment = treatment.variance / treatment.n / control.mean ** 2;
  const g = errors2 * ofControl;
  if (!Number.isFinite(times) || !Number.isFinite(g + ofTreatment)) return refused("OUT_OF_RANGE");
  if (g >= 1) return refused("UNBOUNDED");
  const reach = Math.sqrt(errors2 * (times ** 2 * ofControl + ofTreatment * (1 - g)));
  const low = (times - reach) / (1 - g) - 1;
  const high = (times + reach) / (1 - g) - 1;
  return control.mean > 0
    ? { lift: times - 1, interval: { low, high }, g }
    : { lift: 1 - times, interval: { low: -high + 0, high: -low + 0 }, g };
}
