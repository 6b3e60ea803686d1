import { type Answer, refused } from "./answer.ts";
import type { Scoring } from "./scoring.ts";

/** A field of a formula of one's own: its weight, below 0 when more of it speaks against, and its highest figure. */
export type WeightedField = { readonly id: string; readonly weight: number; readonly highest: number };

/**
 * A weighted formula as a scoring: every figure counts in hundredths of its highest; fields that speak for make up a
 * weighted mean, divided by the weighted mean of those that speak against. UNDEFINED when none speaks for, OUT_OF_RANGE
 * for weights that are not numbers or a highest figure that is not above 0.
 */
export function weightedScoring(fields: readonly WeightedField[]): Answer<Scoring> {
  const sums = { above: 0, below: 0 };
  for (const { weight, highest } of fields) {
    if (!(highest > 0 && Number.isFinite(highest))) return refused("OUT_OF_RANGE");
    sums[placeOf(weight)] += Math.abs(weight);
  }
  if (!Number.isFinite(sums.above + sums.below)) return refused("OUT_OF_RANGE");
  if (sums.above === 0) return refused("UNDEFINED");
  const weighing = fields.filter(({ weight }) => weight !== 0);
  return {
    above: "sum",
    fields: weighing.map(({ id, weight, highest }) => {
      const place = placeOf(weight);
      const share = Math.abs(weight) / sums[place];
      return { id, place, weight: (100 / highest) * share, scale: { kind: "span", low: 0, high: highest } };
    }),
  };
}

function placeOf(weight: number): "above" | "below" {
  return weight < 0 ? "below" : "above";
}
