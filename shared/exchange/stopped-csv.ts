import type { ByteSource } from "./byte-source.ts";
import { signatureOf, writeCsv, type Cell } from "./csv-write.ts";
import { lineFirst } from "./intake.ts";
import { readNumber } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { eachRecord } from "./records.ts";
import { unwatched } from "./watch.ts";
import type { Stop } from "../domain/import-rows.ts";
import { ok, type Result } from "../result.ts";

// Their rows are not the records of one table.
const notTables: ReadonlySet<Reading["format"]> = new Set(["usageEvents", "experimentUnits", "backstage"]);

/** Why a row was stopped, in one sentence. */
export function stopSentence(stop: Stop): string {
  const where = stop.column === "" ? lineFirst(stop) : `${lineFirst(stop)}, ${stop.column}`;
  return `${where}: found '${stop.found}', expected ${stop.expected}. ${stop.remedy}`;
}

/**
 * The stopped rows as CSV with an error column behind them, to be corrected and read again with the same recipe; issues of
 * any syntax are such rows too. Where the source is no table, and of raw events, a list of the places and reasons.
 */
export async function writeStoppedCsv(
  sources: readonly ByteSource[],
  reading: Reading,
  stops: readonly Stop[],
): Promise<Result<string>> {
  const isTable = reading.syntax === "csv" || reading.syntax === "json" || reading.format === "backlog";
  if (!isTable || notTables.has(reading.format)) return ok(placesCsv(stops));
  const byRow = new Map(stops.map((stop) => [stop.row, stop]));
  const rows: Cell[][] = [];
  const walked = await eachRecord({ sources, reading, watch: unwatched }, ({ row, header, cells }) => {
    if (rows.length === 0) rows.push([...header, "error"]);
    const stop = byRow.get(row);
    if (stop === undefined) return false;
    // What nobody can read holds no cells: it says only where it stands and why.
    const said = stop.code === "BROKEN_DOCUMENT" ? [] : cells;
    const padded = header.map((_, at) => asWritten(said[at] ?? "", reading));
    rows.push([...padded, ...said.slice(header.length), stopSentence(stop)]);
    return false;
  });
  if (!walked.ok) return walked;
  return ok(writeCsv([[signatureOf("stopped")], ...rows]));
}

function asWritten(cell: string, reading: Reading): Cell {
  return readNumber(cell, reading.decimal).kind === "known" ? { digits: cell } : cell;
}

function placesCsv(stops: readonly Stop[]): string {
  const rows = stops.map(({ file = "", line, row, ...stop }) => {
    return [file, line, row, stop.column, stop.found, stop.expected, stop.remedy];
  });
  return writeCsv([
    [signatureOf("stopped")],
    ["file", "line", "row", "column", "found", "expected", "remedy"],
    ...rows,
  ]);
}
