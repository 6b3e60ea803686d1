import * as v from "valibot";
import { fixed, IdSchema, listOf, NameSchema, recordEntries, TextSchema } from "./record.ts";

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What a file may bring in. */
export const importFormats = [
  "usageTable",
  "usageEvents",
  "cost",
  "value",
  "focus",
  "products",
  "dependencies",
  "backstage",
  "backlog",
  "experimentArms",
  "experimentUnits",
  "experimentCards",
] as const;

/** One file brought in: name, day, rows taken, rows refused; undone as one. Always rows = new + update + unchanged + stopped. */
export const ImportBatchSchema = fixed({
  ...recordEntries,
  fileName: NameSchema,
  fileHash: v.string(),
  fileSize: count,
  format: v.picklist(importFormats),
  recipeId: v.nullable(IdSchema),
  rows: count,
  added: count,
  updated: count,
  unchanged: count,
  stopped: count,
  /** What was stated about the reading: time zone, period, what an absent row means, columns left out. */
  statements: listOf(TextSchema),
});

/** One file brought in. */
export type ImportBatch = v.InferOutput<typeof ImportBatchSchema>;

/** What a file may bring in. */
export type ImportFormat = (typeof importFormats)[number];

/**
 * A recipe: how files of one source are read, by column names and value choices, so that the next one needs no questions.
 * `reading` is the importer's own settings as JSON text, checked when it is used.
 */
export const RecipeSchema = fixed({
  ...recordEntries,
  name: NameSchema,
  format: v.picklist(importFormats),
  reading: TextSchema,
});

/** How files of one source are read. */
export type Recipe = v.InferOutput<typeof RecipeSchema>;
