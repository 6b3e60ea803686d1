import type { CsvRow } from "./csv-read.ts";
import { experimentRecords } from "./experiment-json.ts";
import { growthbookRecord, isGrowthbookExperiment } from "./growthbook.ts";
import { headerNames } from "./header.ts";
import type { Json, JsonList, JsonObject } from "./json-read.ts";
import type { TextRecord } from "./json-walk.ts";
import { githubRecord, isGithubIssue } from "./tracker-github.ts";
import { isJiraIssue, jiraRecord } from "./tracker-jira.ts";
import { isTrelloBoard, trelloRecords } from "./tracker-trello.ts";
import { entriesAt } from "./product-yaml-entries.ts";
import { isObject } from "./product-yaml-documents.ts";

/** A table that was found in a file of another form. */
export type JsonTable = { readonly header: readonly string[]; readonly rows: readonly CsvRow[] };

/**
 * A JSON value as a table: `{columns, data}`, a list of objects, or what a tracker exports (a Trello board, issues of
 * Jira or GitHub) or a tool for experiments keeps, under the names of its columns; null when it is none of these.
 */
export function tableOfJson(json: Json): JsonTable | null {
  if (isObject(json)) {
    if (isTrelloBoard(json)) return tableOf(trelloRecords(json));
    const experiments = experimentRecords(json);
    if (experiments !== null) return tableOf(experiments);
    const issues = json.object.get("issues") ?? null;
    if (isList(issues) && issues.list.some(isJiraIssue)) return tableOfJson(issues);
    return tableOfColumns(json);
  }
  if (!isList(json) || !json.list.every(isObject)) return null;
  const objects = json.list.filter(isObject);
  return objects.some(isNested) ? tableOf(objects.map(recordOf)) : flatTable(objects);
}

/** One object as a record: an issue under its tracker's columns, anything else by dotted paths. */
export function recordOf(json: JsonObject): TextRecord {
  if (isJiraIssue(json)) return jiraRecord(json);
  if (isGithubIssue(json)) return githubRecord(json);
  if (isGrowthbookExperiment(json)) return growthbookRecord(json);
  const [entry] = entriesAt({ line: json.line, list: [json] }, "") ?? [];
  return entry ?? { line: json.line, texts: new Map() };
}

/** Records as a table: every column that some record has, in the order of first meeting. */
export function tableOf(records: readonly TextRecord[]): JsonTable {
  const places = new Map<string, number>();
  const rows = records.map(({ line, texts }) => ({ line, cells: cellsUnder(places, texts), isBroken: false }));
  return { header: headerNames([...places.keys()]), rows: rows.map((row) => padded(row, places.size)) };
}

/** The cells of a record under columns that grow with it. */
export function cellsUnder(places: Map<string, number>, texts: ReadonlyMap<string, string>): string[] {
  for (const column of texts.keys()) if (!places.has(column)) places.set(column, places.size);
  const cells: string[] = [];
  for (const [column, at] of places) {
    if (at >= cells.length) cells.length = at + 1;
    cells[at] = texts.get(column) ?? "";
  }
  return cells;
}

/** A row with a cell for every column. */
export function padded(row: CsvRow, width: number): CsvRow {
  const missing = width - row.cells.length;
  if (missing <= 0 || row.isBroken) return row;
  return { ...row, cells: [...row.cells, ...Array.from({ length: missing }, () => "")] };
}

function tableOfColumns(json: JsonObject): JsonTable | null {
  const columns = json.object.get("columns") ?? null;
  const records = json.object.get("data") ?? null;
  if (!isList(columns) || !isList(records) || !records.list.every(isList)) return null;
  return {
    header: headerNames(columns.list.map(cellOfJson)),
    rows: records.list.filter(isList).map(({ line, list }) => ({ line, cells: list.map(cellOfJson), isBroken: false })),
  };
}

function flatTable(objects: readonly JsonObject[]): JsonTable {
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

/** Whether an object holds more than texts and lists of texts. */
function isNested({ object }: JsonObject): boolean {
  return [...object.values()].some((value) => isObject(value) || (isList(value) && value.list.some(isObject)));
}

function isList(json: Json): json is JsonList {
  return typeof json === "object" && json !== null && "list" in json;
}

function cellOfJson(json: Json): string {
  if (json === null) return "";
  if (typeof json === "string") return json;
  return isList(json) ? json.list.map(cellOfJson).join(", ") : "{…}";
}
