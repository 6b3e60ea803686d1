import type { ByteSource } from "./byte-source.ts";
import type { Pull } from "./bytes.ts";
import { openCsv, type CsvRow } from "./csv-read.ts";
import { unguarded } from "./csv-write.ts";
import { headerNames } from "./header.ts";
import { readJson, type Json, type JsonList, type JsonObject } from "./json-read.ts";
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

/** Opens a CSV or JSON file as a table; refuses ONLY_HEADER, NO_TABLE and whatever makes the file unreadable. */
export async function openTable(source: ByteSource, reading: Reading, watch: Watch): Promise<Result<Table>> {
  return reading.syntax === "csv" ? openCsvTable(source, reading, watch) : openJsonTable(source, reading, watch);
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

async function openJsonTable(source: ByteSource, reading: Reading, watch: Watch): Promise<Result<Table>> {
  const text = await readText(source, reading.text.encoding, documentLimits, watch);
  if (!text.ok) return text;
  const json = readJson(text.value, source.name);
  if (!json.ok) return json;
  const table = tableOfJson(json.value);
  if (table === null) {
    return refuse(
      "NO_TABLE",
      `'${source.name}' is JSON, but not a table: expected {"columns": [...], "data": [[...]]} or a list of objects.`,
      "Export it as CSV.",
    );
  }
  let rows: readonly CsvRow[] | null = table.rows;
  return ok({
    header: table.header,
    next: () => {
      const all = rows;
      rows = null;
      return Promise.resolve(ok(all));
    },
  });
}

type JsonTable = { readonly header: readonly string[]; readonly rows: readonly CsvRow[] };

/** A JSON value as a table: `{columns, data}` or a list of objects; null when it is neither. */
export function tableOfJson(json: Json): JsonTable | null {
  if (isObject(json)) {
    const columns = json.object.get("columns") ?? null;
    const records = json.object.get("data") ?? null;
    if (!isList(columns) || !isList(records) || !records.list.every(isList)) return null;
    return {
      header: headerNames(columns.list.map(cellOfJson)),
      rows: records.list
        .filter(isList)
        .map(({ line, list }) => ({ line, cells: list.map(cellOfJson), isBroken: false })),
    };
  }
  if (!isList(json) || !json.list.every(isObject)) return null;
  const objects = json.list.filter(isObject);
  const keys = [...new Set(objects.flatMap(({ object }) => [...object.keys()]))];
  return {
    header: headerNames(keys),
    rows: objects.map(({ line, object }) => ({
      line,
      cells: keys.map((key) => cellOfJson(object.get(key) ?? null)),
      isBroken: false,
    })),
  };
}

function isList(json: Json): json is JsonList {
  return typeof json === "object" && json !== null && "list" in json;
}

function isObject(json: Json): json is JsonObject {
  return typeof json === "object" && json !== null && "object" in json;
}

function cellOfJson(json: Json): string {
  if (json === null) return "";
  if (typeof json === "string") return json;
  return isList(json) ? json.list.map(cellOfJson).join(", ") : "{…}";
}
