import { cleanText, nameIn, type Cells, type TableRow } from "./cells.ts";
import { lastMonthOf, readPeriod } from "./dates.ts";
import { choiceOf, type Choices } from "./choice-words.ts";
import { exactToMinor } from "./minor.ts";
import { readNumber } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import type { StopReason } from "../domain/import-rows.ts";
import { addMonths, monthsInclusive, type Month } from "../domain/month.ts";

/** Thrown and caught inside the reader of one record: the way out with its reason. */
type Stopped = Error & { readonly reason: StopReason };

/** Leaves the reading of one record with the reason why it is stopped. */
export function stopRow(reason: StopReason): never {
  throw Object.assign(new Error(reason.code), { reason });
}

/** Runs the reading of one record; answers the reason when it was left by `stopRow`, else null. */
export function reasonOf(read: () => void): StopReason | null {
  try {
    read();
    return null;
  } catch (thrown) {
    if (thrown instanceof Error && "reason" in thrown) return (thrown as Stopped).reason;
    throw thrown;
  }
}

/** One record's fields as domain values; each method leaves with `stopRow` when the cell cannot be taken. */
export type Entry = {
  readonly name: (field: string) => string | null;
  readonly needName: (field: string) => string;
  readonly text: (field: string) => string;
  /** An exact decimal text in major units. */
  readonly exact: (field: string) => string | null;
  readonly minor: (field: string, currency: string) => number | null;
  /** A share from 0 to 1; percent signs are understood. */
  readonly share: (field: string) => number | null;
  readonly number: (field: string) => number | null;
  /** A number that may be as large as sums of squares are, written as programs write it. */
  readonly large: (field: string) => number | null;
  readonly choice: <C extends string>(field: string, choices: Choices<C>) => C | null;
  readonly currency: () => string;
  readonly months: () => { readonly from: Month; readonly to: Month };
  readonly month: (field: string) => Month | null;
  /** Leaves: this field is needed and says nothing usable. */
  readonly refuse: (field: string, code: string, expected: string) => never;
};

/** The fields of one record as domain values. */
export function entryOf(row: TableRow, cells: Cells, reading: Reading): Entry {
  const refuse = (field: string, code: string, expected: string): never =>
    stopRow({
      code,
      column: cells.columnOf(field),
      found: cells.text(row, field),
      expected,
      remedy: remedies[code] ?? "Correct the cell.",
    });

  const name = (field: string): string | null => {
    const read = nameIn(cells.text(row, field), cells.columnOf(field));
    if ("reason" in read) return stopRow(read.reason);
    return read.name === "" ? null : read.name;
  };

  const known = (field: string) => {
    const read = readNumber(cells.text(row, field), reading.decimal);
    if (read.kind === "wrong") return refuse(field, read.code, read.expected);
    return read.kind === "known" ? read : null;
  };

  const exact = (field: string): string | null => {
    const read = known(field);
    if (read?.isPercent) return refuse(field, "NOT_AN_AMOUNT", "an amount, not a share");
    return read?.exact ?? null;
  };

  const month = (field: string): Month | null => {
    const cell = cells.text(row, field);
    if (cell.trim() === "") return null;
    const read = readPeriod(cell, reading.dates);
    if (read.kind === "known") return read.month;
    return stopRow({ ...read, column: cells.columnOf(field), found: cell });
  };

  const lastMonth = (field: string): Month | null => {
    const read = readPeriod(cells.text(row, field), reading.dates);
    return read.kind === "known" ? lastMonthOf(read) : month(field);
  };

  return {
    refuse,
    name,
    text: (field) => cleanText(cells.text(row, field)),
    needName: (field) => name(field) ?? refuse(field, "NO_NAME", "a name"),
    exact,
    minor: (field, currency) => {
      const amount = exact(field);
      if (amount === null) return null;
      return exactToMinor(amount, currency) ?? refuse(field, "NUMBER_TOO_LARGE", "a smaller amount");
    },
    share: (field) => {
      const share = known(field)?.value ?? null;
      if (share !== null && (share < 0 || share > 1))
        return refuse(field, "SHARE_OUTSIDE", "a share from 0 to 1 (100 %)");
      return share;
    },
    number: (field) => known(field)?.value ?? null,
    large: (field) => {
      const text = cells.text(row, field).trim();
      const value = /^-?\d{1,40}(?:\.\d{1,40})?(?:e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : Number.NaN;
      return Number.isFinite(value) ? value + 0 : (known(field)?.value ?? null);
    },
    choice: (field, choices) => {
      const found = cells.text(row, field);
      if (found.trim() === "") return null;
      return choiceOf(choices, found) ?? refuse(field, "UNKNOWN_CHOICE", `one of ${Object.keys(choices).join(", ")}`);
    },
    currency: () => {
      const found = cells.text(row, "currency").trim().toUpperCase();
      return /^[A-Z]{3}$/.test(found) ? found : refuse("currency", "NO_CURRENCY", "a currency such as EUR");
    },
    month,
    months: () => {
      const first = cells.has("from") ? "from" : "month";
      const from = month(first) ?? refuse(first, "NO_PERIOD", "a month such as 2025-08");
      const to = (cells.has("to") ? lastMonth("to") : null) ?? lastMonth(first) ?? from;
      if (monthsInclusive(from, to) === 0) return refuse("to", "REVERSED_PERIOD", `${from} or later`);
      return { from, to };
    },
  };
}

const remedies: Readonly<Record<string, string>> = {
  OTHER_DECIMAL_MARK: "Choose the other decimal mark, or correct the cell.",
  UNKNOWN_CHOICE: "Say what this value means.",
  NO_CURRENCY: "Choose the column of the currency, or name one for all rows.",
  NO_AMOUNT: "Complete the cell, or leave rows without an amount out.",
  NO_NAME: "Complete the cell, or leave these rows out.",
  NO_PERIOD: "Complete the cell, or name one period for all rows.",
  REPEATED: "Take one of the rows out, or leave rows out by a column.",
};

/** An amount of a whole period spread over its months so that nothing is lost: at most two even runs of months. */
export function spread(
  amount: number,
  months: { readonly from: Month; readonly to: Month },
): readonly { readonly from: Month; readonly to: Month; readonly amount: number }[] {
  const count = monthsInclusive(months.from, months.to);
  const sign = Math.sign(amount);
  const even = Math.floor(Math.abs(amount) / count);
  const larger = Math.abs(amount) - even * count;
  const turn = addMonths(months.from, larger);
  const last = { from: turn, to: months.to, amount: sign * even + 0 };
  if (larger === 0) return [last];
  return [{ from: months.from, to: addMonths(turn, -1), amount: sign * (even + 1) }, last];
}
