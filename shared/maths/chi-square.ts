import { continuedFraction } from "./continued-fraction.ts";
import { deviance, stirlingError } from "./stirling.ts";

/**
 * The probability that a chi-square variable with these degrees of freedom (above 0) exceeds x, precise far into the tail
 * (incomplete gamma).
 */
export function chiSquareAbove(x: number, degrees: number): number {
  if (!(x > 0)) return 1;
  const shape = degrees / 2;
  const half = x / 2;
  const front = Math.exp(-stirlingError(shape) - deviance(shape, half)) / Math.sqrt(2 * Math.PI * shape);
  if (front === 0) return half > shape ? 0 : 1;
  if (half < shape + 1) return 1 - front * risingSeries(shape, half);
  const stepAt = (step: number) => [step * (shape - step), half + 2 * step + 1 - shape] as const;
  return (front * shape) / continuedFraction(half + 1 - shape, stepAt);
}

function risingSeries(shape: number, half: number): number {
  let term = 1;
  let sum = 1;
  for (let at = shape + 1; term > sum * 1e-17; at += 1) {
    term *= half / at;
    sum += term;
  }
  return sum;
}
