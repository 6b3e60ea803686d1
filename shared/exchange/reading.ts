import * as v from "valibot";
import { encodings } from "./text.ts";
import { dateOrders, serialDays } from "./dates.ts";
import type { Mend } from "./mends.ts";
import { decimalMarks } from "./numbers.ts";
import { importFormats } from "../domain/import-batch.ts";
import { fixed, listOf, TextSchema } from "../domain/record.ts";
import { ok, refuse, type Result } from "../result.ts";

/** How a file is written, whatever it says. */
export const syntaxes = ["csv", "json", "ndjson", "yaml", "headers"] as const;

/** The option of a reading that says where in a YAML document the entries stand, as a dotted path; empty is the root. */
export const entriesOption = "entries";

/** How the usage of features stands in a table (domain C.5). */
export const usageShapes = [
  /** A row for each feature and period. */
  "long",
  /** A row for each feature, a column for each period. */
  "monthsAcross",
  /** A row for each period, a column for each feature. */
  "featuresAcross",
  /** A row for each user and feature: distinct users are counted. */
  "distinctUsers",
] as const;

/** Rows of which a column has one of the values (compared without regard to case and outer blanks). */
const RowFilterSchema = fixed({ column: TextSchema, values: listOf(TextSchema) });

/** What one found value of a field means; an empty meaning is "not known". */
const MeaningSchema = fixed({ found: TextSchema, meant: TextSchema });

/**
 * Everything that one import states about its files, by column names and values and never by position, so that the next
 * file of the same source needs no question: this is what a recipe stores. `columns`, `constants` and `values` are keyed
 * by the field ids of `fields.ts`.
 */
export const ReadingSchema = fixed({
  version: v.literal(1),
  format: v.picklist(importFormats),
  syntax: v.picklist(syntaxes),
  text: fixed({
    encoding: v.picklist(encodings),
    delimiter: v.pipe(v.string(), v.minLength(1), v.maxLength(1)),
    quote: v.picklist(['"', "'", ""]),
    /** Lines above the header. */
    skipLines: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1000)),
    /** Whether an apostrophe before = + - @ is Winnow's own guard and is taken off. */
    guarded: v.boolean(),
  }),
  decimal: v.picklist(decimalMarks),
  dates: fixed({
    /** Null: not stated; dates that could be read in two ways are stopped. */
    order: v.nullable(v.picklist(dateOrders)),
    /** The month (1–12) in which a fiscal year such as 2023-2024 begins. */
    fiscalStart: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(12)),
    /** Null: bare numbers such as 45658 are not dates. */
    serials: v.nullable(v.picklist(serialDays)),
  }),
  /** An IANA time zone in which the months of instants are told apart. */
  timeZone: v.pipe(v.string(), v.maxLength(100)),
  /** Columns of each field; a column that occurs twice is a list under its one name. */
  columns: v.record(v.string(), listOf(TextSchema)),
  /** What holds for every row, as it would stand in a cell: a product's name, a period, a currency. */
  constants: v.record(v.string(), TextSchema),
  values: v.record(v.string(), listOf(MeaningSchema)),
  leaveOut: listOf(RowFilterSchema),
  keepOnly: listOf(RowFilterSchema),
  /** Columns that are neither fields nor, in a wide table, periods or features. */
  ignored: listOf(TextSchema),
  usage: fixed({
    shape: v.picklist(usageShapes),
    /** What the cells of a wide table count. */
    measure: v.picklist(["uses", "users", "eligible"]),
    /** What it means that a feature has no row or an empty cell in a period that the file speaks of. */
    absent: v.picklist(["missing", "zero"]),
    /** What is done with a second row of the same feature and period. */
    repeated: v.picklist(["stop", "add"]),
  }),
  /** Whether an amount is for each month of its period, for the whole of it (then spread evenly), or booked once. */
  amounts: v.picklist(["perMonth", "perPeriod", "oneOff"]),
  /** What only one format needs, such as the tag that names the product of a cloud bill. */
  options: v.record(v.string(), TextSchema),
});

/** Everything that one import states about its files; what was mended in these very files no recipe keeps. */
export type Reading = v.InferOutput<typeof ReadingSchema> & { readonly mends?: readonly Mend[] };

/** Rows of which a column has one of these values. */
export type RowFilter = v.InferOutput<typeof RowFilterSchema>;

/**
 * A reading that states nothing yet: UTF-8, commas, decimal point, UTC. A log of events lists every use, so what is absent
 * from it is no use; a table may leave out what it does not know.
 */
export function blankReading(format: Reading["format"]): Reading {
  return {
    version: 1,
    format,
    syntax: "csv",
    text: { encoding: "utf-8", delimiter: ",", quote: '"', skipLines: 0, guarded: false },
    decimal: ".",
    dates: { order: null, fiscalStart: 1, serials: null },
    timeZone: "UTC",
    columns: {},
    constants: {},
    values: {},
    leaveOut: [],
    keepOnly: [],
    ignored: [],
    usage: {
      shape: "long",
      measure: "uses",
      absent: format === "usageEvents" ? "zero" : "missing",
      repeated: "stop",
    },
    amounts: "perMonth",
    options: {},
  };
}

/** A reading as the JSON text that a recipe keeps. */
export function writeReading(reading: Reading): string {
  const { mends: _, ...kept } = reading;
  return JSON.stringify(kept, null, 2);
}

/** The reading that a recipe keeps; refuses NO_READING when the text is none. */
export function readReading(text: string): Result<Reading> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuse("NO_READING", "The recipe is not JSON.", "Export the recipe again from the import.");
  }
  const checked = v.safeParse(ReadingSchema, parsed);
  if (checked.success) return ok(checked.output);
  const issue = checked.issues[0];
  const where = v.getDotPath(issue) ?? "the whole";
  return refuse("NO_READING", `The recipe cannot be used: ${where}: ${issue.message}.`, "Export the recipe again.");
}
