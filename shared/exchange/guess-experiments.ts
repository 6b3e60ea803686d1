import { folded } from "./cells.ts";
import { choiceOf, yesNoWords } from "./choice-words.ts";
import { fieldsOf } from "./fields.ts";
import { distinctNames } from "./header.ts";
import { isNotKnown, readNumber } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import type { Sniffed } from "./sniff.ts";
import type { ImportFormat } from "../domain/import-batch.ts";

type Table = Pick<Sniffed, "header" | "sample">;

/** Header names compare without case, blanks and signs. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_\-./]+/g, "");
}

function synonymsOf(format: ImportFormat, id: string): readonly string[] {
  const field = fieldsOf[format].find((known) => known.id === id);
  return [id, ...(field?.synonyms ?? [])].map(bare);
}

function columnOf({ header }: Table, names: readonly string[]): number {
  for (const name of names) {
    const at = header.findIndex((column) => bare(column) === name);
    if (at >= 0) return at;
  }
  return -1;
}

function cellsAt({ sample }: Table, at: number): readonly string[] {
  return sample.map((row) => (row[at] ?? "").trim()).filter((cell) => cell !== "");
}

/** Headers that speak of arms whatever else stands in a file; the others need the cells to bear them out. */
const plainArms = ["arm", "variant", "variation", "treatment", "condition", "bucket", "abgroup", "testgroup"].map(bare);
const armWords =
  /^(?:control|treatment|treated|test|variant|variation|a|b|c|d|h\d|old|new|baseline|original)(?:[ _-]?\w{1,20})?$/i;

/** The column that tells the arms apart: by its name, and by few values that come again. */
function armColumn(table: Table, format: ImportFormat): number {
  // Groups and versions by month are usage more often than arms.
  const isPeriodic = columnOf(table, ["month", "months", "period", "year", "quarter"]) >= 0;
  for (const name of synonymsOf(format, "arm")) {
    const at = table.header.findIndex((column) => bare(column) === name);
    if (at < 0) continue;
    const values = new Set(cellsAt(table, at).map(folded));
    const isPlain = plainArms.includes(name);
    if (values.size < 2 || values.size > (isPlain ? 50 : 12)) continue;
    const isMarked = (value: string) => /_|\d/.test(value) && !/^v?\d+(?:\.\d+)*$/.test(value);
    const areWords = [...values].some((value) => armWords.test(value) || (!isPeriodic && isMarked(value)));
    if (isPlain || areWords) return at;
  }
  return -1;
}

/** Whether all cells of a column are numbers, or yes and no. */
function isMetric(table: Table, at: number): boolean {
  return areMostly(table, at, (cell) => isYesNo(cell) || readNumber(cell, ".").kind === "known");
}

/** Whether nearly all cells of a column are of a kind: a stray line or two says nothing of the others. */
function areMostly(table: Table, at: number, fits: (cell: string) => boolean): boolean {
  const cells = cellsAt(table, at).filter((cell) => !isNotKnown(cell));
  return cells.length > 0 && cells.filter(fits).length >= 0.8 * cells.length;
}

function isYesNo(cell: string): boolean {
  return choiceOf(yesNoWords, cell) !== null;
}

const ownColumns = ["experiment", "arm", "place", "metric", "n", "sum", "winnowId"];

/** Whether these are the columns of our own results, as they stand in our JSON. */
function isOwn({ header }: Table): boolean {
  return ownColumns.every((name) => header.includes(name));
}

/** What kind of experiment file this is, by its headers and first records; null for any other file. */
export function experimentFormat(table: Table): ImportFormat | null {
  const { header } = table;
  if (header.includes("variations") && header.includes("trackingKey")) return "experimentCards";
  if (isOwn(table)) return "experimentArms";
  const [units, done] = ["n", "sum"].map((id) => columnOf(table, synonymsOf("experimentArms", id)));
  const mean = columnOf(table, synonymsOf("experimentArms", "mean"));
  const isCounted = units !== undefined && units >= 0 && ((done ?? -1) >= 0 || mean >= 0);
  if (isCounted && (armColumn(table, "experimentArms") >= 0 || pairedColumn(table) >= 0)) return "experimentArms";
  const arm = armColumn(table, "experimentUnits");
  const isLog = columnOf(table, ["event", "eventname", "eventtype", "feature", "action"]) >= 0;
  if (arm < 0 || isCounted || isLog || table.sample.length < 3) return null;
  const metrics = metricColumns(table, arm);
  const isUnit = columnOf(table, synonymsOf("experimentUnits", "unit")) >= 0;
  return metrics.some((at) => areMostly(table, at, isYesNo)) || (isUnit && metrics.length > 0)
    ? "experimentUnits"
    : null;
}

/** In a file of many tests, the column beside the test whose few values come in every test: the arms under any name. */
function pairedColumn(table: Table): number {
  const test = columnOf(table, synonymsOf("experimentArms", "experiment"));
  if (test < 0) return -1;
  const taken = new Set([test, ...["n", "sum", "day"].map((id) => columnOf(table, synonymsOf("experimentArms", id)))]);
  const places = table.header.map((_, at) => at).filter((at) => !taken.has(at));
  return (
    places.find((at) => {
      const values = new Set(cellsAt(table, at));
      const pairs = new Set(table.sample.map((row) => `${row[test] ?? ""}\0${row[at] ?? ""}`));
      return values.size >= 2 && values.size <= 12 && pairs.size === table.sample.length;
    }) ?? -1
  );
}

/** The columns that may be metrics of units: numbers, or yes and no, that are no key and no day. */
function metricColumns(table: Table, arm: number): readonly number[] {
  const others = ["unit", "day", "experiment", "product"].map((id) =>
    columnOf(table, synonymsOf("experimentUnits", id)),
  );
  return table.header
    .map((_, at) => at)
    .filter((at) => at !== arm && !others.includes(at) && !/(?:^|[_ ])id$/i.test(table.header[at] ?? ""))
    .filter((at) => isMetric(table, at));
}

/**
 * What results need beyond their matched columns. Of raw rows the last column of yes and no is the metric, since such
 * columns follow the way of a user, else the first number; in a file of tests with uneven arms nobody knows the split.
 */
export function experimentReading(base: Reading, columns: Reading["columns"], sniffed: Sniffed): Reading {
  const { header } = sniffed;
  if (isOwn(sniffed)) return { ...base, columns, decimal: "." };
  const names = distinctNames(header);
  const matched: Record<string, readonly string[]> = { ...columns };
  const give = (field: string, at: number) => {
    if (at < 0) return;
    const name = names[at] ?? "";
    for (const [other, held] of Object.entries(matched)) if (held.includes(name)) delete matched[other];
    matched[field] = [name];
  };
  if (base.format === "experimentArms") {
    const arm = armColumn(sniffed, "experimentArms");
    give("arm", arm >= 0 ? arm : pairedColumn(sniffed));
  }
  if (base.format === "experimentUnits") {
    const arm = armColumn(sniffed, "experimentUnits");
    give("arm", arm);
    const metrics = metricColumns(sniffed, arm);
    const stated = columnOf(sniffed, synonymsOf("experimentUnits", "metric"));
    const shares = metrics.filter((at) => areMostly(sniffed, at, isYesNo));
    give("metric", metrics.includes(stated) ? stated : (shares.at(-1) ?? metrics[0] ?? -1));
  }
  const split = base.format === "experimentArms" && isUneven(sniffed, matched) ? { split: "unknown" } : {};
  return { ...base, columns: matched, options: { ...base.options, ...split } };
}

/** Whether most of several tests in the sample have arms of very different size, which no even split would give. */
function isUneven(table: Table, columns: Reading["columns"]): boolean {
  const at = (field: string) => table.header.indexOf(columns[field]?.[0] ?? "\0");
  const [test, units] = [at("experiment"), at("n")];
  if (test < 0 || units < 0 || at("weight") >= 0) return false;
  const sizes = new Map<string, number[]>();
  for (const row of table.sample) {
    const read = readNumber(row[units] ?? "", ".");
    if (read.kind !== "known") continue;
    const key = row[test] ?? "";
    sizes.set(key, [...(sizes.get(key) ?? []), read.value]);
  }
  const several = [...sizes.values()].filter((arms) => arms.length > 1);
  const uneven = several.filter((arms) => Math.max(...arms) > 1.25 * Math.min(...arms));
  return several.length >= 5 && uneven.length * 2 > several.length;
}
