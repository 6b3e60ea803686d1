import type { DrawnRanks } from "./drawn-ranks.ts";
import type { DrawnScores } from "./drawn-scores.ts";

/** An estimate by the positions of its candidate and field, and how often the leader would be first if it were exact. */
export type EstimateToRefine = { readonly at: number; readonly field: number; readonly pFirst: number };

/** A finished drawing: its scores and ranks, the leader's position, how many fields there are and which of them vary. */
export type Drawing = {
  readonly scores: DrawnScores;
  readonly ranks: DrawnRanks;
  readonly leader: number;
  readonly fields: number;
  readonly varies: (at: number, field: number) => boolean;
};

/**
 * The one estimate that, held at its mode in the same draws, makes the leader first most often; null when none makes it
 * first more often than it is.
 */
export function estimateToRefine(drawing: Drawing): EstimateToRefine | null {
  const { ranks, leader, fields, varies } = drawing;
  const rivals = closestRivals(ranks, leader);
  let best: EstimateToRefine | null = null;
  let most = firsts(ranks, leader);
  for (let at = 0; at < ranks.count; at += 1) {
    // A candidate that is never first takes no first rank from the leader.
    if (at !== leader && firsts(ranks, at) === 0) continue;
    for (let field = 0; field < fields; field += 1) {
      if (!varies(at, field)) continue;
      const wins = winsWhenHeld(drawing, rivals, { at, field });
      if (wins > most) {
        most = wins;
        best = { at, field, pFirst: wins / ranks.draws };
      }
    }
  }
  return best;
}

/** In how many draws the leader is first when one estimate is held at its mode. */
function winsWhenHeld(
  { scores, ranks: { draws, ranks }, leader }: Drawing,
  rivals: Uint16Array,
  { at, field }: { readonly at: number; readonly field: number },
): number {
  const rankOf = (one: number, draw: number) => ranks[one * draws + draw] ?? 0;
  let wins = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const rank = rankOf(leader, draw);
    const rival = at === leader ? (rivals[draw] ?? 0) : at;
    // Were the held candidate the leader's, only its closest rival matters; else the leader must beat all others already.
    if (at !== leader && rank !== 1 && !(rank === 2 && rankOf(at, draw) === 1)) continue;
    const own = scores(draw, leader, at === leader ? field : -1);
    const other = scores(draw, rival, at === leader ? -1 : field);
    if (own > other || (own === other && leader < rival)) wins += 1;
  }
  return wins;
}

/** The best candidate beside the leader in every draw. */
function closestRivals({ count, draws, ranks }: DrawnRanks, leader: number): Uint16Array {
  const rivals = new Uint16Array(draws).fill(leader);
  for (let at = 0; at < count; at += 1) {
    if (at === leader) continue;
    for (let draw = 0; draw < draws; draw += 1) {
      const rank = ranks[at * draws + draw] ?? 0;
      if (rank === 1 || (rank === 2 && ranks[leader * draws + draw] === 1)) rivals[draw] = at;
    }
  }
  return rivals;
}

function firsts({ draws, ranks }: DrawnRanks, at: number): number {
  return ranks.subarray(at * draws, (at + 1) * draws).reduce((count, rank) => count + (rank === 1 ? 1 : 0), 0);
}
