import { type Answer, refused } from "./answer.ts";
import { chiSquareAbove } from "./chi-square.ts";

/** Whether units arrived in the arms as planned. */
export type SampleRatio = {
  readonly chiSquare: number;
  readonly p: number;
  /** The split is broken: p below 0.001. No effect may be read from it. */
  readonly mismatch: boolean;
  /** An arm expects fewer than 5 units: too few for the check to see anything. */
  readonly lowPower: boolean;
};

/**
 * The check of units in each arm against the planned weights (of any sum). TRAFFIC_ON_ZERO_WEIGHT for units where none were
 * planned, ONE_ARM below two planned arms, NEGATIVE, OUT_OF_RANGE for what is no number or drives the check out of all
 * bounds (Fabijan and others 2019).
 */
export function sampleRatio(observed: readonly number[], weights: readonly number[]): Answer<SampleRatio> {
  const figures = [...observed, ...weights];
  if (observed.length !== weights.length || !figures.every(Number.isFinite)) return refused("OUT_OF_RANGE");
  if (figures.some((figure) => figure < 0)) return refused("NEGATIVE");
  const arms = observed.map((units, arm) => ({ units, weight: weights[arm] ?? 0 }));
  if (arms.some(({ units, weight }) => weight === 0 && units > 0)) return refused("TRAFFIC_ON_ZERO_WEIGHT");
  const planned = arms.filter(({ weight }) => weight > 0);
  if (planned.length < 2) return refused("ONE_ARM");
  const units = planned.reduce((sum, arm) => sum + arm.units, 0);
  if (units === 0) return { chiSquare: 0, p: 1, mismatch: false, lowPower: true };
  const weight = planned.reduce((sum, arm) => sum + arm.weight, 0);
  const expected = planned.map((arm) => (units * arm.weight) / weight);
  const chiSquare = planned.reduce(
    (sum, arm, at) => sum + (arm.units - (expected[at] ?? 0)) ** 2 / (expected[at] ?? 0),
    0,
  );
  if (!Number.isFinite(chiSquare)) return refused("OUT_OF_RANGE");
  const p = chiSquareAbove(chiSquare, planned.length - 1);
  return { chiSquare, p, mismatch: p < 0.001, lowPower: Math.min(...expected) < 5 };
}
