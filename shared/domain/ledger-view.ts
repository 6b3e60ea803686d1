import { monthAt, type Month, monthIndex, type MonthIndex, monthRange } from "./month.ts";
import type { Refused } from "../maths/answer.ts";

/** An amount with its time, in minor units: every month of from…to when recurring, once in `from` when one-off. */
export type LedgerLine = {
  readonly recurrence: "recurring" | "oneOff";
  readonly from: Month;
  readonly to: Month;
  readonly amount: number;
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

/** Amounts by month, in minor units of the target currency (fractions where rates were applied). */
export type LedgerView = {
  readonly months: readonly Month[];
  readonly amounts: readonly number[];
  readonly total: number;
};

/** No conversion without the rate of the amount's own month: the months and currencies that lack one. */
export type RateMissing = Refused & {
  readonly months: readonly Month[];
  readonly missing: readonly { readonly currency: string; readonly month: Month }[];
};

/** An amount in each month from first to last, at the rate of `rateMonth` or else of its own month. */
type Booking = {
  readonly first: MonthIndex;
  readonly last: MonthIndex;
  readonly amount: number;
  readonly rateMonth: MonthIndex | null;
};

/** Adds lines up month by month; refuses with MISSING_RATE and the months where a rate is missing (domain D.1). */
export function ledger(lines: Iterable<LedgerLine>, window: LedgerWindow): LedgerView | RateMissing {
  const months = monthRange(window.from, window.to);
  const start = monthIndex(window.from);
  const amounts: number[] = months.map(() => 0);
  const gaps = new Map<string, { readonly currency: string; readonly month: Month }>();
  for (const line of lines) {
    for (const { first, last, amount, rateMonth } of bookings(line, window.view)) {
      for (let column = Math.max(0, first - start); column < months.length && start + column <= last; column += 1) {
        const rate = rateOf(line.currency, rateMonth ?? start + column, window);
        if (rate !== null) amounts[column] = (amounts[column] ?? 0) + amount * rate;
        else {
          const month = monthAt(rateMonth ?? start + column);
          gaps.set(`${line.currency} ${month}`, { currency: line.currency, month });
        }
      }
    }
  }
  if (gaps.size === 0) return { months, amounts, total: amounts.reduce((sum, amount) => sum + amount, 0) };
  const missing = [...gaps.values()].sort((a, b) => (a.month + a.currency < b.month + b.currency ? -1 : 1));
  return { value: null, reason: "MISSING_RATE", months: [...new Set(missing.map(({ month }) => month))], missing };
}

function bookings(line: LedgerLine, view: LedgerWindow["view"]): readonly Booking[] {
  const first = monthIndex(line.from);
  if (line.recurrence === "recurring") {
    return [{ first, last: monthIndex(line.to), amount: line.amount, rateMonth: null }];
  }
  const months = line.amortiseMonths ?? 1;
  if (view === "cash" || months <= 1) return [{ first, last: first, amount: line.amount, rateMonth: first }];
  if (!Number.isInteger(line.amount)) {
    return [{ first, last: first + months - 1, amount: line.amount / months, rateMonth: first }];
  }
  const sign = Math.sign(line.amount);
  const part = Math.floor(Math.abs(line.amount) / months);
  const larger = Math.abs(line.amount) % months;
  const turn = first + larger;
  return [
    { first, last: turn - 1, amount: sign * (part + 1), rateMonth: first },
    { first: turn, last: first + months - 1, amount: sign * part + 0, rateMonth: first },
  ];
}

function rateOf(currency: string, month: MonthIndex, window: LedgerWindow): number | null {
  if (currency === window.currency) return 1;
  const rate = window.rates[currency]?.[monthAt(month)];
  return rate !== undefined && Number.isFinite(rate) ? rate : null;
}
