import { type Answer, refused } from "./answer.ts";
import { isOpenShare } from "./proportion.ts";

/** What talking to a few people can find, and what hearing nothing means. */
export type Discovery = {
  /** The probability that at least one of them brings up what this share of all people has. */
  readonly seenAtLeastOnce: number;
  /** The largest share of all people that may still have it when none of them does, at 95%. */
  readonly mostWhenNoneSeen: number;
};

/**
 * What n conversations can find of something that a share of people, 0 to 1, has; NO_DATA for none, OUT_OF_RANGE (domain
 * B.10).
 */
export function discovery(n: number, share: number): Answer<Discovery> {
  if (n === 0) return refused("NO_DATA");
  if (!(n > 0 && n < Infinity) || !(share >= 0 && share <= 1)) return refused("OUT_OF_RANGE");
  return {
    seenAtLeastOnce: share === 1 ? 1 : -Math.expm1(n * Math.log1p(-share)) + 0,
    mostWhenNoneSeen: -Math.expm1(Math.log(0.05) / n),
  };
}

/**
 * How strongly x of n speak for one share against another, as the base-10 logarithm of the likelihood ratio; shares above 0
 * and below 1, else OUT_OF_RANGE; NO_DATA for none asked (Good 1950).
 */
export function likelihoodRatio(
  x: number,
  n: number,
  shares: { readonly if: number; readonly ifNot: number },
): Answer<number> {
  if (n === 0) return refused("NO_DATA");
  const possible = x >= 0 && x <= n && n < Infinity && isOpenShare(shares.if) && isOpenShare(shares.ifNot);
  if (!possible) return refused("OUT_OF_RANGE");
  const yes = Math.log10(shares.if / shares.ifNot);
  const no = (Math.log1p(-shares.if) - Math.log1p(-shares.ifNot)) * Math.LOG10E;
  return x * yes + (n - x) * no + 0;
}
