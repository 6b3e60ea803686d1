import { type Answer, isRefused, refused } from "./answer.ts";
import { type Effect, effectOf, type EffectScale } from "./effect.ts";
import type { Moments } from "./moments.ts";
import { isOpenShare } from "./proportion.ts";
import { type Interval, standardErrors } from "./wilson.ts";

/** An effect that may be read as often as wished: its interval and p hold at every look. */
export type SequentialEffect = Effect & {
  readonly p: number;
  readonly interval: Interval;
  readonly halfWidth: number;
  readonly rho: number;
  /** How many times wider the interval is than one that may be read only once. */
  readonly widening: number;
  /** The bounds hold for many units: with fewer than 100 in an arm they are not yet to be read. */
  readonly tooEarly: boolean;
};

/**
 * Terms of a sequential reading: `tuning` is the number of units of both arms at which a decision is expected, 5000 unless
 * said.
 */
export type SequentialTerms = { readonly scale: EffectScale; readonly alpha?: number; readonly tuning?: number };

/** How the width of the bounds runs with the units n of both arms. */
type Bounds = { readonly rho: number; readonly k: number; readonly factor: number };

/**
 * The always valid reading of a treatment against its control, at 5% significance unless said. Refuses as `effectOf` does,
 * OUT_OF_RANGE for impossible terms (asymptotic confidence sequence, Waudby-Smith and others 2021).
 */
export function sequential(control: Moments, treatment: Moments, terms: SequentialTerms): Answer<SequentialEffect> {
  const { scale, alpha = 0.05, tuning = 5000 } = terms;
  const effect = effectOf(control, treatment, scale);
  if (isRefused(effect)) return effect;
  const { estimate, standardError } = effect;
  const n = control.n + treatment.n;
  const bounds = boundsAt(n, { alpha, tuning });
  if (bounds === null) return refused("OUT_OF_RANGE");
  const { rho, k, factor } = bounds;
  const halfWidth = standardError * factor;
  const exponent = (-(rho ** 2) * n * (estimate / standardError) ** 2) / (2 * k);
  return {
    estimate,
    standardError,
    p: Math.min(1, Math.sqrt(k) * Math.exp(exponent)),
    interval: { low: estimate - halfWidth + 0, high: estimate + halfWidth + 0 },
    halfWidth,
    rho,
    widening: factor / standardErrors(1 - alpha),
    tooEarly: Math.min(control.n, treatment.n) < 100,
  };
}

/**
 * How many standard errors a sequential interval reaches to each side at n units of both arms; OUT_OF_RANGE for impossible
 * terms.
 */
export function sequentialErrors(
  n: number,
  terms: { readonly alpha: number; readonly tuning: number },
): Answer<number> {
  return boundsAt(n, terms)?.factor ?? refused("OUT_OF_RANGE");
}

function boundsAt(n: number, { alpha, tuning }: { readonly alpha: number; readonly tuning: number }): Bounds | null {
  if (!isOpenShare(alpha) || !(tuning > 0 && tuning < Infinity) || !(n > 0 && n < Infinity)) return null;
  const logs = -2 * Math.log(alpha);
  const rho = Math.sqrt((logs + Math.log(1 + logs)) / tuning);
  const k = n * rho ** 2 + 1;
  return { rho, k, factor: Math.sqrt((2 * k * Math.log(Math.sqrt(k) / alpha)) / n) / rho };
}
