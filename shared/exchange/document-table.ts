import type { ByteSource } from "./byte-source.ts";
import type { CsvRow } from "./csv-read.ts";
import { headerNames } from "./header.ts";
import { documentColumn, readHeaderLines } from "./header-lines.ts";
import { readJson } from "./json-read.ts";
import { cellsUnder, padded, recordOf, type JsonTable } from "./json-table.ts";
import type { TextRecord } from "./json-walk.ts";
import { documentLimits, longestCell, tableLimits } from "./limits.ts";
import { isObject, readYamlDocuments } from "./product-yaml-documents.ts";
import { documentsPath, entriesAt, entryPaths } from "./product-yaml-entries.ts";
import { entriesOption, type Reading } from "./reading.ts";
import { openText, readText } from "./text.ts";
import type { Watch } from "./watch.ts";
import { ok, refuse, type Result } from "../result.ts";

/** Opens a file of documents as a table: a JSON object a line, YAML documents or entries, or "Name: value" records. */
export async function openDocuments(source: ByteSource, reading: Reading, watch: Watch): Promise<Result<JsonTable>> {
  switch (reading.syntax) {
    case "ndjson":
      return lineTable(source, reading, watch);
    case "yaml":
      return yamlTable(source, reading, watch);
    case "headers": {
      const text = await readText(source, reading.text.encoding, documentLimits, watch);
      return text.ok ? filled(source.name, gathered(readHeaderLines(text.value))) : text;
    }
    case "csv":
    case "json":
      throw new Error("A table is no file of documents.");
  }
}

/** A table in the making: its columns grow with its records. */
function gathered(records: Iterable<TextRecord>) {
  const places = new Map<string, number>();
  const rows: CsvRow[] = [];
  const take = ({ line, texts }: TextRecord) => rows.push({ line, cells: cellsUnder(places, texts), isBroken: false });
  for (const record of records) take(record);
  const stop = (line: number, message: string) => rows.push({ line, cells: [message], isBroken: true });
  const table = () => ({
    header: headerNames([...places.keys()]),
    rows: rows.toSorted((one, other) => one.line - other.line).map((row) => padded(row, places.size)),
  });
  return { take, stop, table };
}

function filled(name: string, { table }: ReturnType<typeof gathered>): Result<JsonTable> {
  const { header, rows } = table();
  if (header.length > 0) return ok({ header, rows });
  return refuse("NO_TABLE", `'${name}' holds no records that can be read.`, "Export it as CSV.");
}

async function lineTable(source: ByteSource, reading: Reading, watch: Watch): Promise<Result<JsonTable>> {
  const opened = await openText(source, reading.text.encoding, tableLimits, watch);
  if (!opened.ok) return opened;
  const into = gathered([]);
  let rest = "";
  let line = 0;
  const read = (text: string) => {
    line += 1;
    if (text.trim() === "") return;
    const json = readJson(text, source.name);
    if (!json.ok) into.stop(line, json.problem.message.replace(/^Line \d+ of '.*?': /s, ""));
    else if (!isObject(json.value)) into.stop(line, text.slice(0, 200));
    else into.take({ ...recordOf(json.value), line });
  };
  for (;;) {
    const piece = await opened.value();
    if (!piece.ok) return piece;
    const lines = (rest + (piece.value ?? "")).split("\n");
    rest = piece.value === null ? "" : (lines.pop() ?? "");
    lines.forEach(read);
    if (rest.length > 16 * longestCell) {
      return refuse("ROW_TOO_LONG", `Line ${line + 1} of '${source.name}' never ends.`, "Is there one object a line?");
    }
    if (line > tableLimits.rows) {
      return refuse("TOO_MANY_ROWS", `'${source.name}' has more than ${tableLimits.rows} lines.`, "Split the file.");
    }
    if (piece.value === null) return filled(source.name, into);
  }
}

async function yamlTable(source: ByteSource, reading: Reading, watch: Watch): Promise<Result<JsonTable>> {
  const text = await readText(source, reading.text.encoding, documentLimits, watch);
  if (!text.ok) return text;
  const into = gathered([]);
  for (const { value, line, fault, mark } of readYamlDocuments(text.value)) {
    if (fault !== null) into.stop(fault.line, fault.message);
    else {
      const path = reading.options[entriesOption] ?? entryPaths(value)[0] ?? documentsPath;
      const marks = new Map(mark === "" ? [] : [[documentColumn, mark]]);
      for (const { texts, line: at } of entriesAt(value, path) ?? []) {
        into.take({ line: path === documentsPath ? line : at, texts: new Map([...marks, ...texts]) });
      }
    }
  }
  return filled(source.name, into);
}
