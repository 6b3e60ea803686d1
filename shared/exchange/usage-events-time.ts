import { monthStart, type ZoneMonths } from "./usage-events-zone.ts";
import type { ByteCells } from "./usage-events-names.ts";

/** What a time says: its month (number) in the stated zone, and whether it lies on that month's first or last day. */
export type EventMonth = { month: number; isFirstDay: boolean; isLastDay: boolean };

/** What is stated about times: the zone, and the order of day and month in times such as 03/04/2025 10:00. */
export type TimeStyle = { readonly zone: ZoneMonths; readonly order: "dayFirst" | "monthFirst" | null };

/** Why a cell is no time. */
export type TimeFault = "NOT_A_TIME" | "NO_SUCH_DATE" | "AMBIGUOUS_DATE" | "YEAR_OUTSIDE";

const firstYear = 1970;
const lastYear = 2100;
const day = 86_400_000;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const epochLengths = new Map([
  [10, 1000],
  [13, 1],
  [16, 0.001],
]);

const timeOfDay = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?([AaPp])\.?[Mm]\.?)?)?`;
const offsetOrNone = String.raw`(?: ?(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?`;
const yearFirst = new RegExp(`^(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})${timeOfDay}${offsetOrNone}$`);
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${timeOfDay}${offsetOrNone}$`);

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
}

/**
 * Reads the time in a cell into `into`; null when it went well, else why not. Times with Z or an offset, and epoch
 * seconds, milliseconds or microseconds, are instants; times without are taken as they are written, in the stated zone.
 */
export function readTime(cells: ByteCells, cell: number, style: TimeStyle, into: EventMonth): TimeFault | null {
  const { bytes } = cells;
  // `!`: the cell lies inside the bytes, and this runs for every event.
  const start = cells.starts[cell]!;
  const end = cells.ends[cell]!;
  const ending = plainEnding(bytes, start, end);
  if (ending !== "other") {
    const year = two(bytes, start) * 100 + two(bytes, start + 2);
    const month = two(bytes, start + 5);
    const dayOfMonth = two(bytes, start + 8);
    const [hour, minute, second] = [two(bytes, start + 11), two(bytes, start + 14), two(bytes, start + 17)];
    const isThere = year >= firstYear && year <= lastYear && month > 0 && month < 13;
    if (isThere && hour < 24 && minute < 60 && second < 61) {
      // Days 3 to 26 lie in the same month whatever the zone.
      if (dayOfMonth > 2 && dayOfMonth < 27) {
        into.month = year * 12 + month - 1;
        into.isFirstDay = false;
        into.isLastDay = false;
        return null;
      }
      if (ending === "instant" && dayOfMonth > 0 && dayOfMonth <= daysIn(year, month)) {
        return atInstant(Date.UTC(year, month - 1, dayOfMonth, hour, minute, second), style.zone, into);
      }
    }
  }
  return readAnyTime(String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 60))).trim(), style, into);
}

// The blank stands for a T as well.
const plainTime = new TextEncoder().encode("dddd-dd-dd dd:dd:dd");
const plainLength = plainTime.length;
const anyDigit = 0x64;
const [blank, letterT, letterZ, dot, comma] = [0x20, 0x54, 0x5a, 0x2e, 0x2c];
const mostDecimals = 9;

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** How a time ends that is written 2025-08-31T23:59:59, as most logs have it, whatever parts of a second it counts. */
function plainEnding(bytes: Uint8Array, start: number, end: number): "instant" | "asWritten" | "other" {
  if (end - start < plainLength) return "other";
  for (let at = 0; at < plainLength; at += 1) {
    const byte = bytes[start + at]!;
    const wanted = plainTime[at]!;
    const isLike = wanted === anyDigit ? isDigit(byte) : byte === wanted || (wanted === blank && byte === letterT);
    if (!isLike) return "other";
  }
  let at = start + plainLength;
  if (at < end && (bytes[at] === dot || bytes[at] === comma)) {
    const decimals = at + 1;
    for (at = decimals; at < end && isDigit(bytes[at]!);) at += 1;
    if (at === decimals || at - decimals > mostDecimals) return "other";
  }
  if (at === end) return "asWritten";
  return at + 1 === end && bytes[at] === letterZ ? "instant" : "other";
}

function two(bytes: Uint8Array, at: number): number {
  return bytes[at]! * 10 + bytes[at + 1]! - 528;
}

/** Reads a time from text, as readTime does from a cell. */
export function readAnyTime(text: string, style: TimeStyle, into: EventMonth): TimeFault | null {
  if (/^\d+$/.test(text)) {
    const unit = epochLengths.get(text.length);
    if (unit !== undefined) return atInstant(Math.floor(Number(text) * unit), style.zone, into);
  }
  const first = yearFirst.exec(text);
  if (first !== null) return atDate([first[1], first[3], first[4]], first.slice(5), style, into);
  const last = yearLast.exec(text);
  if (last === null) return "NOT_A_TIME";
  const isDotted = last[2] === ".";
  const [a, b] = [Number(last[1]), Number(last[3])];
  const order = isDotted || a > 12 || a === b ? "dayFirst" : b > 12 ? "monthFirst" : style.order;
  if (order === null) return "AMBIGUOUS_DATE";
  const parts =
    (style.order ?? order) === "monthFirst" && !isDotted ? [last[4], last[1], last[3]] : [last[4], last[3], last[1]];
  return atDate(parts, last.slice(5), style, into);
}

function atDate(
  date: readonly (string | undefined)[],
  [hours, minutes, seconds, half, offset]: readonly (string | undefined)[],
  style: TimeStyle,
  into: EventMonth,
): TimeFault | null {
  const [year = 0, month = 0, dayOfMonth = 0] = date.map(Number);
  if (year < firstYear || year > lastYear) return "YEAR_OUTSIDE";
  const length = daysIn(year, month);
  if (dayOfMonth < 1 || dayOfMonth > length) return "NO_SUCH_DATE";
  let hour = Number(hours ?? 0);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return "NO_SUCH_DATE";
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  if (hour > 24 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 60) return "NO_SUCH_DATE";
  // 24:00 is the midnight with which the next day begins, and nothing comes after it.
  const isNextDay = hour === 24;
  if (isNextDay && Number(minutes ?? 0) + Number(seconds ?? 0) > 0) return "NO_SUCH_DATE";
  if (offset === undefined) {
    const isNextMonth = isNextDay && dayOfMonth === length;
    into.month = year * 12 + month - (isNextMonth ? 0 : 1);
    into.isFirstDay = isNextMonth || (dayOfMonth === 1 && !isNextDay);
    into.isLastDay = !isNextMonth && dayOfMonth + (isNextDay ? 1 : 0) === length;
    return null;
  }
  const utc = Date.UTC(year, month - 1, dayOfMonth, hour, Number(minutes ?? 0), Number(seconds ?? 0));
  return atInstant(utc - offsetOf(offset), style.zone, into);
}

function offsetOf(offset: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset);
  if (found === null) return 0;
  return (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0)) * 60_000;
}

function atInstant(instant: number, zone: ZoneMonths, into: EventMonth): TimeFault | null {
  if (instant < monthStart(firstYear * 12) || instant >= monthStart((lastYear + 1) * 12)) return "YEAR_OUTSIDE";
  const { month, from, to } = zone.at(instant);
  into.month = month;
  into.isFirstDay = instant - from < day;
  into.isLastDay = to - instant <= day;
  return null;
}
