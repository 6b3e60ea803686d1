import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnyTime, readTime, type EventMonth, type TimeStyle } from "#shared/exchange/usage-events-time.ts";
import { monthsOfZone } from "#shared/exchange/usage-events-zone.ts";

const nowhere = (): EventMonth => ({ month: 0, isFirstDay: false, isLastDay: false });

function style(zone: string): TimeStyle {
  const months = monthsOfZone(zone);
  if (months === null) throw new Error("There is no such zone.");
  return { zone: months, order: null };
}

function fromBytes(text: string, times: TimeStyle) {
  const bytes = new TextEncoder().encode(text);
  const into = nowhere();
  const cells = { bytes, count: 1, starts: Int32Array.of(0), ends: Int32Array.of(bytes.length) };
  return { fault: readTime(cells, 0, times, into), into };
}

function fromText(text: string, times: TimeStyle) {
  const into = nowhere();
  return { fault: readAnyTime(text, times, into), into };
}

const digits = (least: number, most: number, length: number) =>
  fc.integer({ min: least, max: most }).map((value) => String(value).padStart(length, "0"));
const written = fc
  .tuple(
    fc.tuple(digits(1960, 2110, 4), digits(0, 13, 2), digits(0, 32, 2)).map((parts) => parts.join("-")),
    fc.constantFrom("T", " "),
    fc.tuple(digits(0, 25, 2), digits(0, 61, 2), digits(0, 62, 2)).map((parts) => parts.join(":")),
    fc.constantFrom("", ".0", ".123", ",123456", ".123456789", ".1234567890", "."),
    fc.constantFrom("", "Z", "z", "+02:00", " UTC", "x"),
  )
  .map((parts) => parts.join(""));

describe("readTime", () => {
  it("reads the usual form of logs as text of any form is read", () => {
    for (const times of [style("UTC"), style("America/St_Johns"), style("Pacific/Kiritimati")]) {
      fc.assert(
        fc.property(written, (text) => {
          const [found, expected] = [fromBytes(text, times), fromText(text, times)];
          expect(found).toEqual(expected);
        }),
        { numRuns: 1500 },
      );
    }
  });
});
