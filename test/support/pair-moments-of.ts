import { type Answer, refused } from "#shared/maths/answer.ts";
import { mergedPairs, type PairMoments } from "#shared/maths/pair-moments.ts";

/** Pairs of values from the values themselves, in the same order; large means lose no digits (Welford 1962). */
export function pairMomentsOf(xs: readonly number[], ys: readonly number[]): Answer<PairMoments> {
  if (xs.length !== ys.length) return refused("OUT_OF_RANGE");
  let pairs: PairMoments = { n: 0, meanX: 0, meanY: 0, squaresX: 0, squaresY: 0, products: 0 };
  xs.forEach((x, at) => {
    const y = ys[at] ?? Number.NaN;
    pairs = mergedPairs(pairs, { n: 1, meanX: x, meanY: y, squaresX: 0, squaresY: 0, products: 0 });
  });
  if (pairs.n === 0) return refused("NO_DATA");
  return Object.values(pairs).every(Number.isFinite) ? pairs : refused("OUT_OF_RANGE");
}
