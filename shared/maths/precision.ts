import { type Answer, refused } from "./answer.ts";

/** How narrow an interval is against what is tolerated: 1 a point, 0 as wide or wider; tolerated must be above 0 (domain G). */
export function precision(halfWidth: number, tolerated: number): Answer<number> {
  if (!(tolerated > 0)) return refused("NON_POSITIVE_DENOMINATOR");
  if (!(halfWidth >= 0)) return refused("OUT_OF_RANGE");
  return Math.max(0, 1 - halfWidth / tolerated);
}
