import { addMonths, monthsInclusive, type Month } from "./month.ts";
import type { LedgerWindow } from "./ledger-view.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { remembered } from "./remembered.ts";
import { allOf } from "./shelves.ts";

type Inputs = readonly [rates: Portfolio["rates"], currency: string, to: Month, months: number];

const windowOf = remembered<Inputs, LedgerWindow>((_, [records, currency, to, months]) => {
  const rates = Object.fromEntries(Array.from(allOf(records), (record) => [record.currency, record.rates]));
  return { from: addMonths(to, 1 - months), to, currency, rates, view: "cash" };
});

/**
 * The window of so many months that ends with a month, in the portfolio's currency and at its rates, cash view; the same
 * value until one of them changes.
 */
export function moneyWindow(portfolio: Portfolio, to: Month, months: number): LedgerWindow {
  return windowOf(`${to} ${months}`, [portfolio.rates, settingsOf(portfolio).currency, to, months]);
}

/** Whether a period speaks of any month of the window. */
export function touches(window: LedgerWindow, period: { readonly from: Month; readonly to: Month }): boolean {
  return period.from <= window.to && period.to >= window.from;
}

/** How many months lie between the window's end and a later month; 0 when it is not later or not known. */
export function monthsAfter(window: LedgerWindow, month: Month | null): number {
  return month === null ? 0 : Math.max(0, monthsInclusive(window.to, month) - 1);
}
