import type { Instant } from "../domain/ids.ts";
import { refuse, type Result } from "../result.ts";

/** The clock of a time zone: the instant at which it shows a time (given as if it were UTC). */
export type ZoneClock = (shown: Instant) => Instant;

const quarter = 15 * 60_000;

/** The clock of UTC. */
export const utcClock: ZoneClock = (shown) => shown;

/**
 * The clock of a zone by its IANA name. Of a time that it shows twice the first is meant; one that it leaps over is read
 * as far behind the leap. Null when the zone is not known here.
 */
export function clockOfZone(zone: string): ZoneClock | null {
  const name = zone.trim();
  if (name === "UTC") return utcClock;
  const offsetAt = offsetsOf(name);
  if (offsetAt === null) return null;
  return (shown) => {
    const before = shown - offsetAt(shown - 24 * 4 * quarter);
    if (before + offsetAt(before) === shown) return before;
    const after = shown - offsetAt(before);
    return after + offsetAt(after) === shown ? after : before;
  };
}

/** Refuses a zone that is not known. */
export function unknownZone(zone: string): Result<never> {
  return refuse("UNKNOWN_ZONE", `'${zone}' is no time zone.`, "Choose one such as UTC or Europe/Vienna.");
}

/** How far a zone is ahead of UTC at an instant, in milliseconds; told quarter hour by quarter hour. */
function offsetsOf(zone: string): ((at: Instant) => number) | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn-hc-h23", {
      timeZone: zone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
  } catch {
    return null;
  }
  const known = new Map<number, number>();
  return (at) => {
    const start = Math.floor(at / quarter) * quarter;
    const found = known.get(start);
    if (found !== undefined) return found;
    const parts = new Map(format.formatToParts(start).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
    known.set(start, shown - start);
    return shown - start;
  };
}
