import { cellTexts } from "./byte-cells.ts";
import { fileIn, type ByteSource } from "./byte-source.ts";
import { readPeriod } from "./dates.ts";
import { headerNames } from "./header.ts";
import { newIntake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { keysRead, scanBytes } from "./row-scan.ts";
import { csvScanner, type OnRow, type RowScanner } from "./usage-events-csv.ts";
import { noNames } from "./usage-events-names.ts";
import { ndjsonScanner } from "./usage-events-ndjson.ts";
import { eventRows } from "./usage-events-rows.ts";
import { eventTaker, type EventCount, type EventFile } from "./usage-events-take.ts";
import { noTally } from "./usage-events-tally.ts";
import { monthsOfZone } from "./usage-events-zone.ts";
import { openUtf8 } from "./utf8.ts";
import { watchOfPart, type Watch } from "./watch.ts";
import { unknownZone } from "./zone-clock.ts";
import type { ReadRows } from "../domain/import-rows.ts";
import { monthIndex } from "../domain/month.ts";
import { ok, refuse, type Result } from "../result.ts";

/**
 * Counts raw events, CSV (also gzip) or one JSON object a line: uses and exact distinct users by feature and month, and
 * by product and month; months are those of the stated time zone. Columns: `timestamp` (or the constant `month`), `user`,
 * `feature`, `product` (or a constant). Refuses UNKNOWN_ZONE and whatever makes a whole file unreadable.
 */
export async function readUsageEvents(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const begun = beginCount(reading);
  if (!begun.ok) return begun;
  const counting = begun.value;
  const total = sources.reduce((sum, source) => sum + source.size, 0);
  let before = 0;
  for (const source of sources) {
    const file = { name: source.name, place: fileIn(sources, source) };
    const problem = await readEvents(source, counting, { file, watch: watchOfPart(watch, before, total) });
    if (!problem.ok) return problem;
    before += source.size;
  }
  return eventRows(counting);
}

function beginCount(reading: Reading): Result<EventCount> {
  const zone = monthsOfZone(reading.timeZone);
  if (zone === null) return unknownZone(reading.timeZone);
  const named = reading.constants["month"];
  const period =
    named === undefined || reading.columns["timestamp"] !== undefined ? null : readPeriod(named, reading.dates);
  if (period?.kind === "wrong" || (period !== null && period.span !== 1)) {
    return refuse("NO_PERIOD", `'${named}' is not one month.`, "Name the month as in 2025-08.");
  }
  return ok({
    reading,
    intake: newIntake(),
    tally: noTally(),
    names: {
      products: noNames(reading.values["product"]),
      features: noNames(reading.values["feature"]),
      users: noNames(),
    },
    times: { zone, order: reading.dates.order },
    onlyMonth: period === null ? null : monthIndex(period.month),
    firstDays: new Set(),
    lastDays: new Set(),
    unread: new Set(),
    events: 0,
  });
}

type OneFile = { readonly file: EventFile; readonly watch: Watch };

async function readEvents(source: ByteSource, counting: EventCount, { file, watch }: OneFile): Promise<Result<null>> {
  const bytes = await openUtf8(source, counting.reading, watch);
  if (!bytes.ok) return bytes;
  const eventsBefore = counting.events;
  const scanner = scannerOf(counting, file);
  if (!scanner.ok) return scanner;
  const scanned = await scanBytes(bytes.value, scanner.value);
  if (!scanned.ok) return scanned;
  return counting.events > eventsBefore ? ok(null) : refuse("ONLY_HEADER", `'${source.name}' holds no events.`);
}

function scannerOf(counting: EventCount, file: EventFile): Result<RowScanner> {
  const { reading } = counting;
  if (reading.syntax === "ndjson") {
    const keys = keysRead(reading);
    const taker = eventTaker(counting, keys, file);
    return taker.ok ? ok(ndjsonScanner(file.name, keys, taker.value)) : taker;
  }
  if (reading.text.delimiter.charCodeAt(0) > 127) {
    return refuse(
      "BAD_DELIMITER",
      `'${reading.text.delimiter}' cannot separate cells here.`,
      "Choose a sign of ASCII.",
    );
  }
  let take: OnRow | null = null;
  const style = { ...reading.text, name: file.name };
  return ok(
    csvScanner(style, (cells, place) => {
      if (take !== null) return take(cells, place);
      const taker = eventTaker(counting, headerNames(cellTexts(cells)), file);
      if (!taker.ok) return taker.problem;
      take = taker.value;
      return null;
    }),
  );
}
