import { allocator } from "../maths/allocate.ts";
import { isRefused } from "../maths/answer.ts";
import type { Id } from "./ids.ts";
import { ledgerSide } from "./ledger-side.ts";
import { noAmounts, sumOf, type LedgerWindow } from "./ledger-view.ts";
import type { CostEntry, Pool } from "./ledger.ts";
import type { Portfolio } from "./portfolio.ts";
import type { Product } from "./product.ts";
import { remembered, sameList } from "./remembered.ts";
import { allOf, onShelf } from "./shelves.ts";

/** What a product took of a shared-cost pool in the window, and the driver's figures it was worked out from. */
export type PoolShare = {
  readonly poolId: Id;
  readonly amount: number;
  readonly avoidable: number;
  readonly weight: number;
  readonly weights: number;
};

/** What a product takes of one pool: its share, and how much in each month; null while a rate of the pool is missing. */
export type PoolPart = { readonly share: PoolShare | null; readonly byMonth: readonly number[] };

/** A pool in a window: what is booked on it, what no driver claims, and what each product takes. */
export type PoolSplit = {
  readonly total: number;
  readonly unallocated: number;
  readonly parts: ReadonlyMap<Id, PoolPart>;
};

/** Every pool split over the products, and the parts that each product takes, in the order of the pools. */
export type PoolSplits = {
  readonly pools: ReadonlyMap<Id, PoolSplit>;
  readonly partsOf: (productId: Id) => readonly PoolPart[];
};

type SplitInputs = readonly [
  pool: Pool,
  costs: ReadonlyMap<Id, CostEntry>,
  productIds: readonly Id[],
  window: LedgerWindow,
];

const splitPool = remembered<SplitInputs, PoolSplit>((_, [pool, costs, productIds, window]) => {
  const products = new Set(productIds);
  const side = ledgerSide(window, costs.values(), (entry) => entry.amount);
  const drivers = new Map(
    pool.weights.filter(({ productId }) => products.has(productId)).map(({ productId, weight }) => [productId, weight]),
  );
  const claiming = Array.from(drivers).filter(([, weight]) => weight > 0);
  if (side.missing.length > 0) {
    return { total: 0, unallocated: 0, parts: new Map(claiming.map(([id]) => [id, { share: null, byMonth: [] }])) };
  }
  const weights = claiming.reduce((sum, [, weight]) => sum + weight, 0);
  const taken = new Map(claiming.map(([id]) => [id, noAmounts(side.byMonth.length)]));
  const allocate = allocator(drivers);
  let [all, unallocated] = [0, 0];
  side.byMonth.forEach((amount, month) => {
    const minor = Math.round(amount);
    all += minor;
    const split = allocate(minor);
    unallocated += isRefused(split) ? minor : split.unallocated;
    if (isRefused(split)) return;
    for (const [id, months] of taken) months[month] = split.shares.get(id) ?? 0;
  });
  const parts = new Map<Id, PoolPart>();
  for (const [id, byMonth] of taken) {
    if (byMonth.every((part) => part === 0)) continue;
    const amount = sumOf(byMonth);
    const avoidable = amount * pool.avoidableShare;
    parts.set(id, { share: { poolId: pool.id, amount, avoidable, weight: drivers.get(id) ?? 0, weights }, byMonth });
  }
  return { total: all, unallocated, parts };
});

/** The products there are; the same list until one comes or goes. */
const productIdsOf = remembered<readonly [ReadonlyMap<Id, Product>], readonly Id[]>(
  (_, [products]) => [...products.keys()],
  sameList,
);

const none: readonly PoolPart[] = [];

const byProduct = remembered<readonly PoolSplit[], ReadonlyMap<Id, readonly PoolPart[]>>((_, splits) => {
  const parts = new Map<Id, PoolPart[]>();
  for (const split of splits) {
    for (const [id, part] of split.parts) {
      const own = parts.get(id);
      if (own === undefined) parts.set(id, [part]);
      else own.push(part);
    }
  }
  return parts;
});

/** Splits every pool, month by month, over the products of its driver; what no driver claims stays unallocated. */
export function splitPools(portfolio: Portfolio, window: LedgerWindow): PoolSplits {
  const productIds = productIdsOf("", [onShelf(portfolio.products, "")]);
  const pools = new Map<Id, PoolSplit>();
  for (const pool of allOf(portfolio.pools)) {
    pools.set(pool.id, splitPool(pool.id, [pool, onShelf(portfolio.costs, pool.id), productIds, window]));
  }
  const parts = byProduct("", [...pools.values()]);
  return { pools, partsOf: (productId) => parts.get(productId) ?? none };
}
