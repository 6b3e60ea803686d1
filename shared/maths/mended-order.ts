/** Work by position: durations, the positions that each needs before it, and what is lost when one ends at a time. */
export type Work = {
  readonly durations: readonly number[];
  readonly needs: readonly ReadonlySet<number>[];
  readonly loss: (at: number, finish: number) => number;
};

const mostSweeps = 50;
const mostItems = 1000;

/**
 * An order that loses no more than the given one: single items are moved to where they save most, as long as one saves
 * anything and needs stay before. Above 1,000 items the order is left as it is.
 */
export function mendedOrder(order: readonly number[], work: Work): readonly number[] {
  const mended = [...order];
  if (mended.length > mostItems) return mended;
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    let moves = 0;
    for (const at of order) {
      const from = mended.indexOf(at);
      const to = bestPlace(mended, from, work);
      if (to === from) continue;
      mended.splice(from, 1);
      mended.splice(to, 0, at);
      moves += 1;
    }
    if (moves === 0) break;
  }
  return mended;
}

/** Where in an order one item would save most; where it stands when no move saves more than rounding could feign. */
function bestPlace(order: readonly number[], from: number, { durations, needs, loss }: Work): number {
  const at = order[from] ?? 0;
  const duration = (one: number) => durations[one] ?? 0;
  let scale = 0;
  // What two neighbours would lose more if they changed places.
  const swap = (first: number, second: number, start: number): number => {
    const end = start + duration(first) + duration(second);
    const before = loss(first, start + duration(first)) + loss(second, end);
    scale = Math.max(scale, before);
    return loss(second, start + duration(second)) + loss(first, end) - before;
  };
  let place = from;
  let least = 0;
  const consider = (to: number, change: number) => {
    if (change >= least - 1e-9 * scale) return;
    least = change;
    place = to;
  };
  const begin = order.slice(0, from).reduce((sum, one) => sum + duration(one), 0);
  let start = begin;
  let change = 0;
  for (let to = from - 1; to >= 0; to -= 1) {
    const other = order[to] ?? 0;
    if (needs[at]?.has(other) === true) break;
    start -= duration(other);
    change += swap(other, at, start);
    consider(to, change);
  }
  start = begin;
  change = 0;
  for (let to = from + 1; to < order.length; to += 1) {
    const other = order[to] ?? 0;
    if (needs[other]?.has(at) === true) break;
    change += swap(at, other, start);
    start += duration(other);
    consider(to, change);
  }
  return place;
}
