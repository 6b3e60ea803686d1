import type { DrawnScores } from "./drawn-scores.ts";
import { sortByKeys } from "./stable-sort.ts";

/** The rank, from 1, of every candidate in every draw: `ranks` holds them candidate by candidate, draw by draw. */
export type DrawnRanks = { readonly count: number; readonly draws: number; readonly ranks: Uint16Array };

/** Ranks candidates by score in every draw, highest first; equal scores rank in the order of the candidates. */
export function drawnRanks(scores: DrawnScores, count: number, draws: number): DrawnRanks {
  const ranks = new Uint16Array(count * draws);
  const keys = new Float64Array(count);
  const order = new Uint32Array(count);
  const spare = new Uint32Array(count);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let at = 0; at < count; at += 1) {
      keys[at] = -scores(draw, at);
      order[at] = at;
    }
    sortByKeys(order, keys, spare);
    for (let place = 0; place < count; place += 1) ranks[(order[place] ?? 0) * draws + draw] = place + 1;
  }
  return { count, draws, ranks };
}

/** How often a candidate takes each rank; entry 0 counts its first ranks. */
export function rankCounts({ count, draws, ranks }: DrawnRanks, at: number): Uint32Array {
  const counts = new Uint32Array(count);
  for (const rank of ranks.subarray(at * draws, (at + 1) * draws)) counts[rank - 1] = (counts[rank - 1] ?? 0) + 1;
  return counts;
}

/** The share of draws in which one candidate comes before another. */
export function shareBefore({ draws, ranks }: DrawnRanks, one: number, other: number): number {
  let before = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    if ((ranks[one * draws + draw] ?? 0) < (ranks[other * draws + draw] ?? 0)) before += 1;
  }
  return before / draws;
}
