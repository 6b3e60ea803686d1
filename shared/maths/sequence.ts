import { type Answer, finite, isRefused, type Refused, refused } from "./answer.ts";
import { cheapestOrder } from "./cheapest-order.ts";
import { costOfOneWeek, delayCost, type DelayProfile } from "./delay-cost.ts";
import { mendedOrder, type Work } from "./mended-order.ts";

/** Something to put in order: its remaining duration in weeks, what its waiting costs, and the ids that must come before. */
export type SequenceItem = {
  readonly id: string;
  readonly duration: number;
  readonly profile: DelayProfile;
  readonly needs: readonly string[];
};

/** An order of doing one after another, the money lost until each is finished, and whether no order could lose less. */
export type Sequence = {
  readonly order: readonly string[];
  readonly cost: number;
  readonly method: "exact" | "heuristic";
};

const mostForExact = 8;

/**
 * The order that loses least money by waiting (domain A.4): the best of all orders up to 8 items; above, the order of
 * `cd3Sequence`, mended by moving single items while that saves money. Needs that lie outside count as finished.
 * INFEASIBLE_PRECEDENCE for needs in a circle, NON_POSITIVE_DENOMINATOR for a duration not above 0, OUT_OF_RANGE for
 * doubled ids, losses beyond all bounds and as `delayCost`.
 */
export function optimalSequence(items: readonly SequenceItem[]): Answer<Sequence> {
  const work = workOf(items);
  if (isRefused(work)) return work;
  const start = cd3Order(items, work);
  if (start === null) return refused("INFEASIBLE_PRECEDENCE");
  if (items.length <= mostForExact) return sequence(items, work, { order: cheapestOrder(work), method: "exact" });
  return sequence(items, work, { order: mendedOrder(start, work), method: "heuristic" });
}

/**
 * The order by CD3: the cost of one more week, once a week of work has gone into each, highest first, with what an item
 * needs pulled before it. It loses least where costs are linear and nothing needs another (Smith 1956); not with fixed
 * dates. Refuses as `optimalSequence`.
 */
export function cd3Sequence(items: readonly SequenceItem[]): Answer<Sequence> {
  const work = workOf(items);
  if (isRefused(work)) return work;
  const order = cd3Order(items, work);
  return order === null ? refused("INFEASIBLE_PRECEDENCE") : sequence(items, work, { order, method: "heuristic" });
}

/**
 * The money that an order of all the items loses by waiting; INFEASIBLE_PRECEDENCE when one comes before what it needs,
 * OUT_OF_RANGE when the order is not of these items, else as `optimalSequence`.
 */
export function costOfOrder(items: readonly SequenceItem[], order: readonly string[]): Answer<number> {
  const work = workOf(items);
  if (isRefused(work)) return work;
  const positions = new Map(items.map(({ id }, at) => [id, at]));
  const ats = order.flatMap((id) => positions.get(id) ?? []);
  const isOfThese = order.length === items.length && new Set(ats).size === items.length;
  if (!isOfThese) return refused("OUT_OF_RANGE");
  const finished = new Set<number>();
  for (const at of ats) {
    for (const needed of work.needs[at] ?? []) if (!finished.has(needed)) return refused("INFEASIBLE_PRECEDENCE");
    finished.add(at);
  }
  return finite(lossOf(ats, work));
}

function sequence(
  items: readonly SequenceItem[],
  work: Work,
  { order, method }: { readonly order: readonly number[]; readonly method: Sequence["method"] },
): Answer<Sequence> {
  const cost = finite(lossOf(order, work));
  return isRefused(cost) ? cost : { order: order.flatMap((at) => items[at]?.id ?? []), cost, method };
}

function lossOf(order: readonly number[], { durations, loss }: Work): number {
  let finish = 0;
  let total = 0;
  for (const at of order) {
    finish += durations[at] ?? 0;
    total += loss(at, finish);
  }
  return total;
}

/** The items by position, once every figure of theirs is known to give an answer. */
function workOf(items: readonly SequenceItem[]): Work | Refused {
  const positions = new Map(items.map(({ id }, at) => [id, at]));
  if (positions.size < items.length) return refused("OUT_OF_RANGE");
  if (!items.every(({ duration }) => duration > 0)) return refused("NON_POSITIVE_DENOMINATOR");
  const end = items.reduce((sum, { duration }) => sum + duration, 0);
  let most = 0;
  for (const { profile } of items) {
    const loss = delayCost(profile, end);
    if (isRefused(loss)) return loss;
    most += loss;
  }
  if (!Number.isFinite(end) || !Number.isFinite(most)) return refused("OUT_OF_RANGE");
  return {
    durations: items.map(({ duration }) => duration),
    needs: items.map(({ needs }) => new Set(needs.flatMap((id) => positions.get(id) ?? []))),
    loss: (at, weeks) => {
      const profile = items[at]?.profile;
      const loss = profile === undefined ? 0 : delayCost(profile, weeks);
      return isRefused(loss) ? Infinity : loss;
    },
  };
}

/** Positions by the cost of one more week over the duration, with needs pulled before; null for needs in a circle. */
function cd3Order(items: readonly SequenceItem[], { needs }: Work): readonly number[] | null {
  const priorities = items.map(({ profile, duration }) => {
    const cost = costOfOneWeek(profile, [{ weeks: duration, share: 1 }]);
    return isRefused(cost) ? 0 : cost / duration;
  });
  const highestFirst = (ats: Iterable<number>) =>
    [...ats].sort((a, b) => (priorities[b] ?? 0) - (priorities[a] ?? 0) || a - b);
  const wanted = needs.map(highestFirst);
  const order = new Set<number>();
  for (const first of highestFirst(items.keys())) {
    const path = [first];
    const open = new Set(path);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = order.has(at) ? undefined : wanted[at]?.find((needed) => !order.has(needed));
      if (next === undefined) {
        order.add(at);
        path.pop();
      } else if (open.has(next)) return null;
      else {
        path.push(next);
        open.add(next);
      }
    }
  }
  return [...order];
}
