import type { Instant } from "../domain/ids.ts";
import { minorDigits, toMajor } from "../domain/money.ts";
import type { Month } from "../domain/month.ts";

const locale = "en-GB";

/** What stands where a figure is not known; never zero, never empty. */
export const notKnown = "Not known";

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) return known;
  // What rounds to nothing has no sign.
  const format = new Intl.NumberFormat(locale, { signDisplay: "negative", ...options });
  formats.set(key, format);
  return format;
}

/** A figure by the given way of writing it, or "Not known" where there is none. */
export function orNotKnown<T>(value: T | null | undefined, write: (value: T) => string): string {
  return value === null || value === undefined ? notKnown : write(value);
}

/** A whole number with thousands apart: "20,000". */
export function count(value: number): string {
  return numberFormat({ maximumFractionDigits: 0 }).format(value);
}

/** A count with its word: "1 product", "2,000 products"; name the plural where it is irregular. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

const manyDays = 730;

/** A number of days, in whole years once they are many: "12 days", "14 years"; in short "12 d", "14 y". */
export function daySpan(days: number, isShort = false): string {
  const isMany = days >= manyDays;
  const span = isMany ? Math.floor(days / 365.25) : Math.round(days);
  if (isShort) return `${count(span)} ${isMany ? "y" : "d"}`;
  return counted(span, isMany ? "year" : "day");
}

/** A number with at most so many decimals (2 unless told): "3.14". */
export function decimal(value: number, digits = 2): string {
  return numberFormat({ maximumFractionDigits: digits }).format(value);
}

/** A number to three significant digits, large ones shortened: "412k", "1.25M". */
export function shortNumber(value: number): string {
  return shortened({ maximumSignificantDigits: 3 }, value);
}

/** A number to two significant digits, for where there is room for no more: "41k". */
export function briefNumber(value: number): string {
  return shortened({ maximumSignificantDigits: 2 }, value);
}

/** An amount in minor units, exact, with its currency: "€1,234.50"; whole amounts lose their decimals on request. */
export function money(minor: number, currency: string, isWhole = false): string {
  const digits = isWhole ? 0 : minorDigits(currency);
  return currencyFormat(currency, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    toMajor(minor, currency),
  );
}

/** An amount in minor units to three significant digits: "€412k", "-€5.7k". The exact one belongs beside it. */
export function shortMoney(minor: number, currency: string): string {
  return shortened({ style: "currency", currency, maximumSignificantDigits: 3 }, toMajor(minor, currency));
}

function currencyFormat(currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return numberFormat({ ...options, style: "currency", currency });
}

function shortened(options: Intl.NumberFormatOptions, value: number): string {
  const parts = numberFormat({ ...options, notation: "compact" }).formatToParts(value);
  return parts.map(({ type, value }) => (type === "compact" && value === "K" ? "k" : value)).join("");
}

/**
 * A share from 0 to 1 as per cent, to three significant digits: "36.9%", "4.6%", "0.012%". Never "0%" or "100%" for what
 * is not quite nothing or all.
 */
export function share(value: number): string {
  if (value > 0 && value < 0.00001) return "<0.001%";
  if (value < 1 && value >= 0.9995) return ">99.9%";
  return numberFormat({ style: "percent", maximumSignificantDigits: 3 }).format(value);
}

/** An interval of shares: "3–7%". */
export function shareInterval(low: number, high: number): string {
  return `${share(low).replace("%", "")}–${share(high)}`;
}

const monthShort = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
const monthLong = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
const dayFormat = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const localDay = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
const localTime = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const distances = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

function plain(text: string): string {
  return text.replace("Sept", "Sep");
}

/** A month in short: "Aug 2025". */
export function monthText(month: Month): string {
  return plain(monthShort.format(Date.parse(`${month}-01`)));
}

/** A month in full: "August 2025". */
export function longMonth(month: Month): string {
  return monthLong.format(Date.parse(`${month}-01`));
}

/** A range of months, both ends included: "Sep 2024 – Aug 2025", or the one month. */
export function monthSpan(from: Month, to: Month): string {
  return from === to ? monthText(from) : `${monthText(from)} – ${monthText(to)}`;
}

/** A calendar day "YYYY-MM-DD": "4 Dec 2026". */
export function dayText(day: string): string {
  return plain(dayFormat.format(Date.parse(day)));
}

/** The day of an instant, where the reader is: "21 Nov 2026". */
export function dayOf(at: Instant): string {
  return plain(localDay.format(at));
}

/** The time of an instant, where the reader is: "14:02". */
export function timeOf(at: Instant): string {
  return localTime.format(at);
}

/** Day and time of an instant: "21 Nov 2026, 14:02". */
export function instantText(at: Instant): string {
  return `${dayOf(at)}, ${timeOf(at)}`;
}

const minute = 60_000;
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * 24 * 60 * minute],
  ["month", 30 * 24 * 60 * minute],
  ["day", 24 * 60 * minute],
  ["hour", 60 * minute],
  ["minute", minute],
];

/** How long ago (or ahead) an instant is: "just now", "3 minutes ago", "yesterday", "in 2 months". */
export function relativeTime(at: Instant, now: Instant): string {
  const distance = at - now;
  for (const [unit, length] of units) {
    if (Math.abs(distance) >= length) return distances.format(Math.trunc(distance / length), unit);
  }
  return "just now";
}

/** A size in bytes: "812 bytes", "1.2 MB". */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${numberFormat({ maximumSignificantDigits: 3 }).format(size)} ${unit}`;
}

/** Some words as one phrase: "a, b and c"; "or" on request. */
export function listed(words: readonly string[], type: "and" | "or" = "and"): string {
  return new Intl.ListFormat(locale, { type: type === "and" ? "conjunction" : "disjunction" }).format(words);
}

/** A hash in short, for people to compare: its first eight digits in two groups, "7be1 04af". */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
}
