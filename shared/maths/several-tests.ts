import { type Answer, refused } from "./answer.ts";

type Ranked = { readonly p: number; readonly at: number };

/**
 * The p values of a family, each corrected so that one false win in the whole family is as rare as promised; in the order
 * given (Holm 1979).
 */
export function holm(ps: readonly number[]): Answer<readonly number[]> {
  const ranked = ascending(ps);
  if (ranked === null) return refused("OUT_OF_RANGE");
  const adjusted = ps.slice();
  let largest = 0;
  ranked.forEach(({ p, at }, rank) => {
    largest = Math.max(largest, Math.min(1, p * (ps.length - rank)));
    adjusted[at] = largest;
  });
  return adjusted;
}

/**
 * The p values of many explorations, each corrected so that the share of false ones among those shown is bounded; in the
 * order given (Benjamini and Hochberg 1995).
 */
export function benjaminiHochberg(ps: readonly number[]): Answer<readonly number[]> {
  const ranked = ascending(ps);
  if (ranked === null) return refused("OUT_OF_RANGE");
  const adjusted = ps.slice();
  let smallest = 1;
  ranked.toReversed().forEach(({ p, at }, fromTop) => {
    smallest = Math.min(smallest, (p * ps.length) / (ps.length - fromTop));
    adjusted[at] = smallest;
  });
  return adjusted;
}

function ascending(ps: readonly number[]): readonly Ranked[] | null {
  if (!ps.every((p) => p >= 0 && p <= 1)) return null;
  return ps.map((p, at) => ({ p, at })).sort((one, other) => one.p - other.p);
}
