import { latestOnly, inHandOrder, type Found } from "./backlog-order.ts";
import { readOwnBacklog } from "./backlog-own-read.ts";
import { itemTimes, stageOf, type Moments } from "./backlog-stages.ts";
import { resolutionWords, isComments, isPersonal, stageWords, workWords } from "./backlog-words.ts";
import type { ByteSource } from "./byte-source.ts";
import { cleanText, folded, nameIn, type TableRow } from "./cells.ts";
import { choiceOf } from "./choice-words.ts";
import { entryOf, reasonOf, stopRow, type Entry } from "./entry-cells.ts";
import { backlogLists } from "./guess-backlog.ts";
import { newIntake, type Intake } from "./intake.ts";
import { readMoment } from "./moments.ts";
import { isNotKnown } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { walkTables, type OpenedTable } from "./walk.ts";
import type { Watch } from "./watch.ts";
import { clockOfZone, unknownZone, type ZoneClock } from "./zone-clock.ts";
import { estimateNames, moneyEstimates, type BacklogItem } from "../domain/backlog-item.ts";
import { pointEstimate } from "../domain/estimate.ts";
import { placeOf, type ItemSaid, type ReadRows } from "../domain/import-rows.ts";
import { reservedNames } from "../domain/record.ts";
import { ok, refuse, type Result } from "../result.ts";

/**
 * Reads a list of work as trackers export it. States become stages by their words and a resolution; columns that no field
 * takes are kept beside the item; comments are counted; names of people are only taken where a column was chosen for the
 * owner. Of several states of one item the latest is taken. Refuses NO_TITLE and NO_PRODUCT.
 */
export async function readBacklog(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  if (reading.options["own"] === "backlog") return readOwnBacklog(sources, reading, watch);
  const clock = clockOfZone(reading.timeZone);
  if (clock === null) return unknownZone(reading.timeZone);
  const intake = newIntake();
  const found: Found[] = [];
  const walk = { sources, reading, watch, intake, listFields: backlogLists, isWideTaken: true };
  const walked = await walkTables(walk, (table) => {
    const { cells, places, header } = table;
    if (!cells.has("title")) return refuse("NO_TITLE", "No column holds the titles.", "Choose it.");
    if (!cells.has("product")) return refuse("NO_PRODUCT", "No product is named.", "Choose a column, or name one.");
    noteColumns(header, reading, intake);
    const needed = Math.max(0, ...[...places].flatMap(([id, at]) => (id === "extra" ? [] : at.map((n) => n + 1))));
    const counted = header.flatMap((name, at) => (isComments(name) ? [at] : []));
    const take = (row: TableRow) =>
      reasonOf(() =>
        found.push(takeRow(row, { table, reading, clock, intake, counted, entry: entryOf(row, cells, reading) })),
      );
    return ok({ needed, take });
  });
  if (!walked.ok) return walked;
  const items = inHandOrder(latestOnly(found, { intake, isKeyed: reading.columns["externalId"] !== undefined }));
  return ok(intake.finish({ items }));
}

function noteColumns(header: readonly string[], reading: Reading, intake: Intake): void {
  const asked = new Set(Object.values(reading.columns).flat().map(folded));
  const names = [...new Set(header)].filter((name) => isPersonal(name) && !asked.has(folded(name)));
  if (names.length > 0) intake.notice(`Names of people are left out: ${names.join(", ")}.`);
}

type Taking = {
  readonly table: OpenedTable;
  readonly reading: Reading;
  /** By which times without a zone are taken. */
  readonly clock: ZoneClock;
  readonly intake: Intake;
  /** Where the comments stand. */
  readonly counted: readonly number[];
  readonly entry: Entry;
};

function takeRow(row: TableRow, taking: Taking): Found {
  const { table, entry } = taking;
  const { cells } = table;
  const title = entry.needName("title");
  const product = entry.name("product") ?? entry.refuse("product", "NO_PRODUCT", "the name of a product");
  const feature = entry.name("feature");
  const money = moneyOf(entry, cells.has("currency"));
  const item = {
    ...placeOf(row),
    product,
    externalId: entry.name("externalId") ?? title,
    fields: { title, ...saidOf(row, taking), ...estimatesOf(row, taking, money) },
    ...(feature === null ? {} : { feature }),
    ...(cells.has("needs") ? { needs: listOf(row, "needs", taking) } : {}),
    ...(money === null ? {} : { currency: money }),
  };
  const estimated = estimateNames.filter((name) => cells.has(name));
  return {
    item: estimated.length === 0 ? item : { ...item, estimated },
    updated: updatedAt(cells.text(row, "updated"), taking),
    rank: cells.text(row, "rank").trim(),
  };
}

/** When a row was last changed only says which of several is the latest, so that nonsense there stops nothing. */
function updatedAt(cell: string, { reading, clock }: Taking): number | null {
  const read = readMoment(cell, reading.dates, clock);
  return read.kind === "known" ? read.at : null;
}

function moneyOf(entry: Entry, isStated: boolean): string | null {
  return isStated ? entry.currency() : null;
}

function saidOf(row: TableRow, taking: Taking): Omit<ItemSaid, "title" | "estimates"> {
  const { table, entry } = taking;
  const { cells } = table;
  const labels = listOf(row, "labels", taking);
  const kind = entry.choice("kind", workWords) ?? kindOfLabels(labels);
  const extra = extraOf(row, taking);
  const texts = ["owner", "hypothesis", "mandate"] as const;
  return {
    ...stagesOf(row, taking),
    ...(kind === null ? {} : { kind }),
    ...(cells.has("description") ? { description: withoutControls(cells.text(row, "description")) } : {}),
    ...(cells.has("labels") ? { labels } : {}),
    ...(cells.has("links") ? { links: listOf(row, "links", taking) } : {}),
    ...(cells.has("due") ? { due: momentOf(row, "due", taking)?.day ?? null } : {}),
    ...Object.fromEntries(texts.filter((id) => cells.has(id)).map((id) => [id, namesIn(entry.text(id))])),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}

function kindOfLabels(labels: readonly string[]): BacklogItem["kind"] | null {
  return labels.map((label) => choiceOf(workWords, label)).find((kind) => kind !== null) ?? null;
}

function namesIn(text: string): string {
  return text.replaceAll("\n", ", ");
}

/** A text as it is written; only signs that no text has are taken out. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, "").replaceAll(/\p{Surrogate}/gu, "\uFFFD");
}

function stagesOf(row: TableRow, taking: Taking): Omit<ItemSaid, "title"> {
  const { entry } = taking;
  const at = (field: string) => momentOf(row, field, taking)?.at ?? null;
  const moments: Moments = {
    created: at("created"),
    started: at("started"),
    deployed: at("deployed"),
    closed: at("closed"),
    dropped: at("dropped"),
  };
  const state = entry.choice("stage", stageWords);
  const resolution = entry.choice("resolution", resolutionWords);
  const stage = stageOf({ state, resolution, moments });
  const reason = entry.text("resolution") || entry.text("stage");
  return itemTimes(stage, moments, reason);
}

function momentOf(row: TableRow, field: string, { table, reading, clock }: Taking) {
  const cell = table.cells.text(row, field);
  if (isNotKnown(cell) || cell.trim() === "") return null;
  const read = readMoment(cell, reading.dates, clock);
  if (read.kind === "known") return read;
  const { code, expected, remedy } = read;
  return stopRow({ code, expected, remedy, column: table.cells.columnOf(field), found: cell });
}

/** The members of a list: a cell each where columns repeat, a line each, else parted by the file's list mark. */
function listOf(row: TableRow, field: string, { table, reading }: Taking): readonly string[] {
  const mark = reading.options["listMark"] ?? "";
  const isRepeated = (table.places.get(field)?.length ?? 0) > 1;
  const members = new Map<string, string>();
  for (const text of table.cells.texts(row, field)) {
    const isOne = isRepeated || (field === "links" && !text.includes("\n"));
    const byMark = mark === "" ? (reading.syntax === "csv" ? /[,;|\n]/ : "\n") : mark;
    for (const part of isOne ? [text] : text.split(text.includes("\n") ? "\n" : byMark)) {
      const read = nameIn(part, table.cells.columnOf(field));
      if ("reason" in read) return stopRow(read.reason);
      if (read.name !== "" && !members.has(read.name)) members.set(read.name, read.name);
    }
  }
  return [...members.values()];
}

function estimatesOf(row: TableRow, { table, entry }: Taking, currency: string | null): Pick<ItemSaid, "estimates"> {
  const { cells } = table;
  const names = estimateNames.filter((name) => cells.has(name));
  if (names.length === 0) return {};
  const estimates = names.flatMap((name) => {
    const isMoney = moneyEstimates.has(name);
    if (isMoney && currency === null && cells.text(row, name).trim() !== "")
      return entry.refuse(name, "NO_CURRENCY", "a currency");
    const figure = isMoney ? entry.minor(name, currency ?? "") : entry.number(name);
    return figure === null ? [] : [{ name, ...pointEstimate(figure, cells.columnOf(name)) }];
  });
  return { estimates };
}

/** What no field takes, by the names of its columns; cells beyond the header by their place; how many comments there are. */
function extraOf(row: TableRow, { table, intake, counted }: Taking): Readonly<Record<string, string>> {
  const { header, places } = table;
  const extra = new Map<string, string>();
  const keep = (name: string, text: string) => {
    if (text === "" || reservedNames.has(name)) return;
    const before = extra.get(name);
    extra.set(name, before === undefined ? text : `${before}, ${text}`);
  };
  for (const at of places.get("extra") ?? []) keep(header[at] ?? "", cleanText(row.cells[at] ?? ""));
  const beyond = row.cells.slice(header.length);
  if (beyond.some((cell) => cell.trim() !== "")) intake.notice("Rows wider than the header, kept whole: #.");
  for (const [at, cell] of beyond.entries()) keep(`column ${header.length + at + 1}`, cleanText(cell));
  const comments = counted.reduce((sum, at) => sum + commentsIn(row.cells[at] ?? ""), 0);
  for (let n = 0; n < comments; n += 1) intake.notice("Comments counted, their text not kept: #.");
  if (comments > 0) extra.set("Comments", String(comments));
  return Object.fromEntries(extra);
}

function commentsIn(cell: string): number {
  if (cell.trim() === "") return 0;
  return /^\d{1,5}$/.test(cell) ? Number(cell) : 1;
}
