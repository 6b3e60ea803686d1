import { openBook, sumOf, type LedgerPeriod, type LedgerWindow, type MissingRate } from "#shared/domain/ledger-view.ts";
import { type Month, monthRange } from "#shared/domain/month.ts";

/** An amount with its time, in minor units. */
export type LedgerLine = LedgerPeriod & { readonly amount: number };

type LedgerView = { readonly months: readonly Month[]; readonly amounts: readonly number[]; readonly total: number };

type Unconverted = {
  readonly value: null;
  readonly reason: "MISSING_RATE";
  readonly months: readonly Month[];
  readonly missing: readonly MissingRate[];
};

/** One amount a line, entered in the book by which products are added up. */
export function ledger(lines: Iterable<LedgerLine>, window: LedgerWindow): LedgerView | Unconverted {
  const book = openBook<LedgerLine>(window, [({ amount }) => amount]);
  for (const line of lines) book.add(line);
  const missing = book.missing();
  if (missing.length > 0) {
    return { value: null, reason: "MISSING_RATE", months: [...new Set(missing.map(({ month }) => month))], missing };
  }
  const amounts = book.amounts[0] ?? [];
  return { months: monthRange(window.from, window.to), amounts, total: sumOf(amounts) };
}
