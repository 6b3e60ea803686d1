const weights = { completeness: 0.3, freshness: 0.2, coverage: 0.2, precision: 0.15, provenance: 0.15 } as const;

/** The dimensions of quality from 0 to 1, null when unknown; precision is left out where the source allows no interval. */
export type QualityDimensions = {
  readonly completeness: number | null;
  readonly freshness: number | null;
  readonly coverage: number | null;
  readonly precision?: number | null;
  readonly provenance: number | null;
};

/** The grade of a figure: A from 0.85, B from 0.70, C from 0.50, else D; insufficient when a dimension is unknown or 0. */
export type Grade = "A" | "B" | "C" | "D" | "insufficient";

/** How good a figure is, from 0 to 1, with its grade. */
export type Quality = { readonly q: number; readonly grade: Grade };

/** How much each way of coming to know a figure is trusted (domain G). */
export const provenanceQuality = {
  measured: 1,
  imported: 0.9,
  invoiced: 0.9,
  estimatedByMany: 0.6,
  estimatedByOne: 0.4,
  guessed: 0.2,
} as const;

/** Quality as the weighted geometric mean of its dimensions; without precision it is at most 0.69 (domain G, C.5). */
export function quality(dimensions: QualityDimensions): Quality {
  let logs = 0;
  let weight = 0;
  for (const name of Object.keys(weights) as readonly (keyof typeof weights)[]) {
    const dimension = dimensions[name];
    if (dimension === undefined) continue;
    if (dimension === null || !(dimension > 0)) return { q: 0, grade: "insufficient" };
    logs += weights[name] * Math.log(Math.min(1, dimension));
    weight += weights[name];
  }
  const most = dimensions.precision === undefined ? 0.69 : 1;
  const q = Math.min(most, Math.exp(logs / weight));
  return { q, grade: gradeOf(q) };
}

function gradeOf(q: number): Grade {
  // A mean of equal dimensions may miss its own value by a rounding error.
  const at = (least: number) => q >= least - 1e-12;
  return at(0.85) ? "A" : at(0.7) ? "B" : at(0.5) ? "C" : "D";
}
