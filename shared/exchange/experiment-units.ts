import { cellTexts } from "./byte-cells.ts";
import { fileIn, type ByteSource } from "./byte-source.ts";
import { headerNames } from "./header.ts";
import { newIntake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { readUnitTable } from "./unit-table.ts";
import { unitRows } from "./unit-rows.ts";
import { unitTaker, type UnitFile } from "./unit-take.ts";
import { noTally, type UnitTally } from "./unit-tally.ts";
import { keysRead, scanBytes } from "./row-scan.ts";
import { csvScanner, type OnRow, type RowScanner } from "./usage-events-csv.ts";
import { ndjsonScanner } from "./usage-events-ndjson.ts";
import { openUtf8 } from "./utf8.ts";
import { watchOfPart, type Watch } from "./watch.ts";
import type { ReadRows } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/**
 * Reads raw results, a row for each unit, CSV (also gzip), one JSON object a line, or a list of them: its arm, one or several metrics, and
 * the day where one is told. Rows are counted as they come and never kept. A unit counts once, and in one arm. Refuses
 * NO_ARM, NO_METRIC, NO_PRODUCT, TOO_MANY_ARMS and whatever makes a whole file unreadable.
 */
export async function readExperimentUnits(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const tally = noTally(reading, newIntake());
  const total = sources.reduce((sum, source) => sum + source.size, 0);
  let before = 0;
  for (const source of sources) {
    const file = { name: source.name, place: fileIn(sources, source) };
    const read = await readUnits(source, tally, { file, watch: watchOfPart(watch, before, total) });
    if (!read.ok) return read;
    before += source.size;
  }
  return ok(unitRows(tally));
}

type OneFile = { readonly file: UnitFile; readonly watch: Watch };

async function readUnits(source: ByteSource, tally: UnitTally, { file, watch }: OneFile): Promise<Result<null>> {
  const rowsBefore = tally.rows;
  const nothing = refuse("ONLY_HEADER", `'${source.name}' has a header but no rows.`);
  if (tally.reading.syntax === "json") {
    const read = await readUnitTable(source, tally, { file, watch });
    return read.ok && tally.rows === rowsBefore ? nothing : read;
  }
  const bytes = await openUtf8(source, tally.reading, watch);
  if (!bytes.ok) return bytes;
  const scanner = scannerOf(tally, file);
  if (!scanner.ok) return scanner;
  const scanned = await scanBytes(bytes.value, scanner.value);
  if (!scanned.ok) return scanned;
  return tally.rows > rowsBefore ? ok(null) : nothing;
}

function scannerOf(tally: UnitTally, file: UnitFile): Result<RowScanner> {
  const { reading } = tally;
  if (reading.syntax === "ndjson") {
    const keys = keysRead(reading);
    const taker = unitTaker(tally, keys, file);
    return taker.ok ? ok(ndjsonScanner(file.name, keys, taker.value)) : taker;
  }
  if (reading.syntax !== "csv" || reading.text.delimiter.charCodeAt(0) > 127) {
    const fix = "Export it as CSV, with commas between the cells.";
    return refuse("NO_TABLE", `'${file.name}' is no table of rows that can be counted as they come.`, fix);
  }
  let take: OnRow | null = null;
  return ok(
    csvScanner({ ...reading.text, name: file.name }, (cells, place) => {
      if (take !== null) return take(cells, place);
      const taker = unitTaker(tally, headerNames(cellTexts(cells)), file);
      if (!taker.ok) return taker.problem;
      take = taker.value;
      return null;
    }),
  );
}
