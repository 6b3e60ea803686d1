import { noAmounts, openBook, sumOf, type LedgerWindow, type MissingRate } from "./ledger-view.ts";
import type { CostEntry, ValueEntry } from "./ledger.ts";
import { monthsInclusive } from "./month.ts";
import type { Provenance } from "./record.ts";

/** One side of a ledger in a window: what is booked month by month, how well it is known and since when. */
export type LedgerSide = {
  /** Null when no entry speaks of the window, or a rate is missing: not known is not zero. */
  readonly total: number | null;
  readonly byMonth: readonly number[];
  readonly entries: number;
  /** The weakest way in which one of its figures came to be known; null without entries. */
  readonly provenance: Provenance | null;
  readonly updatedAt: number | null;
  readonly missing: readonly MissingRate[];
};

const weakestLast: readonly Provenance[] = [
  "measured",
  "invoiced",
  "imported",
  "estimatedByMany",
  "estimatedByOne",
  "guessed",
];

/** By what an entry is booked, in minor units of its currency a month. */
export type AmountOf<E> = (entry: E) => number;

/** Books the entries that speak of the window by each of the given amounts: a side for each, in the same order. */
export function ledgerSides<E extends CostEntry | ValueEntry, const Amounts extends readonly AmountOf<E>[]>(
  window: LedgerWindow,
  entries: Iterable<E>,
  amountsOf: Amounts,
): { readonly [A in keyof Amounts]: LedgerSide } {
  const book = openBook(window, amountsOf);
  let [booked, weakest, updatedAt] = [0, -1, Number.NEGATIVE_INFINITY];
  for (const entry of entries) {
    if (!book.add(entry)) continue;
    booked += 1;
    weakest = Math.max(weakest, weakestLast.indexOf(entry.provenance));
    updatedAt = Math.max(updatedAt, entry.updatedAt);
  }
  const missing = book.missing();
  const isKnown = missing.length === 0;
  const sides = book.amounts.map((amounts): LedgerSide => ({
    total: booked > 0 && isKnown ? sumOf(amounts) : null,
    byMonth: isKnown ? amounts : noAmounts(monthsInclusive(window.from, window.to)),
    entries: booked,
    provenance: weakestLast[weakest] ?? null,
    updatedAt: booked === 0 ? null : updatedAt,
    missing,
  }));
  return sides as { readonly [A in keyof Amounts]: LedgerSide };
}

/** Books the entries that speak of the window by one amount. */
export function ledgerSide<E extends CostEntry | ValueEntry>(
  window: LedgerWindow,
  entries: Iterable<E>,
  amountOf: AmountOf<E>,
): LedgerSide {
  return ledgerSides(window, entries, [amountOf])[0];
}
