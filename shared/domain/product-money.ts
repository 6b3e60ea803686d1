import { allocate } from "../maths/allocate.ts";
import { isRefused } from "../maths/answer.ts";
import type { Id } from "./ids.ts";
import { ledger, type LedgerWindow, type RateMissing } from "./ledger-view.ts";
import type { CostEntry, Pool, ValueEntry } from "./ledger.ts";
import { touches } from "./money-window.ts";
import { monthsInclusive } from "./month.ts";
import { unassigned, type Portfolio } from "./portfolio.ts";
import type { Product } from "./product.ts";
import type { Provenance } from "./record.ts";
import { remembered } from "./remembered.ts";
import { allOf, onShelf } from "./shelves.ts";
import { monthlyValue } from "./value-ledger.ts";

/** What a product took of a shared-cost pool in the window, and the driver's figures it was worked out from. */
export type PoolShare = {
  readonly poolId: Id;
  readonly amount: number;
  readonly avoidable: number;
  readonly weight: number;
  readonly weights: number;
};

/** One side of a ledger in a window: what is booked month by month, how well it is known and since when. */
export type LedgerSide = {
  /** Null when no entry speaks of the window, or a rate is missing: not known is not zero. */
  readonly total: number | null;
  readonly byMonth: readonly number[];
  readonly entries: number;
  /** The weakest way in which one of its figures came to be known; null without entries. */
  readonly provenance: Provenance | null;
  readonly updatedAt: number | null;
  readonly missing: RateMissing["missing"];
};

/** Cost and value of a product or feature over a window of months, cash view, in minor units. */
export type SubjectMoney = {
  readonly costs: LedgerSide;
  readonly values: LedgerSide;
  readonly shares: readonly PoolShare[];
  /** Own entries and pool shares: what it consumes (average view); null when not known. */
  readonly cost: number | null;
  /** What would end with it (avoidable view); money already spent on projects is sunk and left out. */
  readonly avoidable: number | null;
  readonly value: number | null;
  readonly valueLow: number | null;
  readonly valueHigh: number | null;
  readonly costByMonth: readonly number[];
};

/** The money of a whole portfolio in a window: products, what is unassigned or unallocated, and a sum that adds up. */
export type PortfolioMoney = {
  readonly window: LedgerWindow;
  readonly products: ReadonlyMap<Id, SubjectMoney>;
  readonly pools: ReadonlyMap<Id, { readonly total: number; readonly unallocated: number }>;
  readonly unassigned: LedgerSide;
  readonly unallocated: number;
  /** Everything in the ledger that could be converted: products' cost + unassigned + unallocated, always. */
  readonly total: number;
  readonly value: number;
};

const weakestLast: readonly Provenance[] = [
  "measured",
  "invoiced",
  "imported",
  "estimatedByMany",
  "estimatedByOne",
  "guessed",
];

/** Whether an entry is money already spent on a project: sunk, so no decision may count it. */
export function isSunk(entry: Pick<CostEntry, "recurrence" | "category">): boolean {
  return entry.recurrence === "oneOff" && entry.category === "project";
}

function weakest(entries: readonly { readonly provenance: Provenance }[]): Provenance | null {
  let worst = -1;
  for (const { provenance } of entries) worst = Math.max(worst, weakestLast.indexOf(provenance));
  return weakestLast[worst] ?? null;
}

function total(window: LedgerWindow, entries: readonly CostEntry[], share: (entry: CostEntry) => number): number {
  const view = ledger(
    entries.map((entry) => ({ ...entry, amount: entry.amount * share(entry) })),
    window,
  );
  return "total" in view ? view.total : 0;
}

/** Books the entries that speak of the window; a value entry books its worth of a month times `factor`. */
export function ledgerSide<E extends CostEntry | ValueEntry>(
  window: LedgerWindow,
  entries: Iterable<E>,
  amountOf: (entry: E) => number,
): LedgerSide {
  const booked = Array.from(entries).filter((entry) => touches(window, entry));
  const view = ledger(
    booked.map((entry) => ({
      recurrence: entry.recurrence,
      from: entry.from,
      to: entry.to,
      currency: entry.currency,
      amount: amountOf(entry),
    })),
    window,
  );
  const none: readonly number[] = Array.from({ length: monthsInclusive(window.from, window.to) }, () => 0);
  return {
    total: booked.length > 0 && "total" in view ? view.total : null,
    byMonth: "total" in view ? view.amounts : none,
    entries: booked.length,
    provenance: weakest(booked),
    updatedAt: booked.length === 0 ? null : Math.max(...booked.map((entry) => entry.updatedAt)),
    missing: "total" in view ? [] : view.missing,
  };
}

/** What a product takes of one pool: its share, and how much in each month; null while a rate of the pool is missing. */
export type PoolPart = { readonly share: PoolShare | null; readonly byMonth: readonly number[] };

/** Cost and value of the given entries of one product or feature, with what it takes of pools. */
export function subjectMoney(
  window: LedgerWindow,
  entries: { readonly costs: readonly CostEntry[]; readonly values: readonly ValueEntry[] },
  parts: readonly PoolPart[],
): SubjectMoney {
  const costs = ledgerSide(window, entries.costs, (entry) => entry.amount);
  const values = ledgerSide(window, entries.values, monthlyValue);
  const ending = entries.costs.filter((entry) => !isSunk(entry));
  const shares = parts.map(({ share }) => share).filter((share) => share !== null);
  const known = shares.length === parts.length && (costs.total !== null || (shares.length > 0 && costs.entries === 0));
  const allocated = shares.reduce((sum, share) => sum + share.amount, 0);
  const shared = shares.reduce((sum, share) => sum + share.avoidable, 0);
  return {
    costs,
    values,
    shares,
    cost: known ? (costs.total ?? 0) + allocated : null,
    avoidable: known ? total(window, ending, (entry) => entry.avoidableShare) + shared : null,
    value: values.total,
    valueLow: valueBound(window, entries.values, values, Math.min),
    valueHigh: valueBound(window, entries.values, values, Math.max),
    costByMonth: costs.byMonth.map((amount, month) =>
      parts.reduce((sum, part) => sum + (part.byMonth[month] ?? 0), amount),
    ),
  };
}

/** A range is given by factors on the value: of a negative value the larger factor gives the lower end. */
function valueBound(
  window: LedgerWindow,
  entries: readonly ValueEntry[],
  values: LedgerSide,
  outermost: (...ends: readonly number[]) => number,
): number | null {
  if (values.total === null || entries.every((entry) => entry.range === null)) return values.total;
  const bound = (entry: ValueEntry) => {
    const value = monthlyValue(entry);
    return entry.range === null ? value : outermost(value, value * entry.range.low, value * entry.range.high);
  };
  return ledgerSide(window, entries, bound).total;
}

type Split = { readonly total: number; readonly unallocated: number; readonly parts: ReadonlyMap<Id, PoolPart> };

type SplitInputs = readonly [
  pool: Pool,
  costs: ReadonlyMap<Id, CostEntry>,
  products: ReadonlyMap<Id, Product>,
  window: LedgerWindow,
];

/** Splits one pool, month by month, over the products of its driver; what no driver claims stays unallocated. */
const splitPool = remembered<SplitInputs, Split>((_, [pool, costs, products, window]) => {
  const side = ledgerSide(window, costs.values(), (entry) => entry.amount);
  const drivers = new Map(
    pool.weights.filter(({ productId }) => products.has(productId)).map(({ productId, weight }) => [productId, weight]),
  );
  const claiming = Array.from(drivers).filter(([, weight]) => weight > 0);
  if (side.missing.length > 0) {
    return { total: 0, unallocated: 0, parts: new Map(claiming.map(([id]) => [id, { share: null, byMonth: [] }])) };
  }
  const weights = claiming.reduce((sum, [, weight]) => sum + weight, 0);
  const taken = new Map(claiming.map(([id]) => [id, side.byMonth.map(() => 0)]));
  let [all, unallocated] = [0, 0];
  side.byMonth.forEach((amount, month) => {
    const minor = Math.round(amount);
    all += minor;
    const split = allocate(minor, drivers);
    unallocated += isRefused(split) ? minor : split.unallocated;
    if (isRefused(split)) return;
    for (const [id, months] of taken) months[month] = split.shares.get(id) ?? 0;
  });
  const parts = new Map<Id, PoolPart>();
  for (const [id, byMonth] of taken) {
    const amount = byMonth.reduce((sum, part) => sum + part, 0);
    if (byMonth.every((part) => part === 0)) continue;
    const avoidable = amount * pool.avoidableShare;
    parts.set(id, { share: { poolId: pool.id, amount, avoidable, weight: drivers.get(id) ?? 0, weights }, byMonth });
  }
  return { total: all, unallocated, parts };
});

type MoneyInputs = readonly [
  window: LedgerWindow,
  costs: ReadonlyMap<Id, CostEntry>,
  values: ReadonlyMap<Id, ValueEntry>,
  ...parts: readonly PoolPart[],
];

const productMoney = remembered<MoneyInputs, SubjectMoney>((_, [window, costs, values, ...parts]) =>
  subjectMoney(window, { costs: [...costs.values()], values: [...values.values()] }, parts),
);

/** The money of every product in a window, shared pools split by their drivers; the parts always add up to the total. */
export function portfolioMoney(portfolio: Portfolio, window: LedgerWindow): PortfolioMoney {
  const shelf = onShelf(portfolio.products, "");
  const pools = new Map<Id, Split>();
  for (const pool of allOf(portfolio.pools)) {
    pools.set(pool.id, splitPool(pool.id, [pool, onShelf(portfolio.costs, pool.id), shelf, window]));
  }
  const splits = [...pools.values()];
  const products = new Map<Id, SubjectMoney>();
  let [cost, value] = [0, 0];
  for (const { id } of shelf.values()) {
    const parts = splits.map((split) => split.parts.get(id)).filter((part) => part !== undefined);
    const money = productMoney(id, [window, onShelf(portfolio.costs, id), onShelf(portfolio.values, id), ...parts]);
    products.set(id, money);
    cost += money.cost ?? 0;
    value += money.value ?? 0;
  }
  const loose = ledgerSide(window, onShelf(portfolio.costs, unassigned).values(), (entry) => entry.amount);
  const unallocated = splits.reduce((sum, split) => sum + split.unallocated, 0);
  const sum = cost + (loose.total ?? 0) + unallocated;
  return { window, products, pools, unassigned: loose, unallocated, total: sum, value };
}
