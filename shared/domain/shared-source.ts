import type { ValueEntry } from "./ledger.ts";
import { monthIndex, type Month } from "./month.ts";

/** What one entry claims of a source that several share: a share, in every month of its period. */
export type ShareClaim = Pick<ValueEntry, "attribution" | "from" | "to">;

/** How much of one source is claimed beyond what rounding explains. */
export const wholeSource = 1 + 1e-9;

/** What all claims on one source come to: answers the largest sum of shares in any month of a period. */
export function claimedTogether(claims: readonly ShareClaim[]): (from: Month, to: Month) => number {
  const starts = claims.map(({ from }) => monthIndex(from));
  const ends = claims.map(({ to }) => monthIndex(to));
  const first = starts.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const last = ends.reduce((one, other) => Math.max(one, other), first);
  const sums = new Float64Array(claims.length === 0 ? 0 : last - first + 1);
  claims.forEach(({ attribution }, at) => {
    const end = ends[at] ?? 0;
    for (let month = starts[at] ?? 0; month <= end; month += 1)
      sums[month - first] = (sums[month - first] ?? 0) + attribution;
  });
  return (from, to) => {
    const within = sums.subarray(Math.max(0, monthIndex(from) - first), Math.max(0, monthIndex(to) - first + 1));
    return within.reduce((most, sum) => Math.max(most, sum), 0);
  };
}
