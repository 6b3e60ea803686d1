import type { ByteSource } from "./byte-source.ts";
import { mendsByRow } from "./mends.ts";
import type { Reading } from "./reading.ts";
import { isBlankRecord, openTable } from "./table.ts";
import { watchOfPart, type Watch } from "./watch.ts";
import { ok, refuse, type Result } from "../result.ts";

/** A record of a table as it was mended, with the row it is counted as and the header it stands under. */
export type TableRecord = {
  readonly row: number;
  readonly header: readonly string[];
  readonly cells: readonly string[];
};

type Records = { readonly sources: readonly ByteSource[]; readonly reading: Reading; readonly watch: Watch };

/** Gives every record of some tables, as it was mended, until `take` says that it has seen enough; refuses like a reading. */
export async function eachRecord(
  { sources, reading, watch }: Records,
  take: (record: TableRecord) => boolean,
): Promise<Result<null>> {
  const mends = mendsByRow(reading);
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  let row = 0;
  for (const source of sources) {
    const table = await openTable(source, reading, watchOfPart(watch, before, total));
    if (!table.ok) return table;
    const { header, next } = table.value;
    for (let batch = await next(); ; batch = await next()) {
      if (!batch.ok) return batch;
      if (batch.value === null) break;
      for (const { cells } of batch.value) {
        if (isBlankRecord(cells)) continue;
        row += 1;
        if (take({ row, header, cells: mends.get(row) ?? cells })) return ok(null);
      }
    }
    before += source.size;
  }
  return ok(null);
}

/** One record of some tables, by the row it is counted as; refuses NO_ROW and like a reading. */
export async function recordAt(records: Records, row: number): Promise<Result<TableRecord>> {
  let found: TableRecord | null = null;
  const walked = await eachRecord(records, (record) => {
    if (record.row === row) found = record;
    return found !== null;
  });
  if (!walked.ok) return walked;
  return found === null ? refuse("NO_ROW", `The file has no row ${row}.`, "Check the file again.") : ok(found);
}
