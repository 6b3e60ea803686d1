import { type Answer, refused } from "./answer.ts";
import { betaBelow, type BetaShape } from "./beta-distribution.ts";
import { type Proportion, proportionRefusal } from "./proportion.ts";
import { logGamma } from "./stirling.ts";

const evenPrior: BetaShape = { a: 1, b: 1 };

/** Says whether arms have so few successes, below 10 in one, that only the exact chance is to be shown (domain B.5). */
export function needsExactChance(control: Proportion, treatment: Proportion): boolean {
  return Math.min(control.x, treatment.x) < 10;
}

/**
 * The exact probability that the treatment's share is above the control's, for a beta prior of whole numbers (every share
 * equally likely unless given). OUT_OF_RANGE for other numbers; without units each share is as its prior (Miller 2015).
 */
export function betaBinomial(control: Proportion, treatment: Proportion, prior = evenPrior): Answer<number> {
  const counts = [control.x, control.n, treatment.x, treatment.n, prior.a, prior.b];
  const refusal = proportionRefusal([control, treatment]);
  if (refusal?.reason === "OUT_OF_RANGE" || !counts.every(Number.isSafeInteger)) return refused("OUT_OF_RANGE");
  if (!(prior.a > 0 && prior.b > 0)) return refused("OUT_OF_RANGE");
  const from = shapeAfter(control, prior);
  const to = shapeAfter(treatment, prior);
  return Math.min(1, shareAbove(from, to));
}

/** The probability that a share is above a threshold, 0 to 1; prior and refusals as for `betaBinomial`, fractions allowed. */
export function betaTail(proportion: Proportion, threshold: number, prior = evenPrior): Answer<number> {
  const inRange = threshold >= 0 && threshold <= 1 && prior.a > 0 && prior.b > 0 && prior.a + prior.b < Infinity;
  if (!inRange || proportionRefusal([proportion])?.reason === "OUT_OF_RANGE") return refused("OUT_OF_RANGE");
  const { a, b } = shapeAfter(proportion, prior);
  return betaBelow(1 - threshold, { a: b, b: a }, threshold);
}

function shapeAfter({ x, n }: Proportion, { a, b }: BetaShape): BetaShape {
  return { a: a + x, b: b + n - x };
}

/** Sums over the treatment's successes; the common factor is kept as a logarithm, for it may be smaller than any number. */
function shareAbove(from: BetaShape, to: BetaShape): number {
  const all = from.a + from.b + to.b;
  let scale = logGamma(from.a + from.b) + logGamma(from.b + to.b) - logGamma(all) - logGamma(from.b);
  let term = 1;
  let sum = 1;
  for (let at = 0; at < to.a - 1 && term > sum * 1e-18; at += 1) {
    term *= ((from.a + at) * (to.b + at)) / ((all + at) * (at + 1));
    sum += term;
    if (sum > 1e250) {
      term /= sum;
      scale += Math.log(sum);
      sum = 1;
    }
  }
  return sum * Math.exp(scale);
}
