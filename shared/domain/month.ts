/** A calendar month, written "YYYY-MM". */
export type Month = string;

/** A month as a number, 12·year + month − 1, so that distances between months are differences. */
export type MonthIndex = number;

const pattern = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Says whether a text is a month written "YYYY-MM". */
export function isMonth(text: string): boolean {
  return pattern.test(text);
}

/** The month that a text names, blanks around it ignored; null when it names none. */
export function parseMonth(text: string): Month | null {
  const trimmed = text.trim();
  return isMonth(trimmed) ? trimmed : null;
}

/** The number of a valid month. */
export function monthIndex(month: Month): MonthIndex {
  let year = 0;
  for (let at = 0; at < 4; at += 1) year = 10 * year + digitAt(month, at);
  return 12 * year + 10 * digitAt(month, 5) + digitAt(month, 6) - 1;
}

function digitAt(month: Month, at: number): number {
  return month.charCodeAt(at) - 48;
}

// Judging writes the same few months tens of thousands of times.
const written = new Map<MonthIndex, Month>();

/** The month with a number. */
export function monthAt(index: MonthIndex): Month {
  const known = written.get(index);
  if (known !== undefined) return known;
  const month = writtenOut(index);
  written.set(index, month);
  return month;
}

function writtenOut(index: MonthIndex): Month {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, "0")}-${String(index - 12 * year + 1).padStart(2, "0")}`;
}

/** The month so many months later; earlier when the count is negative. */
export function addMonths(month: Month, count: number): Month {
  return monthAt(monthIndex(month) + count);
}

/** How many months a range has, both ends included; 0 when it is reversed. */
export function monthsInclusive(from: Month, to: Month): number {
  return Math.max(0, monthIndex(to) - monthIndex(from) + 1);
}

/** Every month of a range in order, both ends included. */
export function monthRange(from: Month, to: Month): readonly Month[] {
  const first = monthIndex(from);
  return Array.from({ length: monthsInclusive(from, to) }, (_, offset) => monthAt(first + offset));
}

/** So many months in order, the last of them the given one. */
export function trailing(last: Month, count: number): readonly Month[] {
  return monthRange(addMonths(last, 1 - count), last);
}
