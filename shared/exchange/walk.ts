import { fileIn, type ByteSource } from "./byte-source.ts";
import { cellsOf, folded, type Cells, type TableRow } from "./cells.ts";
import { fieldPlaces, placesOf, unknownColumn, type FieldPlaces } from "./header.ts";
import type { Intake } from "./intake.ts";
import type { Reading, RowFilter } from "./reading.ts";
import { openTable } from "./table.ts";
import { watchOfPart, type Watch } from "./watch.ts";
import type { Place, StopReason } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** One file's table as its reader meets it. */
export type OpenedTable = {
  readonly header: readonly string[];
  readonly places: FieldPlaces;
  readonly cells: Cells;
};

/** What a reader makes of the records of one file: how many cells each must have, and what one record says. */
export type RowTaker = { readonly needed: number; readonly take: (row: TableRow) => StopReason | null };

/** A walk over all records of some tables. */
export type Walk = {
  readonly sources: readonly ByteSource[];
  readonly reading: Reading;
  readonly watch: Watch;
  readonly intake: Intake;
  /** Fields that may hold several columns. */
  readonly listFields: ReadonlySet<string>;
  /** Where a record truly stands, for a table that was made from a file of another form. */
  readonly placed?: (place: Place) => Place;
};

/**
 * Gives every record of the sources to its reader, in order: filters first, blank rows passed over, broken and ragged ones
 * stopped; what `take` answers stops its row. Refuses what makes a whole file unreadable, and ONLY_HEADER.
 */
export async function walkTables(walk: Walk, begin: (table: OpenedTable) => Result<RowTaker>): Promise<Result<null>> {
  const totalBytes = walk.sources.reduce((sum, source) => sum + source.size, 0);
  let bytesBefore = 0;
  let rowNumber = 0;
  for (const source of walk.sources) {
    const opened = await openTable(source, walk.reading, watchOfPart(walk.watch, bytesBefore, totalBytes));
    if (!opened.ok) return opened;
    const { header, next } = opened.value;
    const places = fieldPlaces(header, walk.reading, walk.listFields);
    if (!places.ok) return places;
    const filter = rowFilter(walk.reading, header);
    if (!filter.ok) return filter;
    const taker = begin({ header, places: places.value, cells: cellsOf(walk.reading, header, places.value) });
    if (!taker.ok) return taker;
    const rowsBefore = rowNumber;
    const file = fileIn(walk.sources, source);
    for (;;) {
      const batch = await next();
      if (!batch.ok) return batch;
      if (batch.value === null) break;
      for (const record of batch.value) {
        if (isBlank(record.cells)) {
          walk.intake.notice("Blank rows passed over: #.");
          continue;
        }
        rowNumber += 1;
        const { line, cells, isBroken } = record;
        const inTable = { line, row: rowNumber, ...file };
        const row: TableRow = { ...(walk.placed?.(inTable) ?? inTable), cells, isBroken };
        const why = filter.value(row);
        if (why !== null) walk.intake.leaveOut(why);
        else {
          const reason = misshapen(row, header, taker.value.needed) ?? taker.value.take(row);
          if (reason !== null) walk.intake.stop(row, reason);
        }
      }
    }
    if (rowNumber === rowsBefore) return refuse("ONLY_HEADER", `'${source.name}' has a header but no rows.`);
    bytesBefore += source.size;
  }
  return ok(null);
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function misshapen(row: TableRow, header: readonly string[], needed: number): StopReason | null {
  if (row.isBroken) {
    return {
      code: "BROKEN_QUOTE",
      column: "",
      found: row.cells.join(", "),
      expected: "a delimiter after a closing quote",
      remedy: "Double the quotes inside the cell, or choose another quote character.",
    };
  }
  const extra = row.cells.slice(header.length).some((cell) => cell.trim() !== "");
  if (row.cells.length >= needed && !extra) return null;
  return {
    code: "RAGGED_ROW",
    column: "",
    found: `${row.cells.length} cells: ${row.cells.join(", ")}`,
    expected: `${header.length} cells, as in the header`,
    remedy: extra ? "A cell that holds the delimiter needs quotes around it." : "Complete the row.",
  };
}

type Filter = (row: TableRow) => string | null;

/** Answers why a record is left out, or null; refuses UNKNOWN_COLUMN. */
function rowFilter(reading: Reading, header: readonly string[]): Result<Filter> {
  const tests: Filter[] = [];
  for (const [filters, isKept] of [
    [reading.leaveOut, false],
    [reading.keepOnly, true],
  ] as const) {
    for (const filter of filters) {
      const at = placesOf(header, filter.column)[0];
      if (at === undefined) return unknownColumn(filter.column, header);
      tests.push(isKept ? keptTest(filter, at) : leftOutTest(filter, at));
    }
  }
  return ok((row) => {
    for (const test of tests) {
      const why = test(row);
      if (why !== null) return why;
    }
    return null;
  });
}

function leftOutTest(filter: RowFilter, at: number): Filter {
  const unwanted = new Map(filter.values.map((value) => [folded(value), value]));
  return (row) => {
    const value = unwanted.get(folded(row.cells[at] ?? ""));
    return value === undefined ? null : `${filter.column} is ${value.trim() === "" ? "empty" : value}`;
  };
}

function keptTest(filter: RowFilter, at: number): Filter {
  const wanted = new Set(filter.values.map(folded));
  const why = `${filter.column} is not ${filter.values.join(" or ")}`;
  return (row) => (wanted.has(folded(row.cells[at] ?? "")) ? null : why);
}
