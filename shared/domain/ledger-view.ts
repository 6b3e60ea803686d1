import { monthAt, type Month, monthIndex, type MonthIndex, monthsInclusive } from "./month.ts";

/** When a line is booked, and in which currency: every month of from…to when recurring, once in `from` when one-off. */
export type LedgerPeriod = {
  readonly recurrence: "recurring" | "oneOff";
  readonly from: Month;
  readonly to: Month;
  readonly currency: string;
  /** Over how many months the accrual view spreads a one-off. */
  readonly amortiseMonths?: number | null;
};

/** How much of the target currency one unit of another buys, for each currency and month. */
export type RateTable = { readonly [currency: string]: { readonly [month: Month]: number } };

/** The months, both included, and the currency in which a ledger is read. */
export type LedgerWindow = {
  readonly from: Month;
  readonly to: Month;
  readonly currency: string;
  readonly rates: RateTable;
  /** Cash books a one-off in its month, which is what decisions use; accrual spreads it. */
  readonly view: "cash" | "accrual";
};

/** No conversion without the rate of the amount's own month: a currency and month that lack one. */
export type MissingRate = { readonly currency: string; readonly month: Month };

/** A window in which lines are booked one after another, each by several amounts at once. */
export type LedgerBook<L> = {
  /** Books a line; says whether its period touches the window at all. */
  readonly add: (line: L) => boolean;
  /** For each amount what is booked in each month; holds only while no rate is missing. */
  readonly amounts: readonly (readonly number[])[];
  /** The currencies and months without a rate, oldest first. */
  readonly missing: () => readonly MissingRate[];
};

/** Stands for a rate that is missing: such a month is refused, whatever the rate. */
const noRate = Number.NaN;

/** Opens a window for booking lines by each of the given amounts, month by month at the rate of the month (domain D.1). */
export function openBook<L extends LedgerPeriod>(
  window: LedgerWindow,
  amountsOf: readonly ((line: L) => number)[],
): LedgerBook<L> {
  const start = monthIndex(window.from);
  const months = monthsInclusive(window.from, window.to);
  const amounts = amountsOf.map(() => noAmounts(months));
  const gaps = new Map<string, MissingRate>();
  const noteGap = (currency: string, column: number) => {
    const month = monthAt(start + column);
    gaps.set(`${currency} ${month}`, { currency, month });
  };

  const rates = new Map<string, Float64Array>();
  function ratesOf(currency: string): Float64Array {
    const known = rates.get(currency);
    if (known !== undefined) return known;
    const found = Float64Array.from({ length: months }, (_, column) => rateOf(currency, start + column, window));
    rates.set(currency, found);
    return found;
  }

  function addSpread(line: L, from: number, over: number): void {
    const rate = rateOf(line.currency, start + from, window);
    const last = Math.min(months, from + over);
    if (Number.isNaN(rate) && last > Math.max(0, from)) noteGap(line.currency, from);
    amounts.forEach((sums, which) => {
      const amount = amountsOf[which]?.(line) ?? 0;
      for (let column = Math.max(0, from); column < last; column += 1) {
        sums[column] = (sums[column] ?? 0) + accrued(amount, over, column - from) * rate;
      }
    });
  }

  function addMonthly(line: L, first: number, last: number): void {
    const rates = line.currency === window.currency ? null : ratesOf(line.currency);
    if (rates !== null) {
      for (let column = first; column <= last; column += 1)
        if (Number.isNaN(rates[column])) noteGap(line.currency, column);
    }
    for (let which = 0; which < amounts.length; which += 1) {
      const sums = amounts[which] ?? [];
      const amount = amountsOf[which]?.(line) ?? 0;
      for (let column = first; column <= last; column += 1) {
        sums[column] = (sums[column] ?? 0) + (rates === null ? amount : amount * (rates[column] ?? noRate));
      }
    }
  }

  return {
    amounts,
    add: (line) => {
      const from = monthIndex(line.from) - start;
      const to = monthIndex(line.to) - start;
      const over = line.recurrence === "oneOff" && window.view === "accrual" ? (line.amortiseMonths ?? 1) : 1;
      if (over > 1) addSpread(line, from, over);
      else addMonthly(line, Math.max(0, from), Math.min(months - 1, line.recurrence === "oneOff" ? from : to));
      return from < months && to >= 0;
    },
    missing: () => [...gaps.values()].sort((a, b) => (a.month + a.currency < b.month + b.currency ? -1 : 1)),
  };
}

/** What amounts add up to. */
export function sumOf(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}

/** Nothing in each of so many months. */
export function noAmounts(months: number): number[] {
  return Array.from({ length: months }, () => 0);
}

/** What the accrual view books of an amount so many months after its own: whole minor units stay whole. */
function accrued(amount: number, over: number, after: number): number {
  if (!Number.isInteger(amount)) return amount / over;
  const size = Math.abs(amount);
  const part = Math.floor(size / over) + (after < size % over ? 1 : 0);
  return Math.sign(amount) * part + 0;
}

function rateOf(currency: string, month: MonthIndex, window: LedgerWindow): number {
  if (currency === window.currency) return 1;
  const rate = window.rates[currency]?.[monthAt(month)];
  return rate !== undefined && Number.isFinite(rate) ? rate : noRate;
}
