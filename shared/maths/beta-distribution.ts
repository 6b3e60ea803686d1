import { continuedFraction, type FractionStep } from "./continued-fraction.ts";
import { deviance, stirlingError } from "./stirling.ts";

/** The two shapes of a beta distribution, both above 0. */
export type BetaShape = { readonly a: number; readonly b: number };

/**
 * The probability that a beta variable stays at or below x, 0 ≤ x ≤ 1, to about 12 digits and so in either tail when the
 * complement 1 − x is given exactly (regularised incomplete beta function; Didonato and Morris 1992, saddle-point front).
 */
export function betaBelow(x: number, { a, b }: BetaShape, complement = 1 - x): number {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  return x * (a + b + 2) < a + 1
    ? lowerTail({ x, complement, a, b })
    : 1 - lowerTail({ x: complement, complement: x, a: b, b: a });
}

type Tail = BetaShape & { readonly x: number; readonly complement: number };

function lowerTail({ x, complement, a, b }: Tail): number {
  const both = a + b;
  const exponent =
    stirlingError(both) - stirlingError(a) - stirlingError(b) - deviance(a, both * x) - deviance(b, both * complement);
  const front = Math.sqrt((a * b) / (2 * Math.PI * both)) * Math.exp(exponent);
  const past = a * complement - b * x + 1;
  const denominator = (n: number) =>
    n + (n * (b - n) * x) / (a + 2 * n - 1) + ((a + n) / (a + 2 * n + 1)) * (past + n * (1 + complement));
  const stepAt = (n: number): FractionStep => {
    const numerator = ((a + n - 1) * (both + n - 1) * n * (b - n) * x * x) / (a + 2 * n - 1) ** 2;
    return [numerator, denominator(n)];
  };
  return front === 0 ? 0 : front / continuedFraction((a / (a + 1)) * past, stepAt);
}
