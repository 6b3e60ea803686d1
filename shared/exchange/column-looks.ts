import { readPeriod, type DateStyle } from "./dates.ts";
import { isNotKnown, readNumber, type DecimalMark } from "./numbers.ts";

/** What most cells of a column look like. */
export type ColumnLook = "empty" | "number" | "month" | "instant" | "text";

const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},? \d{1,2}:\d{2}/;

/** What nine of ten cells of a column that say anything look like. */
export function lookOf(cells: readonly string[], mark: DecimalMark, dates: DateStyle): ColumnLook {
  const said = cells.filter((cell) => !isNotKnown(cell));
  if (said.length === 0) return "empty";
  const share = (fits: (cell: string) => boolean) => said.filter(fits).length / said.length;
  if (share((cell) => instant.test(cell)) >= 0.9) return "instant";
  const style = { ...dates, order: dates.order ?? "dayFirst" } as const;
  const isPlainNumber = (cell: string) => /^\d+(?:\.\d+)?$/.test(cell.trim());
  if (share((cell) => !isPlainNumber(cell) && readPeriod(cell, style).kind === "known") >= 0.9) return "month";
  return share((cell) => readNumber(cell, mark).kind === "known") >= 0.9 ? "number" : "text";
}

/** The decimal mark that cells which leave no doubt speak for, else what groups of three speak for; a point without any. */
export function decimalMarkIn(cells: Iterable<string>): DecimalMark {
  let balance = 0;
  let groups = 0;
  for (const cell of cells) {
    if (cell.length > 30) continue;
    if (/^\D{0,5}\d[\d.\s]{0,20},(?:\d{1,2}|\d{4,})\D{0,4}$/.test(cell)) balance += 1;
    if (/^\D{0,5}\d[\d,\s]{0,20}\.(?:\d{1,2}|\d{4,})\D{0,4}$/.test(cell)) balance -= 1;
    if (/^[1-9]\d{0,2}(?:\.\d{3}){1,5}$/.test(cell)) groups += 1;
    if (/^[1-9]\d{0,2}(?:,\d{3}){1,5}$/.test(cell)) groups -= 1;
  }
  return (balance || groups) > 0 ? "," : ".";
}

/** The order of day and month that dates which leave no doubt speak for; null where none does, or they disagree. */
export function dateOrderIn(cells: Iterable<string>): DateStyle["order"] {
  let dayFirst = false;
  let monthFirst = false;
  for (const cell of cells) {
    const found = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}(?!\d)/.exec(cell);
    if (found === null) continue;
    if (Number(found[1]) > 12) dayFirst = true;
    if (Number(found[2]) > 12) monthFirst = true;
  }
  if (dayFirst === monthFirst) return null;
  return dayFirst ? "dayFirst" : "monthFirst";
}
