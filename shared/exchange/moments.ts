import type { DateStyle } from "./dates.ts";
import { monthNumber } from "./month-names.ts";
import { utcClock, type ZoneClock } from "./zone-clock.ts";
import type { Instant } from "../domain/ids.ts";

/** What a cell says as a moment: the instant, and the calendar day as it is written; or nothing usable. */
export type MomentCell =
  | { readonly kind: "known"; readonly at: Instant; readonly day: string }
  | { readonly kind: "wrong"; readonly code: string; readonly expected: string; readonly remedy: string };

const firstYear = 1970;
const lastYear = 2100;

function wrong(code: string, expected: string, remedy: string): MomentCell {
  return { kind: "wrong", code, expected, remedy };
}

const unreadable = wrong("NOT_A_DATE", "a day such as 2025-08-31", "Correct the cell, or choose another column.");
const noSuchDay = wrong("NO_SUCH_DATE", "a day that the calendar has", "Correct the cell.");
const yearOutside = wrong("YEAR_OUTSIDE", `a year from ${firstYear} to ${lastYear}`, "Correct the year.");
const ambiguous = wrong("AMBIGUOUS_DATE", "a date that can be read in one way", "Choose: day first or month first.");

const timeOfDay = String.raw`(?:[T ,]+(?:at )?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([AaPp])\.?[Mm]\.?)?)?`;
const zone = String.raw`(?: ?(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-]\d{2}):?(\d{2})))?(?: ?\([^()]{1,60}\))?`;
const form = (day: string): RegExp => new RegExp(`^${day}${timeOfDay}${zone}$`, "u");

const yearFirst = form(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`);
const numbers = form(String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})`);
const dayAndName = form(String.raw`(\d{1,2})\.?[-/ ](\p{L}{3,12})\.?[-/ ,]{1,2}(\d{4}|\d{2})`);
// "Fri Nov 17 2023 10:12:13 GMT+0000 (Coordinated Universal Time)" and "Nov 17, 2023".
const nameAndDay = form(String.raw`(?:\p{L}{3} )?(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})`);

type Written = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: Rest;
  readonly clock: ZoneClock;
};
type Rest = readonly (string | undefined)[];

/**
 * Reads a moment as trackers write it: ISO 8601, "16/May/12 7:56 AM", "Nov 17, 2023", numbers in a stated order. A time
 * of day without a zone is taken by the given clock (UTC unless told); a day alone begins in UTC. Refuses days that the calendar does not have, years outside 1970–2100 and, while no
 * order is stated, dates that can be read in two ways.
 */
export function readMoment(cell: string, style: DateStyle, clock: ZoneClock = utcClock): MomentCell {
  const text = cell.trim();
  if (text.length > 100) return unreadable;
  const iso = yearFirst.exec(text);
  if (iso !== null)
    return momentOf({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), rest: iso.slice(4), clock });
  const plain = numbers.exec(text);
  if (plain !== null) return inOrder(plain, style, clock);
  const named = dayAndName.exec(text);
  const [day, name, year] = named === null ? [] : [named[1], named[2], named[3]];
  const american = named === null ? nameAndDay.exec(text) : null;
  const month = monthNumber(name ?? american?.[1] ?? "");
  const rest = (named ?? american)?.slice(4);
  if (month === null || rest === undefined) return unreadable;
  return momentOf({
    year: fullYear(year ?? american?.[3] ?? ""),
    month,
    day: Number(day ?? american?.[2]),
    rest,
    clock,
  });
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function inOrder(found: RegExpExecArray, { order }: DateStyle, clock: ZoneClock): MomentCell {
  const [first, second] = [Number(found[1]), Number(found[2])];
  const written = { year: fullYear(found[3] ?? ""), rest: found.slice(4), clock };
  const dayFirst = momentOf({ ...written, day: first, month: second });
  const monthFirst = momentOf({ ...written, day: second, month: first });
  if (order !== null) return order === "dayFirst" ? dayFirst : monthFirst;
  if (dayFirst.kind === "wrong") return monthFirst;
  return monthFirst.kind === "wrong" || first === second ? dayFirst : ambiguous;
}

function momentOf({ year, month, day, rest, clock }: Written): MomentCell {
  if (year < firstYear || year > lastYear) return yearOutside;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return noSuchDay;
  const [hours, minutes = "0", seconds = "0", fraction = "", half, utc, offsetHours, offsetMinutes = "0"] = rest;
  const hour = half === undefined ? Number(hours ?? 0) : (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60) return noSuchDay;
  const sign = offsetHours?.startsWith("-") === true ? -1 : 1;
  const shift = offsetHours === undefined ? 0 : Number(offsetHours) * 60 + sign * Number(offsetMinutes);
  const time = (hour * 60 + Number(minutes) - shift) * 60_000 + Number(seconds) * 1000;
  const thousandths = Number(fraction.padEnd(3, "0").slice(0, 3));
  const shown = midnight.getTime() + time + thousandths;
  const isZoneless = hours !== undefined && utc === undefined && offsetHours === undefined;
  return { kind: "known", at: isZoneless ? clock(shown) : shown, day: midnight.toISOString().slice(0, 10) };
}
