import { type Answer, refused } from "./answer.ts";
import { normalAbove } from "./normal.ts";
import { pooledShare, type Proportion, proportionRefusal } from "./proportion.ts";

/**
 * Whether the share of successive cohorts, one step apart, rises (z above 0) or falls, p two-sided; z is 0 where nobody or
 * everybody did it. NO_DATA below two cohorts or for an empty one, OUT_OF_RANGE (Cochran 1954, Armitage 1955).
 */
export function cochranArmitage(cohorts: readonly Proportion[]): Answer<{ readonly z: number; readonly p: number }> {
  if (cohorts.length < 2) return refused("NO_DATA");
  const refusal = proportionRefusal(cohorts);
  if (refusal !== null) return refusal;
  const share = pooledShare(cohorts);
  const units = cohorts.reduce((sum, { n }) => sum + n, 0);
  const middle = cohorts.reduce((sum, { n }, step) => sum + (n * step) / units, 0);
  const rise = cohorts.reduce((sum, { x, n }, step) => sum + (step - middle) * (x - n * share), 0);
  const spread = cohorts.reduce((sum, { n }, step) => sum + n * (step - middle) ** 2, 0);
  const error = Math.sqrt(share * (1 - share) * spread);
  const z = error > 0 ? rise / error + 0 : 0;
  return { z, p: Math.min(1, 2 * normalAbove(Math.abs(z))) };
}
