import type { CostEntry, ValueEntry } from "#shared/domain/ledger.ts";
import type { LedgerWindow } from "#shared/domain/ledger-view.ts";
import { touches } from "#shared/domain/money-window.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { ledgerSide } from "#shared/domain/ledger-side.ts";
import { find } from "#shared/domain/change.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { monthlyValue } from "#shared/domain/value-ledger.ts";

/** An entry, or a share of a pool, with what it books in a window; null where a currency rate is missing. */
export type Booked = { readonly id: string; readonly label: string; readonly amount: number | null };

/** What an entry books in a window, in the portfolio's currency; 0 outside its period, null without a rate. */
export function bookedIn(window: LedgerWindow, entry: CostEntry | ValueEntry): number | null {
  const amountOf = (one: CostEntry | ValueEntry) => ("amount" in one ? one.amount : monthlyValue(one));
  return touches(window, entry) ? ledgerSide(window, [entry], amountOf).total : 0;
}

/** The rows behind a product's cost: its own entries that speak of the window, and its shares of pools. */
export function bookedCosts(portfolio: Portfolio, window: LedgerWindow, line: ProductLine): readonly Booked[] {
  const own = Array.from(onShelf(portfolio.costs, line.product.id).values())
    .filter((entry) => touches(window, entry))
    .map((entry) => ({ id: entry.id, label: entry.label, amount: bookedIn(window, entry) }));
  const shared = line.money.shares.map(({ poolId, amount }) => ({
    id: poolId,
    label: `Share of '${find(portfolio, "pools", poolId)?.name ?? "a pool"}'`,
    amount,
  }));
  return [...own, ...shared];
}

/** The rows behind a product's value. */
export function bookedValues(portfolio: Portfolio, window: LedgerWindow, line: ProductLine): readonly Booked[] {
  return Array.from(onShelf(portfolio.values, line.product.id).values())
    .filter((entry) => touches(window, entry))
    .map((entry) => ({ id: entry.id, label: entry.label, amount: bookedIn(window, entry) }));
}
