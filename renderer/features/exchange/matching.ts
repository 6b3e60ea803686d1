import type { ImportFormat } from "#shared/domain/import-batch.ts";
import { readPeriod } from "#shared/exchange/dates.ts";
import { cardLists } from "#shared/exchange/experiment-cards.ts";
import type { Field } from "#shared/exchange/field.ts";
import { fieldsOf } from "#shared/exchange/fields.ts";
import { ownOfResults } from "#shared/exchange/fields-of-experiments.ts";
import { backlogLists } from "#shared/exchange/guess-backlog.ts";
import { distinctNames, placesOf } from "#shared/exchange/header.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import type { Sniffed } from "#shared/exchange/sniff.ts";

type Columns = Pick<Sniffed, "header" | "sample">;

const listFields: ReadonlySet<string> = new Set([
  "pays",
  "canChange",
  "feels",
  "benefits",
  "features",
  "dependsOn",
  "softly",
]);

/** Whether a field of a format may be given several columns. */
export function takesSeveral(format: ImportFormat, field: string): boolean {
  if (format === "backlog") return backlogLists.has(field);
  if (format === "experimentCards") return cardLists.has(field);
  if (format === "experimentArms" || format === "experimentUnits") return field === "guardrails";
  return format === "products" && (field === "name" || listFields.has(field));
}

const fieldsOfShape: Readonly<Record<Reading["usage"]["shape"], readonly string[]>> = {
  long: ["product", "feature", "month", "year", "quarter", "monthOfYear", "uses", "users", "eligible", "observed"],
  monthsAcross: ["product", "feature"],
  featuresAcross: ["product", "month", "year", "quarter", "monthOfYear"],
  distinctUsers: ["product", "feature", "month", "year", "quarter", "monthOfYear", "user"],
};

/** The fields that a person matches for this reading, the needed ones first. */
export function fieldsToMatch({ format, usage }: Reading): readonly Field[] {
  const hidden = format === "backlog" ? ["extra", "winnowId"] : ["extra", ...ownOfResults];
  const fields = fieldsOf[format].filter(({ id }) => !hidden.includes(id));
  const offered = format === "usageTable" ? fields.filter(({ id }) => fieldsOfShape[usage.shape].includes(id)) : fields;
  const rank = { needed: 0, stated: 1, optional: 2 } as const;
  return offered.toSorted((one, other) => rank[one.need] - rank[other.need]);
}

const longestSample = 40;

/** Up to five different values of a column, blank ones left out, long ones cut. */
export function sampleOf({ header, sample }: Columns, column: string): readonly string[] {
  const at = placesOf(header, column)[0];
  if (at === undefined) return [];
  const values = new Set<string>();
  for (const row of sample) {
    const value = (row[at] ?? "").trim();
    if (value !== "") values.add(value.length > longestSample ? `${value.slice(0, longestSample - 1)}…` : value);
    if (values.size === 5) break;
  }
  return [...values];
}

/** The columns that no field uses, as they are told apart. */
export function unusedColumns({ header }: Columns, reading: Reading): readonly string[] {
  const taken = new Set(
    Object.values(reading.columns)
      .flat()
      .flatMap((name) => placesOf(header, name)),
  );
  return distinctNames(header).filter((_, at) => !taken.has(at));
}

/** Of a wide table, the columns that hold counts, and those that are left alone. */
export function acrossColumns(
  look: Columns,
  reading: Reading,
): { readonly taken: readonly string[]; readonly left: readonly string[] } {
  const unused = unusedColumns(look, reading);
  const isTaken = (name: string) =>
    !reading.ignored.includes(name) &&
    (reading.usage.shape === "featuresAcross" || readPeriod(name, reading.dates).kind === "known");
  return { taken: unused.filter(isTaken), left: unused.filter((name) => !isTaken(name)) };
}

/** A reading in which a field has these columns, a blank one meaning none. */
export function withColumns(reading: Reading, field: string, columns: readonly string[]): Partial<Reading> {
  const kept = columns.filter((name) => name !== "");
  const { [field]: _, ...others } = reading.columns;
  const ignored = reading.ignored.filter((name) => !kept.includes(name));
  return { columns: kept.length === 0 ? others : { ...others, [field]: kept }, ignored };
}

/** A reading in which a field has this value in every row, a blank one meaning none. */
export function withConstant(reading: Reading, field: string, value: string): Partial<Reading> {
  const { [field]: _, ...others } = reading.constants;
  return { constants: value === "" ? others : { ...others, [field]: value } };
}

/** A reading in which a word of a field means something else, a null meaning that it is not said. */
export function withMeaning(reading: Reading, field: string, found: string, meant: string | null): Partial<Reading> {
  const others = (reading.values[field] ?? []).filter((meaning) => meaning.found !== found);
  return { values: { ...reading.values, [field]: meant === null ? others : [...others, { found, meant }] } };
}

/** The field that a column was given to; null when no field has it. */
export function fieldOfColumn({ columns }: Reading, header: readonly string[], column: string): string | null {
  const at = placesOf(header, column)[0];
  for (const [field, names] of Object.entries(columns)) {
    if (names.some((name) => name === column || placesOf(header, name)[0] === at)) return field;
  }
  return null;
}

/** What of the rows of a file can be mended one by one: their cells, only whether they are taken, or nothing. */
export function mendable({ format, syntax }: Reading): "cells" | "rows" | "nothing" {
  if (format === "usageEvents" || format === "experimentUnits" || format === "backstage") return "nothing";
  return syntax === "yaml" ? "rows" : "cells";
}

/** A cell of a row, with its column and the field that the column was given to. */
export type CellToCorrect = { readonly at: number; readonly column: string; readonly field: string | null };

/** The cells of a row: the one that stopped it, named by column or field, then those that fields use, then the rest. */
export function cellsToCorrect(
  header: readonly string[],
  reading: Reading | null,
  stopped: string,
): {
  readonly wrong: CellToCorrect | null;
  readonly matched: readonly CellToCorrect[];
  readonly others: readonly CellToCorrect[];
} {
  const fields = new Map<number, string>();
  for (const [field, names] of Object.entries(reading?.columns ?? {})) {
    for (const at of names.flatMap((name) => placesOf(header, name))) fields.set(at, field);
  }
  const cells = distinctNames(header).map((column, at) => ({ at, column, field: fields.get(at) ?? null }));
  const place = stopped === "" ? undefined : placesOf(header, stopped)[0];
  const wrong = cells.find(({ at, field }) => (place === undefined ? field === stopped : at === place)) ?? null;
  const rest = cells.filter((cell) => cell !== wrong);
  return {
    wrong,
    matched: rest.filter(({ field }) => field !== null && field !== "extra"),
    others: rest.filter(({ field }) => field === null || field === "extra"),
  };
}
