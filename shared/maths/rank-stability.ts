import { type Answer, isRefused, refused } from "./answer.ts";
import { drawnScores, type RangedCandidate } from "./drawn-scores.ts";
import { estimateToRefine, type EstimateToRefine } from "./estimate-to-refine.ts";
import { drawnRanks, type DrawnRanks, rankCounts } from "./drawn-ranks.ts";
import type { Scoring } from "./scoring.ts";

/** How the rank of one candidate spreads over the ranges of all figures. */
export type RankSpread = {
  readonly id: string;
  readonly pFirst: number;
  /** The share of draws in which it is among the first k. */
  readonly pTop: number;
  readonly expectedRank: number;
  /** The ranks that 5% and 95% of the draws do not exceed. */
  readonly low: number;
  readonly high: number;
};

/** How stable a ranking is under the ranges of its figures, with what is needed to draw the same again. */
export type RankStability = {
  /** In the order of the candidates. */
  readonly candidates: readonly RankSpread[];
  /** The position of the candidate that is most often first. */
  readonly leader: number;
  /** The estimate that would make the leader surer if it were exact; null when none would. */
  readonly refine: EstimateToRefine | null;
  readonly ranks: DrawnRanks;
  readonly seed: number;
  readonly algorithm: "mulberry32";
};

/** How often to draw and from which seed, and how many first ranks count as the top. */
export type StabilityTerms = { readonly draws: number; readonly seed: number; readonly top: number };

/** The most ranks that are kept: candidates × draws. */
const mostRanks = 50_000_000;

/**
 * Draws the scores of candidates from their ranges and tells how their ranks spread (domain A.5; rank acceptability of
 * Lahdelma and Salminen); ties within a draw go by position. NO_DATA without candidates, OUT_OF_RANGE above 65,535
 * candidates or 50 million ranks, else as `drawnScores`.
 */
export function rankStability(
  scoring: Scoring,
  candidates: readonly RangedCandidate[],
  { draws, seed, top }: StabilityTerms,
): Answer<RankStability> {
  const count = candidates.length;
  if (count === 0) return refused("NO_DATA");
  const isSound = Number.isInteger(draws) && draws > 0 && Number.isInteger(seed) && Number.isInteger(top) && top > 0;
  if (!isSound || count > 65_535 || count * draws > mostRanks) return refused("OUT_OF_RANGE");
  const scores = drawnScores(scoring, candidates, seed);
  if (isRefused(scores)) return scores;
  const ranks = drawnRanks(scores, count, draws);
  const spreads = candidates.map(({ id }, at) => ({ id, ...spread(rankCounts(ranks, at), draws, top) }));
  const leader = spreads.reduce((first, { pFirst }, at) => (pFirst > (spreads[first]?.pFirst ?? 0) ? at : first), 0);
  const fields = scoring.fields.length;
  const varies = (at: number, field: number) => {
    const range = candidates[at]?.ranges[scoring.fields[field]?.id ?? ""];
    return range !== undefined && range !== null && range.low < range.high;
  };
  const refine = estimateToRefine({ scores, ranks, leader, fields, varies });
  return { candidates: spreads, leader, refine, ranks, seed, algorithm: "mulberry32" };
}

/** How firm a first place is: robust from 80% of the draws on, contested below half of them; both shares are settings. */
export function firmness(
  pFirst: number,
  { robust, contested }: { readonly robust: number; readonly contested: number },
): "robust" | "leading" | "contested" {
  return pFirst >= robust ? "robust" : pFirst < contested ? "contested" : "leading";
}

function spread(counts: Uint32Array, draws: number, top: number): Omit<RankSpread, "id"> {
  let among = 0;
  let expectedRank = 0;
  counts.forEach((count, before) => {
    if (before < top) among += count;
    expectedRank += ((before + 1) * count) / draws;
  });
  const rankAt = (p: number) => {
    // 0.05 × 10,000 must not become rank 501 by a rounding error.
    const needed = p * draws - 1e-9;
    let reached = 0;
    return counts.findIndex((count) => (reached += count) >= needed) + 1;
  };
  return { pFirst: (counts[0] ?? 0) / draws, pTop: among / draws, expectedRank, low: rankAt(0.05), high: rankAt(0.95) };
}
