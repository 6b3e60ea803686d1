import { dateOrderIn, decimalMarkIn, lookOf, type ColumnLook } from "./column-looks.ts";
import { choiceOf, choicesOf } from "./choice-words.ts";
import { isFiscalYear, readPeriod } from "./dates.ts";
import { fieldsOf } from "./fields.ts";
import { backlogReading } from "./guess-backlog.ts";
import { experimentReading } from "./guess-experiments.ts";
import { guessFormat } from "./guess-format.ts";
import { distinctNames } from "./header.ts";
import { blankReading, entriesOption, type Reading } from "./reading.ts";
import type { Sniffed } from "./sniff.ts";
import type { ImportFormat } from "../domain/import-batch.ts";

/** Why a field was filled by the app: the column bears its name, a known other name, or holds what belongs there; or the name of the file, the portfolio or an experiment says it. */
export type GuessReason = "header" | "synonym" | "content" | "fileName" | "portfolio" | "experiment";

/** A proposal how to read a file, and for every field that was guessed, why. */
export type Guess = { readonly reading: Reading; readonly guessed: Readonly<Record<string, GuessReason>> };

/** Proposes how to read a file from its first look; a format may be given, else it is guessed too. */
export function guessReading(sniffed: Sniffed, wanted: ImportFormat | null = null): Guess {
  const cells = sniffed.sample.flat();
  const decimal = decimalMarkIn(cells);
  // Years that span two calendar years begin in April more often than in any other month.
  const fiscalStart = [...sniffed.header, ...cells].some(isFiscalYear) ? 4 : 1;
  const dates = { order: dateOrderIn(cells), fiscalStart, serials: null };
  const looks = sniffed.header.map((_, at) =>
    lookOf(
      sniffed.sample.map((row) => row[at] ?? ""),
      decimal,
      dates,
    ),
  );
  const format = wanted ?? guessFormat(sniffed, looks);
  const base = { ...blankReading(format), syntax: sniffed.syntax, text: sniffed.text, decimal, dates };
  if (sniffed.own !== null && format === formatOfOwn[sniffed.own]) {
    return { reading: ownReading(base, sniffed), guessed: {} };
  }
  const matched = matchedFields(format, sniffed);
  if (format === "usageTable") return guessUsage({ base, sniffed, looks, matched });
  const useful = new Map([...matched].filter(([id, { at }]) => isUseful(format, id, cellsAt(sniffed, at))));
  const guessed = Object.fromEntries([...useful].map(([id, { reason }]) => [id, reason]));
  if (format === "backlog") {
    const reading = backlogReading(base, columnsOf(useful, sniffed.header), sniffed);
    const kept = Object.fromEntries(Object.entries(guessed).filter(([id]) => reading.columns[id] !== undefined));
    const guess = { reading, guessed: kept };
    return useful.has("product") ? guess : ofFileName(guess, sniffed);
  }
  if (isOfExperiments(format)) return guessResults(base, useful, sniffed);
  const options: Record<string, string> = sniffed.entries === null ? {} : { [entriesOption]: sniffed.entries };
  const values = retiredFlag(useful, sniffed);
  const columns = columnsOf(useful, sniffed.header);
  const reading = { ...base, columns, options, values, amounts: amountsIn(useful, sniffed, base) };
  if (format !== "usageEvents" || useful.has("product")) return { reading, guessed };
  return ofFileName({ reading, guessed }, sniffed);
}

function isOfExperiments(format: ImportFormat): boolean {
  return format === "experimentArms" || format === "experimentUnits" || format === "experimentCards";
}

function guessResults(base: Reading, matches: Matches, sniffed: Sniffed): Guess {
  const reading = experimentReading(base, columnsOf(matches, sniffed.header), sniffed);
  const distinct = distinctNames(sniffed.header);
  const guessed = Object.keys(reading.columns).map((id): readonly [string, GuessReason] => {
    const match = matches.get(id);
    const isMatched = match !== undefined && reading.columns[id]?.[0] === distinct[match.at];
    return [id, isMatched ? match.reason : "content"];
  });
  const missing = ["product", ...(base.format === "experimentCards" ? [] : ["experiment"])];
  const unsaid = missing.filter((id) => reading.columns[id] === undefined);
  const constants = Object.fromEntries(unsaid.map((id) => [id, stemOf(sniffed.name)]));
  const stated = unsaid.map((id): readonly [string, GuessReason] => [id, "fileName"]);
  return { reading: { ...reading, constants }, guessed: Object.fromEntries([...guessed, ...stated]) };
}

function ofFileName({ reading, guessed }: Guess, { name }: Sniffed): Guess {
  return {
    reading: { ...reading, constants: { product: stemOf(name) } },
    guessed: { ...guessed, product: "fileName" },
  };
}

function cellsAt({ sample }: Sniffed, at: number): readonly string[] {
  return sample.map((row) => row[at] ?? "").filter((cell) => cell.trim() !== "");
}

/** Whether a column helps: one for a choice does when it holds at least one known word. */
function isUseful(format: ImportFormat, id: string, cells: readonly string[]): boolean {
  // Columns of a board are often called what no list knows; they are asked for one by one.
  if (format === "backlog" && id === "stage") return true;
  const choices = choicesOf[format][id];
  return choices === undefined || isFlag(cells) || cells.some((cell) => choiceOf(choices, cell) !== null);
}

/** Amounts beside periods longer than a month are nearly always those of the whole period. */
function amountsIn(matches: Matches, sniffed: Sniffed, { dates, amounts }: Reading): Reading["amounts"] {
  const at = matches.get("month")?.at;
  const periods =
    at === undefined || matches.has("to") ? [] : cellsAt(sniffed, at).map((cell) => readPeriod(cell, dates));
  const isLong = periods.length > 0 && periods.every((period) => period.kind === "known" && period.span > 1);
  return isLong ? "perPeriod" : amounts;
}

function isFlag(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => /^(?:true|false)$/i.test(cell.trim()));
}

/** Catalogues that only mark what is retired: true means retired, false live. */
function retiredFlag(matches: Matches, sniffed: Sniffed): Reading["values"] {
  const at = matches.get("lifecycle")?.at;
  if (at === undefined || !isFlag(cellsAt(sniffed, at))) return {};
  return {
    lifecycle: [
      { found: "true", meant: "retired" },
      { found: "false", meant: "live" },
    ],
  };
}

const formatOfOwn = {
  usage: "usageTable",
  cost: "cost",
  value: "value",
  backlog: "backlog",
  experiments: "experimentArms",
  stopped: null,
} as const;

function ownReading(base: Reading, { header }: Sniffed): Reading {
  const ids = new Set(fieldsOf[base.format].map(({ id }) => id));
  const columns = Object.fromEntries(header.filter((name) => ids.has(name)).map((name) => [name, [name]]));
  const options: Record<string, string> = base.format === "backlog" ? { own: "backlog" } : { emptyFeature: "product" };
  if (base.format === "experimentArms") return { ...base, columns, decimal: "." };
  return { ...base, columns, decimal: ".", options };
}

/** A recipe's reading for a file: as it is, but rows that were stopped and saved are read as Winnow wrote them. */
export function readingFor(recipe: Reading, sniffed: Sniffed): Reading {
  return sniffed.own === null ? recipe : { ...recipe, syntax: "csv", text: sniffed.text };
}

type Match = { readonly at: number; readonly reason: GuessReason };
type Matches = ReadonlyMap<string, Match>;

/** Header names compare without case, blanks and signs. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_\-./]+/g, "");
}

/**
 * For each field the column that bears its name, else the first of its synonyms; no column twice. A field that every row
 * needs goes to a column without gaps where there is one.
 */
function matchedFields(format: ImportFormat, sniffed: Sniffed): Matches {
  const names = sniffed.header.map(bare);
  const isWhole = (at: number) => cellsAt(sniffed, at).length === sniffed.sample.length;
  const matches = new Map<string, Match>();
  const taken = new Set<number>();
  for (const reason of ["header", "synonym"] as const) {
    for (const field of fieldsOf[format]) {
      if (matches.has(field.id)) continue;
      const wanted = reason === "header" ? [field.id] : field.synonyms;
      const at = wanted
        .map((name) => names.findIndex((n, place) => n === bare(name) && !taken.has(place)))
        .filter((place) => place >= 0);
      const isNeeded = field.need === "needed" || (format === "backlog" && field.need === "stated");
      const first = isNeeded ? (at.find(isWhole) ?? at[0]) : at[0];
      if (first === undefined) continue;
      matches.set(field.id, { at: first, reason });
      taken.add(first);
    }
  }
  return matches;
}

function columnsOf(matches: Matches, header: readonly string[]): Record<string, string[]> {
  const distinct = distinctNames(header);
  return Object.fromEntries([...matches].map(([id, { at }]) => [id, [distinct[at] ?? ""]]));
}

type UsageGuess = {
  readonly base: Reading;
  readonly sniffed: Sniffed;
  readonly looks: readonly ColumnLook[];
  readonly matched: Matches;
};

function guessUsage({ base, sniffed, looks, matched }: UsageGuess): Guess {
  const { header } = sniffed;
  const matches = new Map(matched);
  const places = header.map((_, at) => at);
  const free = () => places.filter((at) => ![...matches.values()].some((match) => match.at === at));
  const byContent = (id: string, at: number | undefined) => {
    if (at !== undefined && !matches.has(id)) matches.set(id, { at, reason: "content" });
  };
  const periods = free().filter((at) => readPeriod(header[at] ?? "", base.dates).kind === "known");
  const hasCount = ["uses", "users", "eligible"].some((id) => matches.has(id));
  if (!matches.has("year"))
    byContent(
      "month",
      free().find((at) => looks[at] === "month" || looks[at] === "instant"),
    );
  const numbers = free().filter((at) => looks[at] === "number" || looks[at] === "empty");
  let shape: Reading["usage"]["shape"] = "long";
  if (periods.length >= 2) {
    shape = "monthsAcross";
    matches.delete("month");
  } else if (!hasCount && numbers.length >= 3 && matches.has("month")) shape = "featuresAcross";
  else if (!hasCount && matches.has("user")) shape = "distinctUsers";
  else if (!hasCount) byContent("uses", numbers[0]);
  if (shape !== "featuresAcross")
    byContent(
      "feature",
      free().find((at) => looks[at] === "text" && isVaried(sniffed, at)),
    );
  const others = free().filter((at) => looks[at] === "text" && isVaried(sniffed, at));
  const guessed = Object.fromEntries([...matches].map(([id, { reason }]) => [id, reason]));
  const isNamed = matches.has("product");
  const repeated = shape === "long" && others.length > 0 ? "add" : "stop";
  return {
    reading: {
      ...base,
      columns: columnsOf(matches, header),
      constants: isNamed ? {} : { product: stemOf(sniffed.name) },
      usage: { ...base.usage, shape, repeated },
    },
    guessed: isNamed ? guessed : { ...guessed, product: "fileName" },
  };
}

/** A file's name without its endings. */
function stemOf(name: string): string {
  return name.replace(/(?:\.[a-z]{1,6}){1,2}$/i, "");
}

function isVaried({ sample }: Sniffed, at: number): boolean {
  return new Set(sample.map((row) => row[at] ?? "")).size > 1;
}
