/** A place in an order made by hand: keys are compared character by character, and there is always room between two. */
export type RankKey = string;

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const smallest = digits.charAt(0);

/**
 * A key after one and before another (null: at that end of the order), so that a move rewrites one record. Two keys that
 * stand the wrong way round or are equal are a bug.
 */
export function rankBetween(after: RankKey | null, before: RankKey | null): RankKey {
  if (after !== null && before !== null && after >= before) throw new Error("No rank lies between these two.");
  return midpoint(after ?? "", before);
}

/** So many keys in order after one and before another, spread evenly so that later moves keep them short. */
export function ranksBetween(after: RankKey | null, before: RankKey | null, count: number): readonly RankKey[] {
  if (count === 0) return [];
  const middle = rankBetween(after, before);
  if (count === 1) return [middle];
  const left = Math.floor((count - 1) / 2);
  return [...ranksBetween(after, middle, left), middle, ...ranksBetween(middle, before, count - 1 - left)];
}

/** Orders two records by rank; those that share one (two imports at once, say) by id, so that the order is the same everywhere. */
export function byRank(
  a: { readonly rank: RankKey; readonly id: string },
  b: { readonly rank: RankKey; readonly id: string },
): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The middle of two fractions written in base 62 without trailing zeros; null is one. */
function midpoint(low: string, high: string | null): string {
  if (high !== null) {
    let shared = 0;
    while ((low.charAt(shared) || smallest) === high.charAt(shared)) shared += 1;
    if (shared > 0) return high.slice(0, shared) + midpoint(low.slice(shared), high.slice(shared));
  }
  const from = low === "" ? 0 : digits.indexOf(low.charAt(0));
  const to = high === null ? digits.length : digits.indexOf(high.charAt(0));
  if (to - from > 1) return digits.charAt(Math.round((from + to) / 2));
  if (high !== null && high.length > 1) return high.charAt(0);
  return digits.charAt(from) + midpoint(low.slice(1), null);
}
