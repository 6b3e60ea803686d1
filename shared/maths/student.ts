import { betaBelow } from "./beta-distribution.ts";
import { normalQuantile } from "./normal.ts";
import { stirlingError } from "./stirling.ts";

/**
 * The probability that Student's t with these degrees of freedom (above 0, fractions allowed) exceeds t, precise far into
 * the tail.
 */
export function studentAbove(t: number, degrees: number): number {
  if (t < 0) return 1 - studentAbove(-t, degrees);
  const square = t * t;
  if (square === Infinity) return 0;
  const x = degrees / (degrees + square);
  return betaBelow(x, { a: degrees / 2, b: 0.5 }, square / (degrees + square)) / 2;
}

/** The t that Student's t with these degrees of freedom stays below with probability p, 0 < p < 1. */
export function studentQuantile(p: number, degrees: number): number {
  const tail = Math.min(p, 1 - p);
  const height = peak(degrees);
  let t = Math.abs(normalQuantile(tail));
  // The tail is convex and reaches further than the normal one: from there, Newton's steps only ever go outwards.
  for (let step = t; step > 1e-9 * t;) {
    const density = height * Math.exp((-(degrees + 1) / 2) * Math.log1p((t * t) / degrees));
    step = (studentAbove(t, degrees) - tail) / density;
    t += step;
  }
  return p < 0.5 ? -t : t;
}

/** The density at 0: Γ(h + ½) / (Γ(h) √(2πh)) for h half the degrees, which stays exact for very many of them. */
function peak(degrees: number): number {
  const half = degrees / 2;
  const exponent = half * Math.log1p(1 / degrees) - 0.5 + stirlingError(half + 0.5) - stirlingError(half);
  return Math.exp(exponent) / Math.sqrt(2 * Math.PI);
}
