import type { ByteSource } from "./byte-source.ts";
import type { TableRow } from "./cells.ts";
import { experimentStatusWords } from "./choice-words.ts";
import { entryOf, reasonOf, stopRow, type Entry } from "./entry-cells.ts";
import { newIntake } from "./intake.ts";
import { readMoment } from "./moments.ts";
import { readNumber } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { walkTables, type OpenedTable } from "./walk.ts";
import type { Watch } from "./watch.ts";
import { blankCard, type Card } from "../domain/experiment-card.ts";
import { placeOf, type ExperimentRow, type ReadRows } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** Fields of which several columns, or a line for each member of one, make a list. */
export const cardLists: ReadonlySet<string> = new Set(["arms", "weights", "guardrails"]);

/**
 * Reads experiments without results, as GrowthBook keeps them or as any list of them: title, hypothesis, arms with their
 * planned shares, metrics, dates, and what somebody concluded, which is kept as a note. Refuses NO_TITLE and NO_PRODUCT.
 */
export async function readExperimentCards(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const intake = newIntake();
  const experiments: ExperimentRow[] = [];
  const walk = { sources, reading, watch, intake, listFields: cardLists };
  const walked = await walkTables(walk, (table) => {
    const { cells, places } = table;
    if (!cells.has("title")) return refuse("NO_TITLE", "No column holds the titles.", "Choose it.");
    if (!cells.has("product")) return refuse("NO_PRODUCT", "No product is named.", "Choose a column, or name one.");
    const needed = Math.max(0, ...[...places.values()].flat().map((at) => at + 1));
    const take = (row: TableRow) =>
      reasonOf(() => experiments.push(takeRow(row, { table, reading, entry: entryOf(row, cells, reading) })));
    return ok({ needed, take });
  });
  return walked.ok ? ok(intake.finish({ experiments })) : walked;
}

type Taking = { readonly table: OpenedTable; readonly reading: Reading; readonly entry: Entry };

function takeRow(row: TableRow, taking: Taking): ExperimentRow {
  const { entry } = taking;
  const title = entry.needName("title");
  const origin = entry.name("origin");
  const note = [entry.text("description"), entry.text("conclusions")].filter((text) => text !== "").join("\n\n");
  return {
    ...placeOf(row),
    product: entry.name("product") ?? entry.refuse("product", "NO_PRODUCT", "the name of a product"),
    externalId: entry.name("externalId") ?? title,
    ...(origin === null ? {} : { origin }),
    title,
    status: entry.choice("status", experimentStatusWords) ?? "draft",
    purpose: "change",
    ...(note === "" ? {} : { note }),
    card: cardOf(row, taking),
    results: [],
  };
}

function cardOf(row: TableRow, taking: Taking): ExperimentRow["card"] {
  const { entry } = taking;
  const blank = blankCard();
  const change = entry.text("hypothesis");
  const metric = entry.name("metric");
  const guardrails = membersOf(row, "guardrails", taking);
  const endsOn = dayOf(row, "to", taking);
  return {
    ...(change === "" ? {} : { belief: { ...blank.belief, change } }),
    // Shares fit where means are expected, and not the other way round.
    metric: metric === null ? blank.metric : { ...blank.metric, name: metric, kind: "mean" },
    guardrails: guardrails.map((name) => ({ name, kind: "mean" as const, harm: null, margin: null })),
    arms: armsOf(row, taking),
    ...(endsOn === null ? {} : { endsOn }),
  };
}

function armsOf(row: TableRow, taking: Taking): Card["arms"] {
  const { table, reading } = taking;
  const names = membersOf(row, "arms", taking);
  if (names.length === 0) return blankCard().arms;
  const weights = membersOf(row, "weights", taking).map((cell) => {
    const read = readNumber(cell, reading.decimal);
    if (read.kind === "known" && read.value >= 0) return read.value;
    const column = table.cells.columnOf("weights");
    const remedy = "Correct the cell, or leave the column out.";
    return stopRow({ code: "NOT_A_NUMBER", column, found: cell, expected: "a share of 0 or more", remedy });
  });
  return names.map((name, at) => ({ name, weight: weights.length === names.length ? (weights[at] ?? 0) : 1 }));
}

/** The members of a list: a cell each where there are several columns, else a line each, else parted by commas. */
function membersOf(row: TableRow, field: string, { table }: Taking): readonly string[] {
  const cells = table.cells.texts(row, field);
  const parted = cells.flatMap((cell) => cell.split(cell.includes("\n") ? "\n" : /[,;|]/));
  return [...(cells.length > 1 ? cells : parted)].map((text) => text.trim()).filter((text) => text !== "");
}

function dayOf(row: TableRow, field: string, { table, reading }: Taking): string | null {
  const cell = table.cells.text(row, field);
  if (cell.trim() === "") return null;
  const read = readMoment(cell, reading.dates);
  if (read.kind === "known") return read.day;
  const { code, expected, remedy } = read;
  return stopRow({ code, expected, remedy, column: table.cells.columnOf(field), found: cell });
}
