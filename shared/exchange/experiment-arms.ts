import type { ByteSource } from "./byte-source.ts";
import type { TableRow } from "./cells.ts";
import { betterWords, metricKindWords, testPeriodWords } from "./choice-words.ts";
import { entryOf, reasonOf, stopRow, type Entry } from "./entry-cells.ts";
import { addedResult, experimentRow, resultKey, type Gathered } from "./experiment-gather.ts";
import { metricSaid, ownSaid } from "./experiment-own.ts";
import { newIntake, lineOf, type Intake } from "./intake.ts";
import { readMoment } from "./moments.ts";
import type { Reading } from "./reading.ts";
import { walkTables, type OpenedTable } from "./walk.ts";
import type { Watch } from "./watch.ts";
import type { MetricKind } from "../domain/experiment-card.ts";
import { placeOf, type ExperimentRow, type Place, type ReadRows, type ResultSaid } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

const guardrailLists: ReadonlySet<string> = new Set(["guardrails"]);

/** Rows that belong to a row read before them: the arms, metrics and days of one experiment. */
const sameExperiment = "of the same experiment as an earlier row, counted with it";

type Found = Map<string, { readonly gathered: Gathered; rows: number; stopped: Place | null }>;

/**
 * Reads results that were counted before: a row for each arm, and for each metric and day where there are several, of one
 * experiment or of thousands. A row counts units, and successes, or a sum with its spread. An experiment with a stopped row
 * stays out as a whole. Refuses NO_ARM, NO_UNITS, NO_PRODUCT and NO_MEASURE.
 */
export async function readExperimentArms(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const intake = newIntake();
  const found: Found = new Map();
  const walk = { sources, reading, watch, intake, listFields: guardrailLists };
  const walked = await walkTables(walk, (table) => {
    const { cells, places } = table;
    if (!cells.has("arm")) return refuse("NO_ARM", "No column tells the arms apart.", "Choose it.");
    if (!cells.has("n")) return refuse("NO_UNITS", "No column counts the units of an arm.", "Choose it.");
    if (!cells.has("product")) return refuse("NO_PRODUCT", "No product is named.", "Choose a column, or name one.");
    if (!cells.has("sum") && !cells.has("mean")) {
      return refuse("NO_MEASURE", "No column says what the units did.", "Choose conversions, a sum, or a mean.");
    }
    const needed = Math.max(0, ...[...places.values()].flat().map((at) => at + 1));
    const take = (row: TableRow) => takeRow(row, { table, reading, found, entry: entryOf(row, cells, reading) });
    return ok({ needed, take });
  });
  if (!walked.ok) return walked;
  return ok(intake.finish({ experiments: wholeOnes(found, reading, intake) }));
}

type Taking = {
  readonly table: OpenedTable;
  readonly reading: Reading;
  readonly found: Found;
  readonly entry: Entry;
};

function takeRow(row: TableRow, taking: Taking) {
  let of: string | null = null;
  const reason = reasonOf(() => {
    of = experimentOf(row, taking);
    for (const result of resultsOf(row, taking)) addResult(taking, of, result);
    const kept = taking.found.get(of);
    if (kept !== undefined) kept.rows += 1;
  });
  const kept = of === null ? undefined : taking.found.get(of);
  if (reason !== null && kept !== undefined) kept.stopped ??= placeOf(row);
  return reason;
}

/** The key of the experiment that a row tells of; the first row of one makes it. */
function experimentOf(row: TableRow, { table, reading, found, entry }: Taking): string {
  const { cells } = table;
  const product = entry.name("product") ?? entry.refuse("product", "NO_PRODUCT", "the name of a product");
  const name = entry.name("experiment") ?? "Experiment";
  const externalId = entry.name("externalId") ?? name;
  const key = `${product}\0${externalId}`;
  const arm = entry.needName("arm");
  const weight = cells.has("weight") ? entry.number("weight") : null;
  if (weight !== null && weight < 0) return entry.refuse("weight", "NEGATIVE", "a weight of 0 or more");
  let known = found.get(key)?.gathered;
  if (known === undefined) {
    const worthwhile = cells.has("worthwhile") ? entry.number("worthwhile") : null;
    if (worthwhile !== null && worthwhile <= 0) return entry.refuse("worthwhile", "NOT_POSITIVE", "an effect above 0");
    const { card, ...own } = ownSaid(entry);
    known = {
      place: placeOf(row),
      product,
      externalId,
      title: /^[\d.,]+$/.test(name) ? `Test ${name}` : name,
      status: reading.options["status"] === "running" ? "running" : "concluded",
      better: entry.choice("better", betterWords) ?? (reading.options["better"] === "less" ? "less" : "more"),
      purpose: "change",
      ...own,
      card: worthwhile === null ? card : { ...card, worthwhile },
      arms: new Map(),
      metrics: new Map(),
      results: new Map(),
    };
    found.set(key, { gathered: known, rows: 0, stopped: null });
  }
  if (!known.arms.has(arm) || weight !== null) known.arms.set(arm, { weight, place: wholeNumber(entry, "place") });
  return key;
}

function resultsOf(row: TableRow, { table, reading, entry }: Taking): readonly (ResultSaid & { kind: MetricKind })[] {
  const { cells, places, header } = table;
  const n = wholeNumber(entry, "n") ?? entry.refuse("n", "NO_UNITS", "how many units the arm had");
  const base = {
    arm: entry.needName("arm"),
    n,
    day: dayOf(row, { cells, reading }),
    period: entry.choice("period", testPeriodWords),
  };
  const metric = entry.name("metric") ?? cells.columnOf(cells.has("sum") ? "sum" : "mean");
  const primary = { ...base, metric, ...figuresOf(row, { entry, cells, n }), ...pastSaid(entry) };
  const guardrails = (places.get("guardrails") ?? []).map((at) => {
    const name = header[at] ?? "";
    const one = entryOf(row, { ...cells, text: () => row.cells[at] ?? "", columnOf: () => name }, reading);
    const sum = one.number("guardrails") ?? one.refuse("guardrails", "NO_COUNT", "how many did it");
    if (sum < 0 || sum > n) return one.refuse("guardrails", "ABOVE_UNITS", `a count from 0 to ${n}`);
    return { ...base, metric: name, kind: "proportion" as const, sum, squares: 0, denominator: null };
  });
  return [primary, ...guardrails];
}

function wholeNumber(entry: Entry, field: string): number | null {
  const number = entry.number(field);
  if (number !== null && (number < 0 || !Number.isSafeInteger(number))) {
    return entry.refuse(field, number < 0 ? "NEGATIVE" : "NOT_A_COUNT", "a whole number of 0 or more");
  }
  return number;
}

type Cells = OpenedTable["cells"];

function dayOf(row: TableRow, { cells, reading }: { readonly cells: Cells; readonly reading: Reading }): string | null {
  const cell = cells.text(row, "day");
  if (cell.trim() === "") return null;
  const read = readMoment(cell, reading.dates);
  if (read.kind === "known") return read.day;
  const { code, expected, remedy } = read;
  return stopRow({ code, expected, remedy, column: cells.columnOf("day"), found: cell });
}

type Figures = Pick<ResultSaid, "sum" | "squares" | "denominator"> & { readonly kind: MetricKind };

/** What the units of an arm did: successes, or a sum with its spread; a mean stands for the sum that it is the mean of. */
function figuresOf(
  row: TableRow,
  { entry, cells, n }: { readonly entry: Entry; readonly cells: Cells; readonly n: number },
): Figures {
  const spread = cells.has("squares") || cells.has("deviation");
  const said = entry.choice("kind", metricKindWords);
  const hasSpread = spread && (cells.text(row, "squares") + cells.text(row, "deviation")).trim() !== "";
  const kind = said ?? (hasSpread ? "mean" : "proportion");
  const mean = cells.has("mean") ? entry.number("mean") : null;
  const counted = cells.has("sum") ? entry.large("sum") : null;
  const field = cells.has("sum") ? "sum" : "mean";
  const sum =
    counted ?? (mean === null ? entry.refuse(field, "NO_COUNT", "what the units of the arm did") : mean * n + 0);
  if (kind === "proportion") {
    if (sum < 0 || sum > n) return entry.refuse(field, "ABOVE_UNITS", `a count from 0 to ${n}; a sum needs its spread`);
    return { kind, sum, squares: 0, denominator: null };
  }
  const deviation = cells.has("deviation") ? entry.number("deviation") : null;
  const squares = cells.has("squares") ? entry.large("squares") : null;
  if (squares === null && deviation === null) {
    return entry.refuse("deviation", "NO_SPREAD", "the standard deviation, or the sum of squares");
  }
  if ((squares ?? 0) < 0 || (deviation ?? 0) < 0) return entry.refuse("deviation", "NEGATIVE", "a spread of 0 or more");
  const all = squares ?? (deviation ?? 0) ** 2 * Math.max(0, n - 1) + (n > 0 ? sum ** 2 / n : 0);
  if (kind === "mean") return { kind, sum, squares: all, denominator: null };
  const needed = (field: string) =>
    entry.large(field) ?? entry.refuse(field, "NO_DENOMINATOR", "a sum of what is divided by");
  const [below, belowSquares, products] = [needed("denominator"), needed("denominatorSquares"), needed("products")];
  if (belowSquares < 0) return entry.refuse("denominatorSquares", "NEGATIVE", "a sum of squares of 0 or more");
  return { kind, sum, squares: all, denominator: { sum: below, squares: belowSquares, products } };
}

/** What the units did before the test: all three sums, or none. */
function pastSaid(entry: Entry): Pick<ResultSaid, "past"> {
  const sum = entry.large("past");
  if (sum === null) return {};
  const needed = (field: string) => entry.large(field) ?? entry.refuse(field, "NO_PAST", "a sum of what was before");
  const [squares, products] = [needed("pastSquares"), needed("pastProducts")];
  if (squares < 0) return entry.refuse("pastSquares", "NEGATIVE", "a sum of squares of 0 or more");
  return { past: { sum, squares, products } };
}

function addResult(
  { found, reading, entry }: Taking,
  key: string,
  { kind, ...result }: ResultSaid & { kind: MetricKind },
): void {
  const experiment = found.get(key)?.gathered;
  if (experiment === undefined) return;
  const before = experiment.metrics.get(result.metric);
  if (before === undefined) {
    const beside = { name: result.metric, isBeside: experiment.metrics.size > 0, reading };
    experiment.metrics.set(result.metric, { kind, ...metricSaid(entry, beside) });
  } else if (before.kind !== kind) {
    return entry.refuse("metric", "OTHER_KIND", `results of a ${before.kind}, as in an earlier row`);
  }
  const place = resultKey(result);
  const earlier = experiment.results.get(place);
  if (earlier !== undefined && reading.options["repeated"] !== "add") {
    return entry.refuse("arm", "REPEATED", "one row for each arm, metric and day");
  }
  experiment.results.set(place, earlier === undefined ? result : addedResult(earlier, result));
}

/** The experiments without a stopped row; the others are stopped where they begin, so that no arm is missing unseen. */
function wholeOnes(found: Found, reading: Reading, intake: Intake): readonly ExperimentRow[] {
  const whole: ExperimentRow[] = [];
  for (const { gathered, rows, stopped } of found.values()) {
    if (stopped === null) whole.push(experimentRow(gathered, reading));
    else if (stopped.row !== gathered.place.row) {
      intake.stop(gathered.place, {
        code: "ROW_STOPPED",
        column: "",
        found: gathered.title,
        expected: "an experiment without a stopped row",
        remedy: `Repair ${lineOf(stopped)}, which is of the same experiment.`,
      });
    }
    const isCountedApart = stopped !== null && stopped.row === gathered.place.row;
    for (let row = isCountedApart ? 0 : 1; row < rows; row += 1) intake.leaveOut(sameExperiment);
  }
  return whole;
}
