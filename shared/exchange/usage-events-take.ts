import { byteFilter, cellText, leftOut, misshapen } from "./byte-cells.ts";
import { fieldPlaces } from "./header.ts";
import type { Intake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { filtersIn } from "./row-filters.ts";
import type { OnRow, RowPlace } from "./usage-events-csv.ts";
import { nameNumber, type ByteCells, type Names } from "./usage-events-names.ts";
import { count, type CountedEvent, type Tally } from "./usage-events-tally.ts";
import { readTime, type EventMonth, type TimeFault, type TimeStyle } from "./usage-events-time.ts";
import { conflicted, isConflictMarker } from "./text.ts";
import type { Place, StopReason } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** What a log of events speaks of, by number. */
type EventNames = { readonly products: Names; readonly features: Names; readonly users: Names };

/** The counting of events over all files of one reading. */
export type EventCount = {
  readonly reading: Reading;
  readonly intake: Intake;
  readonly tally: Tally;
  readonly names: EventNames;
  readonly times: TimeStyle;
  /** The one month (number) that a person named, where the events carry no time. */
  readonly onlyMonth: number | null;
  /** Months (numbers) on whose first and last day something happened. */
  readonly firstDays: Set<number>;
  readonly lastDays: Set<number>;
  /** Features in months (numbers, see `unreadKey`) of which a stopped row speaks: no zero stands there. */
  readonly unread: Set<number>;
  events: number;
};

/** One file of events: its name, and what its places say of it. */
export type EventFile = { readonly name: string; readonly place: Pick<Place, "file"> };

/** Rows that cannot be read are listed up to this number; the others are counted. */
const mostStops = 10_000;
const beyondStops = "cannot be read, beyond the 10,000 that are listed";

const timeReasons: Record<TimeFault, { readonly expected: string; readonly remedy: string }> = {
  NOT_A_TIME: {
    expected: "a time such as 2025-08-31T23:59:59Z",
    remedy: "Correct the cell, or choose another column.",
  },
  NO_SUCH_DATE: { expected: "a time that the calendar has", remedy: "Correct the cell." },
  AMBIGUOUS_DATE: { expected: "a date that can be read in one way", remedy: "Choose: day first or month first." },
  YEAR_OUTSIDE: { expected: "a year from 1970 to 2100", remedy: "Correct the year." },
};

/** What is done with the rows of one file under its header; refuses columns that are not there, NO_PERIOD and NO_PRODUCT. */
export function eventTaker(counting: EventCount, header: readonly string[], file: EventFile): Result<OnRow> {
  const { reading, intake, tally, names, onlyMonth } = counting;
  const places = fieldPlaces(header, reading, new Set());
  if (!places.ok) return places;
  const cellOf = (field: string) => places.value.get(field)?.[0] ?? -1;
  const [timeCell, userCell, featureCell, productCell] = [
    cellOf("timestamp"),
    cellOf("user"),
    cellOf("feature"),
    cellOf("product"),
  ];
  if (timeCell < 0 && onlyMonth === null) {
    return refuse("NO_PERIOD", "Nothing says when this was.", "Choose the column of the time, or name one period.");
  }
  const constantProduct = productCell < 0 ? constantName(names.products, reading.constants["product"] ?? "") : -1;
  if (productCell < 0 && constantProduct < 0) {
    return refuse("NO_PRODUCT", "Nothing says which product this is about.", "Choose a column or name one product.");
  }
  const found = filtersIn(reading, header);
  if (!found.ok) return found;
  const filters = found.value.map(byteFilter);
  const needed = 1 + Math.max(timeCell, userCell, featureCell, productCell, ...filters.map(({ at }) => at));
  const month: EventMonth = { month: onlyMonth ?? 0, isFirstDay: false, isLastDay: false };
  const event: CountedEvent = { month: 0, product: constantProduct, feature: -1, user: -1, line: 0, row: 0 };
  let stops = 0;

  const stop = (place: RowPlace, reason: StopReason): null => {
    stops += 1;
    if (stops > mostStops) intake.leaveOut(beyondStops);
    else intake.stop({ line: place.line, row: counting.events, ...file.place }, reason);
    return null;
  };

  const noName = (cells: ByteCells, cell: number, place: RowPlace): null => {
    const found = cellText(cells, cell);
    const column = header[cell] ?? "";
    if (found.trim() === "") {
      const remedy = "Complete the cell, or leave these rows out.";
      return stop(place, { code: "NO_NAME", column, found, expected: "a name", remedy });
    }
    return stop(place, {
      code: "BAD_NAME",
      column,
      found,
      expected: "a name of whole letters",
      remedy: "Correct the name.",
    });
  };

  return ok((cells, place) => {
    counting.events += 1;
    if (cells.count === 1 && isConflictMarker(cellText(cells, 0))) {
      return conflicted(file.name, place.line).problem;
    }
    if (place.isBroken || cells.count < needed || cells.count > header.length) {
      return stop(place, misshapen(cells, place, header.length));
    }
    for (const filter of filters) {
      const why = leftOut(filter, cells);
      if (why !== null) {
        intake.leaveOut(why);
        return null;
      }
    }
    if (timeCell >= 0) {
      const fault = readTime(cells, timeCell, counting.times, month);
      if (fault !== null) {
        const found = cellText(cells, timeCell);
        return stop(place, { code: fault, column: header[timeCell] ?? "", found, ...timeReasons[fault] });
      }
    }
    if (productCell >= 0) {
      event.product = nameNumber(names.products, 0, cells, productCell);
      if (event.product < 0) return noName(cells, productCell, place);
    }
    if (featureCell >= 0) {
      event.feature = nameNumber(names.features, event.product, cells, featureCell);
      if (event.feature < 0) return noName(cells, featureCell, place);
    }
    if (userCell >= 0) {
      event.user = nameNumber(names.users, 0, cells, userCell);
      if (event.user < 0) {
        counting.unread.add(unreadKey(event.feature, month.month));
        return noName(cells, userCell, place);
      }
    }
    if (month.isFirstDay) counting.firstDays.add(month.month);
    if (month.isLastDay) counting.lastDays.add(month.month);
    event.month = month.month;
    event.line = place.line;
    event.row = counting.events;
    count(tally, event);
    return null;
  });
}

/** One number for a feature in a month. */
export function unreadKey(feature: number, month: number): number {
  return feature * 100_000 + month;
}

function constantName(names: Names, text: string): number {
  const bytes = new TextEncoder().encode(text);
  return nameNumber(names, 0, { bytes, count: 1, starts: Int32Array.of(0), ends: Int32Array.of(bytes.length) }, 0);
}
