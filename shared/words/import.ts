import { importFieldWord } from "./import-fields.ts";
import type { ImportBatch, ImportFormat } from "../domain/import-batch.ts";
import type { NameKind } from "../domain/import-choices.ts";
import type { ImportPlan, NameQuestion, RowCounts, RowVerdict } from "../domain/import-planned.ts";
import type { Month } from "../domain/month.ts";
import { sizeInWords } from "../exchange/bytes.ts";
import type { Reading } from "../exchange/reading.ts";
import { count, counted, listed, longMonth } from "./format.ts";
import { experimentStatements, isOfExperiments } from "./import-experiments.ts";
import { mendsText } from "./import-repair.ts";
import { eventLimits, documentLimits, tableLimits } from "../exchange/limits.ts";

/** What a file may bring in: its short name, and what such a file looks like. */
export const formatWords: { readonly [format in ImportFormat]: { readonly name: string; readonly note: string } } = {
  usageTable: { name: "Usage, counted", note: "Counts of uses or users by feature and month, long or wide." },
  usageEvents: { name: "Usage, raw events", note: "One line for each event, with time, user and event." },
  cost: { name: "Costs", note: "Amounts by product and month, quarter or year." },
  value: { name: "Values", note: "Revenue, savings, orders, users or avoided risk." },
  focus: { name: "Cloud bill (FOCUS)", note: "The common form of cloud bills, 1.0 to 1.3." },
  products: { name: "Products", note: "A list of products or services, CSV, JSON or YAML." },
  dependencies: { name: "Dependencies", note: "Pairs: this product needs that one." },
  backlog: {
    name: "Backlog items",
    note: "Issues of Jira, GitHub, GitLab, Linear, Trello, Asana, Shortcut, Taiga, Plane, WeKan, or any list of work.",
  },
  experimentArms: {
    name: "Experiment results, counted",
    note: "A row for each arm, also of thousands of tests: units, and conversions or a sum.",
  },
  experimentUnits: {
    name: "Experiment results, raw",
    note: "A row for each unit, such as a user: its arm, and one or several metrics.",
  },
  experimentCards: { name: "Experiments", note: "What was tested and how, such as the experiments of GrowthBook." },
  backstage: { name: "Backstage catalogue", note: "catalog-info.yaml files, any number at once." },
};

/** The limits of files, stated before one is chosen. */
export const limitsText = `Tables up to ${sizeInWords(tableLimits.bytes)} or ${count(tableLimits.rows)} rows, raw events up to ${sizeInWords(eventLimits.bytes)}, JSON and YAML up to ${sizeInWords(documentLimits.bytes)}. Files stay on this machine.`;

/** What becomes of a row, as a word. */
export const rowVerdictWords: { readonly [verdict in RowVerdict]: string } = {
  new: "New",
  update: "Update",
  unchanged: "Unchanged",
  stopped: "Stopped",
};

/** What a name may stand for, in the singular and the plural. */
export const nameKindWords: { readonly [kind in NameKind]: readonly [one: string, many: string] } = {
  team: ["team", "teams"],
  product: ["product", "products"],
  feature: ["feature", "features"],
  pool: ["shared-cost pool", "shared-cost pools"],
};

/** What the rows of the file come to, with sums that add up. */
export function countsText(counts: Readonly<Record<RowVerdict | "rows", number>>): string {
  const parts = (["new", "update", "unchanged", "stopped"] as const).map(
    (verdict) => `${count(counts[verdict])} ${rowVerdictWords[verdict].toLowerCase()}`,
  );
  return `${counted(counts.rows, "row")}: ${parts.join(" · ")}`;
}

/** Why more is listed than the file has rows: a wide row holds several counts, an amount may not divide by its months; null where neither is so. */
export function manyCountsText({ file, rows, counts }: Pick<ImportPlan, "file" | "rows" | "counts">): string | null {
  if (rows.length === counts.rows) return null;
  const all = `${count(rows.length)} in all, listed below.`;
  if (file.format === "usageTable") return `Each row holds the counts of several features or months: ${all}`;
  const isMoney = file.format === "cost" || file.format === "value";
  return isMoney ? `An amount that leaves cents over when it is spread stands in two parts: ${all}` : null;
}

/** What an import stated about the reading of its file, as it is kept with the batch. */
export function importStatements(reading: Reading, leftOut: Readonly<Record<string, number>>): readonly string[] {
  const { format, usage, constants, columns, amounts, dates, decimal, timeZone } = reading;
  const said: string[] = [];
  for (const [field, value] of Object.entries(constants)) {
    if (value !== "" && columns[field] === undefined) {
      said.push(`${importFieldWord(format, field)} of every row: ${value}`);
    }
  }
  if (format === "usageTable") said.push(absentWords[usage.absent], repeatedWords[usage.repeated]);
  if (format === "usageEvents") said.push(`Months by the clock of ${timeZone}`, absentEventWords[usage.absent]);
  if (format === "cost" || format === "value") said.push(amountsWords[amounts]);
  if (format === "backlog" && columns["owner"] === undefined) said.push("Names of people were left out");
  if (format === "backlog") said.push(`Times without a zone were read by the clock of ${timeZone}`);
  if (isOfExperiments(format)) said.push(...experimentStatements(reading));
  if (format === "focus") said.push(`Amounts from ${columns["amount"]?.[0] ?? "EffectiveCost"}`);
  if (reading.mends !== undefined && reading.mends.length > 0) said.push(mendsText(reading.mends));
  if (decimal === ",") said.push("Decimal comma");
  if (dates.order !== null)
    said.push(dates.order === "dayFirst" ? "Dates with the day first" : "Dates with the month first");
  for (const [why, rows] of Object.entries(leftOut)) said.push(`Left out, ${counted(rows, "row")}: ${why}`);
  return said;
}

/** What it means that a feature has no row in a period. */
const absentWords: { readonly [meaning in Reading["usage"]["absent"]]: string } = {
  missing: "An absent row means: not known",
  zero: "An absent row means: no use",
};

/** What it means that a feature has no event in a month in which its product had some. */
const absentEventWords: typeof absentWords = {
  missing: "A feature without an event in a month: not known",
  zero: "A feature without an event in a month: no use",
};

/** What is asked of features without a row, or without an event, in a period. */
export const absentLabels = {
  table: "A feature without a row or number in a period",
  events: "A feature without an event in a month in which its product has some",
} as const;

/** The answers to it. */
export const absentAnswers: typeof absentWords = { missing: "Not known", zero: "No use" };

/** What is done with a second row of the same feature and period. */
export const repeatedWords: { readonly [way in Reading["usage"]["repeated"]]: string } = {
  stop: "Two rows of one feature and period are stopped",
  add: "Rows of one feature and period are added together",
};

/** What an amount covers. */
export const amountsWords: { readonly [way in Reading["amounts"]]: string } = {
  perMonth: "Amounts are for each month of their period",
  perPeriod: "Amounts are for their whole period and are spread evenly",
  oneOff: "Amounts are booked once",
};

/** That all usage ends before the month everything is judged by, and what is offered. */
export function judgeText(newest: Month, asOf: Month): string {
  return `Usage reaches ${longMonth(newest)}, but everything is judged as of ${longMonth(asOf)}.`;
}

/** Records that an import makes because rows name them. */
export function createdText(created: Readonly<Record<NameKind, readonly string[]>>): string | null {
  const kinds = (["product", "feature", "team", "pool"] as const).filter((kind) => created[kind].length > 0);
  if (kinds.length === 0) return null;
  return `Also made, because rows name them: ${listed(kinds.map((kind) => counted(created[kind].length, ...nameKindWords[kind])))}.`;
}

/** That a file with the same contents was brought in before. */
export function sameFileText(day: string, hasNews: boolean): string {
  return hasNews ? `This file was imported on ${day}.` : `Imported on ${day}. Nothing new.`;
}

/** The steps of an import. */
export const importStepWords = {
  file: "File",
  read: "Read",
  columns: "Match columns",
  values: "Match values",
  check: "Check",
  result: "Result",
} as const;

/** How letters stand as bytes, by the names that people know. */
export const encodingWords: { readonly [encoding in Reading["text"]["encoding"]]: string } = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 (little endian)",
  "utf-16be": "UTF-16 (big endian)",
  "windows-1252": "Windows-1252 (Western European)",
};

/** Whether the encoding of a file is certain. */
export function sureText(isSure: boolean): string {
  return isSure ? "Told by the file itself." : "Guessed: look at letters such as é or ß on the right.";
}

/** By which recipe a file is read. */
export function recipeText(name: string): string {
  return `Read with the recipe '${name}': columns and values are matched as before.`;
}

/** What an earlier import took and left. */
export function batchCountsText(batch: Pick<ImportBatch, "added" | "updated" | "unchanged" | "stopped">): string {
  const { added, updated, unchanged, stopped } = batch;
  return `${count(added)} new · ${count(updated)} updated · ${count(unchanged)} unchanged · ${count(stopped)} stopped`;
}

/** The names of the months, January first. */
export const monthNames: readonly string[] = Array.from({ length: 12 }, (_, at) =>
  longMonth(`2024-${String(at + 1).padStart(2, "0")}`).replace(/ \d+$/, ""),
);

/** The shapes in which usage may stand in a table. */
export const shapeWords: { readonly [shape in Reading["usage"]["shape"]]: string } = {
  long: "A row for each feature and period",
  monthsAcross: "A row for each feature, a column for each period",
  featuresAcross: "A row for each period, a column for each feature",
  distinctUsers: "A row for each user and feature",
};

/** That an empty feature cell speaks of the product. */
export const emptyFeatureText = "A row without a feature speaks of the product itself";

/** How many columns of a wide table hold counts. */
export function acrossText(columns: number, isMonths: boolean): string {
  return isMonths
    ? counted(columns, "column is a period", "columns are periods")
    : counted(columns, "column is a feature", "columns are features");
}

/** Why one would leave rows out. */
export const leaveOutText =
  "Totals, test users or a dimension that would count things twice. What is left out is counted in the report.";

/** What the two costs of a cloud bill are for. */
export const focusCostWords = {
  EffectiveCost: "What was used up, discounts and commitments spread: for run-rate.",
  BilledCost: "What was invoiced.",
} as const;

/** What tells the product of a charge. */
export const focusByWords = {
  tag: "A tag that somebody put on the resource.",
  nothing: "Every charge stays unassigned.",
} as const;

/** What becomes of charges without a product. */
export const focusUnassignedText = "Charges that no product is chosen for stay visible as unassigned.";

/** What a Backstage catalogue needs a person to say. */
export const backstageNote =
  "Names, owners and dependencies are found by themselves; teams come from owners. Kinds that are not chosen are counted and left out.";

/** The kinds of a Backstage catalogue that may become products. */
export const backstageKindWords: Readonly<Record<string, string>> = {
  Component: "Becomes a service.",
  Resource: "A database or queue: becomes a platform.",
  System: "Becomes a product.",
  API: "Becomes a product of its own, beside the component that provides it.",
};

/** What is done with dependencies that are stated from their other end. */
export const dependencyOfText = "Also read dependencies that are stated from the other end (dependencyOf)";

/** That nothing of the file has to be matched. */
export const allAnsweredText = "Every name and word of the file is known here.";

/** What becomes of rows whose names were not answered. */
export function openAnswersText(words: number, names: number): string {
  const open = [words > 0 ? [counted(words, "word")] : [], names > 0 ? [counted(names, "name")] : []].flat();
  return `${listed(open)} ${words + names === 1 ? "is open: its rows" : "are open: their rows"} will be stopped.`;
}

/** Why words have to be matched. */
export const unknownWordsText =
  "Say once what each of these words means; rows with a word that means nothing here are stopped.";

/** Why a name is asked for. */
export function questionText({ why, kind, candidates }: Pick<NameQuestion, "why" | "kind" | "candidates">): string {
  const [one] = nameKindWords[kind];
  switch (why) {
    case "unknown":
      return `No ${one} has this name.`;
    case "lookalike":
      return `It looks like ${listed(
        candidates.map(({ name }) => `'${name}'`),
        "or",
      )}.`;
    case "several":
      return `Several ${nameKindWords[kind][1]} have this name.`;
  }
}

/** What the import button does. */
export function importButtonText(counts: RowCounts): string {
  return `Import ${counted(counts.rows - counts.stopped, "row")}`;
}

/** That good rows go in while stopped ones stay out. */
export function goodRowsText(good: number, stopped: number): string {
  return `Import the ${counted(good, "good row")} now and leave ${count(stopped)} stopped; they can be saved as CSV afterwards`;
}

/** How many cells an earlier file of the source gave that this one no longer has. */
export function withdrawnText(cells: number): string {
  return `${counted(cells, "figure")} of an earlier file of this source ${cells === 1 ? "is" : "are"} not in this one.`;
}

/** How many dependencies name a product that is nowhere. */
export function danglingText(references: number): string {
  return `${counted(references, "reference leads", "references lead")} nowhere`;
}

/** Where what was imported can be looked at. */
export function openText(format: ImportFormat): string {
  if (format === "backlog") return "Open the backlog";
  if (isOfExperiments(format)) return "Open the experiments";
  return format === "usageTable" || format === "usageEvents" ? "Open the candidates" : "Open the portfolio";
}

/** What the name of a recipe does. */
export function recipeHint(source: string): string {
  return `Files of one source replace one another. Keep '${source}' so that next month's file counts as the same source as this one.`;
}
