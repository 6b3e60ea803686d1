import { type Answer, refused } from "./answer.ts";
import { sortByKeys } from "./stable-sort.ts";

/**
 * Kendall's τ-b between two series of the same candidates, from −1 (reversed) to 1 (the same order), corrected for ties.
 * NO_DATA below two candidates, UNDEFINED when one series has only ties, OUT_OF_RANGE for unequal lengths or what is
 * not a number (Kendall 1945; counted as Knight 1966).
 */
export function kendallTau(a: readonly number[], b: readonly number[]): Answer<number> {
  if (a.length !== b.length || [...a, ...b].some(Number.isNaN)) return refused("OUT_OF_RANGE");
  if (a.length < 2) return refused("NO_DATA");
  const pairs = a.map((first, at) => ({ first, second: b[at] ?? 0 }));
  pairs.sort((x, y) => compare(x.first, y.first) || compare(x.second, y.second));
  const all = choose2(pairs.length);
  const tiedFirst = tiedPairs(pairs, (x, y) => x.first === y.first);
  const tiedBoth = tiedPairs(pairs, (x, y) => x.first === y.first && x.second === y.second);
  const discordant = sortByKeys(
    Uint32Array.from(pairs.keys()),
    Float64Array.from(pairs, ({ second }) => second),
    new Uint32Array(pairs.length),
  );
  const tiedSecond = tiedPairs(b.toSorted(compare), (x, y) => x === y);
  if (all === tiedFirst || all === tiedSecond) return refused("UNDEFINED");
  const surplus = all - tiedFirst - tiedSecond + tiedBoth - 2 * discordant;
  return Math.max(-1, Math.min(1, surplus / Math.sqrt((all - tiedFirst) * (all - tiedSecond)))) + 0;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function choose2(n: number): number {
  return (n * (n - 1)) / 2;
}

/** How many pairs of an ordered list are tied. */
function tiedPairs<T>(ordered: readonly T[], areTied: (a: T, b: T) => boolean): number {
  let pairs = 0;
  let run = 0;
  for (let at = 1; at < ordered.length; at += 1) {
    run = areTied(ordered[at - 1] as T, ordered[at] as T) ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}
