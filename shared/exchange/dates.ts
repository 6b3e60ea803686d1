import { addMonths, monthsInclusive, type Month } from "../domain/month.ts";
import { monthNumber } from "./month-names.ts";

/** In which order day, month and year stand in dates such as 03/04/25. */
export const dateOrders = ["dayFirst", "monthFirst"] as const;

/** Which day the serial numbers of a spreadsheet count from: 1900 (Windows) or 1904 (old Mac). */
export const serialDays = ["1900", "1904"] as const;

/** What is stated about the dates of a file. */
export type DateStyle = {
  readonly order: (typeof dateOrders)[number] | null;
  readonly fiscalStart: number;
  readonly serials: (typeof serialDays)[number] | null;
};

/** What a cell says as a period: the month in which it begins and its length in months, or nothing usable. */
export type PeriodCell =
  | { readonly kind: "known"; readonly month: Month; readonly span: number }
  | { readonly kind: "wrong"; readonly code: string; readonly expected: string; readonly remedy: string };

const firstYear = 1970;
const lastYear = 2100;

// A usage cell keeps its length in one byte, and a tally in two digits.
const longestSpan = 99;

function wrong(code: string, expected: string, remedy: string): PeriodCell {
  return { kind: "wrong", code, expected, remedy };
}

const unreadable = wrong("NOT_A_DATE", "a month such as 2025-08", "Correct the cell, or choose another column.");
const noSuchDay = wrong("NO_SUCH_DATE", "a day that the calendar has", "Correct the cell.");
const yearOutside = wrong("YEAR_OUTSIDE", `a year from ${firstYear} to ${lastYear}`, "Correct the year.");
const ambiguous = wrong("AMBIGUOUS_DATE", "a date that can be read in one way", "Choose: day first or month first.");

function period(year: number, month: number, span = 1): PeriodCell {
  if (month < 1 || month > 12) return noSuchDay;
  if (year < firstYear || year > lastYear) return yearOutside;
  return { kind: "known", month: `${year}-${String(month).padStart(2, "0")}`, span };
}

function day(year: number, month: number, dayOfMonth: number): PeriodCell {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysOf(year, month)) return noSuchDay;
  return period(year, month);
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

type Form = readonly [RegExp, (parts: readonly string[], style: DateStyle) => PeriodCell | null];

// The time of day after a date; months are taken as the date is written.
const time = String.raw`(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?`;
const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`, "u");

const forms: readonly Form[] = [
  [form(String.raw`(\d{4})[-/.](\d{1,2})`), ([year, month], style) => yearAndMonth(year, month, style)],
  [form(String.raw`(\d{4}-\d{2})/(\d{4}-\d{2})`), ([from, to]) => interval(from, to)],
  [form(String.raw`(\d{4})(\d{2})`), ([year, month]) => period(Number(year), Number(month))],
  [form(String.raw`(\d{1,2})[-/.](\d{4})`), ([month, year]) => period(Number(year), Number(month))],
  [form(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}`), ([y, , m, d]) => day(Number(y), Number(m), Number(d))],
  [form(String.raw`(\d{4})(\d{2})(\d{2})`), ([y, m, d]) => day(Number(y), Number(m), Number(d))],
  [
    form(String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${time}`),
    ([a, , b, y], style) => twoOrders(a, b, y, style),
  ],
  [form(String.raw`(\d{4})[- ]?[QqTt]([1-4])`), ([y, q]) => period(Number(y), 3 * Number(q) - 2, 3)],
  [form(String.raw`[QqTt]([1-4])[-/ ]?(\d{4})`), ([q, y]) => period(Number(y), 3 * Number(q) - 2, 3)],
  [form(String.raw`(\d{4})[- ]?[HhSs]([12])`), ([y, half]) => period(Number(y), 6 * Number(half) - 5, 6)],
  [form(String.raw`[HhSs]([12])[-/ ]?(\d{4})`), ([half, y]) => period(Number(y), 6 * Number(half) - 5, 6)],
  [form(String.raw`(?:FY ?)?(\d{4})[-–/](\d{4}|\d{2})`), ([from, to], style) => fiscalYear(from, to, style)],
  [form(String.raw`(\d{4})`), ([year]) => period(Number(year), 1, 12)],
  [form(String.raw`(\d{5})(?:\.\d{1,12})?`), ([serial], style) => serialDay(Number(serial), style)],
  [form(String.raw`(\p{L}{3,12})\.?[-/ ,]{0,2}(\d{4}|\d{2})`), ([name, y]) => named(name, y)],
  [form(String.raw`(\d{4})[-/ ](\p{L}{3,12})\.?`), ([y, name]) => named(name, y)],
  [form(String.raw`(\d{1,2})\.?[-/ ](\p{L}{3,12})\.?[-/ ,]{1,2}(\d{4}|\d{2})${time}`), ([d, n, y]) => named(n, y, d)],
  [form(String.raw`(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${time}`), ([n, d, y]) => named(n, y, d)],
];

/**
 * Reads a period as people and programs write it: months, days, quarters, half years, years and fiscal years, month
 * names, spreadsheet serials. Refuses dates that the calendar does not have, years outside 1970–2100 and, while no order
 * is stated, dates that can be read in two ways.
 */
export function readPeriod(cell: string, style: DateStyle): PeriodCell {
  const text = cell.trim();
  if (text.length > 40) return unreadable;
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text);
    const answer = found === null ? null : read(found.slice(1), style);
    if (answer !== null) return answer;
  }
  return unreadable;
}

/** Whether a cell names a year that spans two calendar years, such as 2023-2024 or FY 2023/24. */
export function isFiscalYear(cell: string): boolean {
  const text = cell.trim();
  if (!/^(?:FY ?)?\d{4}[-–/.]\d{2,4}$/.test(text)) return false;
  const [one, other] = [1, 2].map((fiscalStart) => readPeriod(text, { order: null, serials: null, fiscalStart }));
  return one?.kind === "known" && other?.kind === "known" && one.month !== other.month;
}

/** Two months, both included, as ISO 8601 writes an interval. */
function interval(from = "", to = ""): PeriodCell {
  const first = period(Number(from.slice(0, 4)), Number(from.slice(5)));
  const last = period(Number(to.slice(0, 4)), Number(to.slice(5)));
  if (first.kind === "wrong" || last.kind === "wrong") return first.kind === "wrong" ? first : last;
  const span = monthsInclusive(first.month, last.month);
  return span >= 1 && span <= longestSpan ? { ...first, span } : noSuchDay;
}

function yearAndMonth(year = "", month = "", style: DateStyle): PeriodCell | null {
  return Number(month) > 12 ? fiscalYear(year, month, style) : period(Number(year), Number(month));
}

function fiscalYear(from = "", to = "", style: DateStyle): PeriodCell | null {
  const next = (Number(from) + 1) % (to.length === 2 ? 100 : 10_000);
  return Number(to) === next ? period(Number(from), style.fiscalStart, 12) : noSuchDay;
}

function twoOrders(first = "", second = "", year = "", style: DateStyle): PeriodCell {
  const [a, b, y] = [Number(first), Number(second), fullYear(year)];
  if (style.order === "dayFirst") return day(y, b, a);
  if (style.order === "monthFirst") return day(y, a, b);
  const [asDayFirst, asMonthFirst] = [day(y, b, a), day(y, a, b)];
  if (asDayFirst.kind === "wrong") return asMonthFirst;
  if (asMonthFirst.kind === "wrong" || a === b) return asDayFirst;
  return ambiguous;
}

function serialDay(serial: number, style: DateStyle): PeriodCell {
  if (style.serials === null) {
    return wrong("SERIAL_DATE", "a date, not a bare number", "If these are spreadsheet dates, choose 1900 or 1904.");
  }
  const epoch = style.serials === "1900" ? Date.UTC(1899, 11, 30) : Date.UTC(1904, 0, 1);
  const date = new Date(epoch + serial * 86_400_000);
  return period(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

function named(name = "", year = "", dayOfMonth?: string): PeriodCell | null {
  const month = monthNumber(name);
  if (month === null) return null;
  return dayOfMonth === undefined ? period(fullYear(year), month) : day(fullYear(year), month, Number(dayOfMonth));
}

/** A period from a year and a quarter or a month of it, which stand in two cells. */
export function readYearAnd(year: string, part: string, unit: "quarter" | "month"): PeriodCell {
  const yearNumber = /^\d{4}$/.exec(year.trim());
  const partNumber = /^[QqTt]?(\d{1,2})$/.exec(part.trim());
  const named = unit === "month" ? monthNumber(part.trim()) : null;
  const number = named ?? (partNumber === null ? Number.NaN : Number(partNumber[1]));
  if (yearNumber === null || Number.isNaN(number) || number < 1 || number > (unit === "quarter" ? 4 : 12)) {
    return wrong(
      "NOT_A_DATE",
      unit === "quarter" ? "a year and a quarter from 1 to 4" : "a year and a month",
      "Correct the cells.",
    );
  }
  return unit === "quarter" ? period(Number(year), 3 * number - 2, 3) : period(Number(year), number);
}

/** The last month of a period. */
export function lastMonthOf(period: { readonly month: Month; readonly span: number }): Month {
  return addMonths(period.month, period.span - 1);
}

/** A period as our own exports write it: "2025-08", or "2025-08/2025-10" when it is longer than a month. */
export function writePeriod(period: { readonly month: Month; readonly span: number }): string {
  return period.span === 1 ? period.month : `${period.month}/${lastMonthOf(period)}`;
}
