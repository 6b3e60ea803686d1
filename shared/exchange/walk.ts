import { fileIn, type ByteSource } from "./byte-source.ts";
import { cellsOf, type Cells, type TableRow } from "./cells.ts";
import { fieldPlaces, type FieldPlaces } from "./header.ts";
import type { Intake } from "./intake.ts";
import { leftOutByHand, mendsByRow } from "./mends.ts";
import { brokenDocument, brokenQuote, raggedRow } from "./misshapen.ts";
import type { Reading } from "./reading.ts";
import { filtersIn, type FoundFilter } from "./row-filters.ts";
import { isBlankRecord, openTable } from "./table.ts";
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
  /** Whether a record may have cells beyond its header. */
  readonly isWideTaken?: boolean;
  /** Where a record truly stands, for a table that was made from a file of another form. */
  readonly placed?: (place: Place) => Place;
};

/**
 * Gives every record of the sources to its reader, in order and as it was mended: filters first, blank rows passed over,
 * broken and ragged ones stopped; what `take` answers stops its row. Refuses what makes a whole file unreadable, and ONLY_HEADER.
 */
export async function walkTables(walk: Walk, begin: (table: OpenedTable) => Result<RowTaker>): Promise<Result<null>> {
  const totalBytes = walk.sources.reduce((sum, source) => sum + source.size, 0);
  let bytesBefore = 0;
  let rowNumber = 0;
  const mends = mendsByRow(walk.reading);
  for (const source of walk.sources) {
    const opened = await openTable(source, walk.reading, watchOfPart(walk.watch, bytesBefore, totalBytes));
    if (!opened.ok) return opened;
    const { header, next } = opened.value;
    const places = fieldPlaces(header, walk.reading, walk.listFields);
    if (!places.ok) return places;
    const filters = filtersIn(walk.reading, header);
    if (!filters.ok) return filters;
    const taker = begin({ header, places: places.value, cells: cellsOf(walk.reading, header, places.value) });
    if (!taker.ok) return taker;
    const rowsBefore = rowNumber;
    const file = fileIn(walk.sources, source);
    for (;;) {
      const batch = await next();
      if (!batch.ok) return batch;
      if (batch.value === null) break;
      for (const record of batch.value) {
        if (isBlankRecord(record.cells)) {
          walk.intake.notice("Blank rows passed over: #.");
          continue;
        }
        rowNumber += 1;
        const mended = mends.get(rowNumber);
        if (mended === null) {
          walk.intake.leaveOut(leftOutByHand);
          continue;
        }
        const { line } = record;
        const inTable = { line, row: rowNumber, ...file };
        const { cells, isBroken } = mended === undefined ? record : { cells: mended, isBroken: false };
        const row: TableRow = { ...(walk.placed?.(inTable) ?? inTable), cells, isBroken };
        const why = whyLeftOut(filters.value, cells);
        if (why !== null) walk.intake.leaveOut(why);
        else {
          const reason = misshapen(row, { walk, header, needed: taker.value.needed }) ?? taker.value.take(row);
          if (reason !== null) walk.intake.stop(row, reason);
        }
      }
    }
    if (rowNumber === rowsBefore) return refuse("ONLY_HEADER", `'${source.name}' has a header but no rows.`);
    bytesBefore += source.size;
  }
  return ok(null);
}

function whyLeftOut(filters: readonly FoundFilter[], cells: readonly string[]): string | null {
  for (const filter of filters) {
    const why = filter.whyLeftOut(cells[filter.at] ?? "");
    if (why !== null) return why;
  }
  return null;
}

type Shape = { readonly walk: Walk; readonly header: readonly string[]; readonly needed: number };

function misshapen({ cells, isBroken }: TableRow, { walk, header, needed }: Shape): StopReason | null {
  if (isBroken) return walk.reading.syntax === "csv" ? brokenQuote(cells) : brokenDocument(cells);
  const hasMore = walk.isWideTaken !== true && cells.slice(header.length).some((cell) => cell.trim() !== "");
  if (cells.length >= needed && !hasMore) return null;
  return raggedRow(cells, { count: cells.length, width: header.length });
}
