import type { Id } from "./ids.ts";
import { ledgerSide, ledgerSides, type LedgerSide } from "./ledger-side.ts";
import type { LedgerWindow } from "./ledger-view.ts";
import type { CostEntry, ValueEntry } from "./ledger.ts";
import { splitPools, type PoolPart, type PoolShare, type PoolSplit } from "./pool-split.ts";
import { unassigned, type Portfolio } from "./portfolio.ts";
import { remembered } from "./remembered.ts";
import { onShelf } from "./shelves.ts";
import { monthlyValue } from "./value-ledger.ts";

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
  readonly pools: ReadonlyMap<Id, Pick<PoolSplit, "total" | "unallocated">>;
  readonly unassigned: LedgerSide;
  readonly unallocated: number;
  /** Everything in the ledger that could be converted: products' cost + unassigned + unallocated, always. */
  readonly total: number;
  readonly value: number;
};

/** Whether an entry is money already spent on a project: sunk, so no decision may count it. */
export function isSunk(entry: Pick<CostEntry, "recurrence" | "category">): boolean {
  return entry.recurrence === "oneOff" && entry.category === "project";
}

const spent = (entry: CostEntry): number => entry.amount;
const ending = (entry: CostEntry): number => (isSunk(entry) ? 0 : entry.amount * entry.avoidableShare);

/** A range is given by factors on the value: of a negative value the larger factor gives the lower end. */
function bound(entry: ValueEntry, outermost: (...ends: readonly number[]) => number): number {
  const value = monthlyValue(entry);
  return entry.range === null ? value : outermost(value, value * entry.range.low, value * entry.range.high);
}

const lowest = (entry: ValueEntry): number => bound(entry, Math.min);
const highest = (entry: ValueEntry): number => bound(entry, Math.max);

/** Cost and value of the given entries of one product or feature, without any share of a pool. */
export function subjectMoney(
  window: LedgerWindow,
  costEntries: Iterable<CostEntry>,
  valueEntries: Iterable<ValueEntry>,
): SubjectMoney {
  const [costs, avoidable] = ledgerSides(window, costEntries, [spent, ending]);
  const [values, low, high] = ledgerSides(window, valueEntries, [monthlyValue, lowest, highest]);
  return {
    costs,
    values,
    shares: [],
    cost: costs.total,
    avoidable: avoidable.total,
    value: values.total,
    valueLow: low.total,
    valueHigh: high.total,
    costByMonth: costs.byMonth,
  };
}

/** A product's own money with what it takes of pools: not known as long as one of them is not known. */
function withShares(own: SubjectMoney, parts: readonly PoolPart[]): SubjectMoney {
  if (parts.length === 0) return own;
  const shares = parts.map(({ share }) => share).filter((share) => share !== null);
  const known = shares.length === parts.length && (own.cost !== null || own.costs.entries === 0);
  const allocated = shares.reduce((sum, share) => sum + share.amount, 0);
  const shared = shares.reduce((sum, share) => sum + share.avoidable, 0);
  return {
    ...own,
    shares,
    cost: known ? (own.cost ?? 0) + allocated : null,
    avoidable: known ? (own.avoidable ?? 0) + shared : null,
    costByMonth: own.costByMonth.map((amount, month) =>
      parts.reduce((sum, part) => sum + (part.byMonth[month] ?? 0), amount),
    ),
  };
}

type OwnInputs = readonly [
  window: LedgerWindow,
  costs: ReadonlyMap<Id, CostEntry>,
  values: ReadonlyMap<Id, ValueEntry>,
];

const ownMoney = remembered<OwnInputs, SubjectMoney>((_, [window, costs, values]) =>
  subjectMoney(window, costs.values(), values.values()),
);

const productMoney = remembered<readonly [own: SubjectMoney, ...parts: readonly PoolPart[]], SubjectMoney>(
  (_, [own, ...parts]) => withShares(own, parts),
);

const looseSide = remembered<readonly [LedgerWindow, ReadonlyMap<Id, CostEntry>], LedgerSide>((_, [window, costs]) =>
  ledgerSide(window, costs.values(), spent),
);

/** The money of every product in a window, shared pools split by their drivers; the parts always add up to the total. */
export function portfolioMoney(portfolio: Portfolio, window: LedgerWindow): PortfolioMoney {
  const { pools, partsOf } = splitPools(portfolio, window);
  const products = new Map<Id, SubjectMoney>();
  let [cost, value] = [0, 0];
  for (const id of onShelf(portfolio.products, "").keys()) {
    const own = ownMoney(id, [window, onShelf(portfolio.costs, id), onShelf(portfolio.values, id)]);
    const parts = partsOf(id);
    const money = parts.length === 0 ? own : productMoney(id, [own, ...parts]);
    products.set(id, money);
    cost += money.cost ?? 0;
    value += money.value ?? 0;
  }
  const loose = looseSide("", [window, onShelf(portfolio.costs, unassigned)]);
  let unallocated = 0;
  for (const split of pools.values()) unallocated += split.unallocated;
  const total = cost + (loose.total ?? 0) + unallocated;
  return { window, products, pools, unassigned: loose, unallocated, total, value };
}
