import type { ByteSource } from "./byte-source.ts";
import type { Pull } from "./bytes.ts";
import { openCsv, type CsvRow } from "./csv-read.ts";
import { unguarded } from "./csv-write.ts";
import { openDocuments } from "./document-table.ts";
import { headerNames } from "./header.ts";
import { readJson } from "./json-read.ts";
import { growthbookDimension } from "./growthbook.ts";
import { tableOfJson, type JsonTable } from "./json-table.ts";
import { documentLimits, tableLimits } from "./limits.ts";
import type { Reading } from "./reading.ts";
import { openText, readText } from "./text.ts";
import type { Watch } from "./watch.ts";
import { ok, refuse, type Result } from "../result.ts";

/** A table as the readers see it, whether it was CSV or JSON: the names of its columns and its records. */
export type Table = { readonly header: readonly string[]; readonly next: Pull<readonly CsvRow[]> };

/** Whether a record says nothing; such records are passed over and not counted as rows. */
export function isBlankRecord(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

/** Opens a file as a table, however it is written; refuses ONLY_HEADER, NO_TABLE and whatever makes the file unreadable. */
export async function openTable(source: ByteSource, reading: Reading, watch: Watch): Promise<Result<Table>> {
  if (reading.syntax === "csv") return openCsvTable(source, reading, watch);
  const found = await (reading.syntax === "json" ? readJsonTable : openDocuments)(source, reading, watch);
  if (!found.ok) return found;
  let rows: readonly CsvRow[] | null = found.value.rows;
  return ok({
    header: found.value.header,
    next: () => {
      const all = rows;
      rows = null;
      return Promise.resolve(ok(all));
    },
  });
}

async function openCsvTable(source: ByteSource, reading: Reading, watch: Watch): Promise<Result<Table>> {
  const text = await openText(source, reading.text.encoding, tableLimits, watch);
  if (!text.ok) return text;
  const rows = openCsv(text.value, reading.text, { name: source.name, limits: tableLimits });
  let waiting: readonly CsvRow[] = [];
  while (waiting.length === 0) {
    const next = await rows();
    if (!next.ok) return next;
    if (next.value === null) return noTable(source.name);
    waiting = next.value;
  }
  const [first, ...others] = waiting;
  if (first === undefined) return noTable(source.name);
  const clean = (row: CsvRow): CsvRow =>
    reading.text.guarded ? { ...row, cells: row.cells.map((cell) => unguarded(cell)) } : row;
  let begun: readonly CsvRow[] | null = others;
  return ok({
    header: headerNames(clean(first).cells),
    next: async () => {
      if (begun !== null) {
        const rest = begun.map(clean);
        begun = null;
        return ok(rest);
      }
      const next = await rows();
      return next.ok && next.value !== null && reading.text.guarded ? ok(next.value.map(clean)) : next;
    },
  });
}

function noTable(name: string) {
  return refuse("NO_TABLE", `No table was found in '${name}'.`, "Check how many lines above the header are skipped.");
}

async function readJsonTable(source: ByteSource, reading: Reading, watch: Watch): Promise<Result<JsonTable>> {
  const text = await readText(source, reading.text.encoding, documentLimits, watch);
  if (!text.ok) return text;
  const json = readJson(text.value, source.name);
  if (!json.ok) return json;
  const dimension = growthbookDimension(json.value);
  if (dimension !== "") {
    const message = `'${source.name}' holds results of GrowthBook by '${dimension}', none of all users.`;
    return refuse("ONE_DIMENSION", message, "Export the results without a dimension.");
  }
  const table = tableOfJson(json.value);
  if (table !== null) return ok(table);
  return refuse(
    "NO_TABLE",
    `'${source.name}' is JSON, but not a table: expected {"columns": [...], "data": [[...]]} or a list of objects.`,
    "Export it as CSV.",
  );
}
