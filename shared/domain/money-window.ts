import { addMonths, monthsInclusive, type Month } from "./month.ts";
import type { LedgerWindow } from "./ledger-view.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { allOf } from "./shelves.ts";

/** The window of so many months that ends with a month, in the portfolio's currency and at its rates, cash view. */
export function moneyWindow(portfolio: Portfolio, to: Month, months: number): LedgerWindow {
  const rates = Object.fromEntries(Array.from(allOf(portfolio.rates), (record) => [record.currency, record.rates]));
  return { from: addMonths(to, 1 - months), to, currency: settingsOf(portfolio).currency, rates, view: "cash" };
}

/** Whether a period speaks of any month of the window. */
export function touches(window: LedgerWindow, period: { readonly from: Month; readonly to: Month }): boolean {
  return period.from <= window.to && period.to >= window.from;
}

/** How many months lie between the window's end and a later month; 0 when it is not later or not known. */
export function monthsAfter(window: LedgerWindow, month: Month | null): number {
  return month === null ? 0 : Math.max(0, monthsInclusive(window.to, month) - 1);
}
