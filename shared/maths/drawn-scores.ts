import { type Answer, isRefused, refused } from "./answer.ts";
import type { RangedEstimates } from "./possible-scores.ts";
import { uniformAt } from "./prng.ts";
import { score, type Scoring, scoreOfFigures } from "./scoring.ts";
import { isRange, triangular } from "./triangular.ts";

/** A candidate whose figures are known as ranges. */
export type RangedCandidate = { readonly id: string; readonly ranges: RangedEstimates };

/** The score of a candidate (by position) in a draw; the figure of one field (by position) may be held at its mode. */
export type DrawnScores = (draw: number, at: number, held?: number) => number;

/**
 * Scores under figures drawn from triangular ranges: for each draw, candidate and field in their order, one uniform
 * number of the seed's stream. Refuses as `score` for a range's low, mode or high, OUT_OF_RANGE for one out of order.
 */
export function drawnScores(
  scoring: Scoring,
  candidates: readonly RangedCandidate[],
  seed: number,
): Answer<DrawnScores> {
  for (const { ranges } of candidates) {
    for (const end of ["low", "mode", "high"] as const) {
      const scored = score(scoring, Object.fromEntries(scoring.fields.map(({ id }) => [id, ranges[id]?.[end]])));
      if (isRefused(scored)) return scored;
    }
  }
  const width = scoring.fields.length;
  const ranges = candidates.flatMap((candidate) => scoring.fields.flatMap(({ id }) => candidate.ranges[id] ?? []));
  if (!ranges.every(isRange)) return refused("OUT_OF_RANGE");
  const figures = new Float64Array(width);
  return (draw, at, held = -1) => {
    const first = at * width;
    const index = draw * ranges.length + first;
    for (let field = 0; field < width; field += 1) {
      const range = ranges[first + field];
      if (range === undefined) continue;
      figures[field] = field === held ? range.mode : triangular(range, uniformAt(seed, index + field));
    }
    return scoreOfFigures(scoring, figures);
  };
}
