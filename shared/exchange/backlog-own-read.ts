import {
  fieldOfColumn,
  figureColumns,
  figures,
  momentColumns,
  moneyFigures,
  readAmount,
  textColumns,
  type FieldColumn,
} from "./backlog-columns.ts";
import type { ByteSource } from "./byte-source.ts";
import type { TableRow } from "./cells.ts";
import { reasonOf, stopRow } from "./entry-cells.ts";
import { newIntake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { walkTables } from "./walk.ts";
import type { Watch } from "./watch.ts";
import {
  backlogKinds,
  backlogStages,
  outcomes,
  workStages,
  type BacklogItem,
  type EstimateName,
  type Outcome,
  type Urgency,
} from "../domain/backlog-item.ts";
import { placeOf, type FieldSaid, type ItemRow, type ItemSaid, type ReadRows } from "../domain/import-rows.ts";
import { ok, type Result } from "../result.ts";

/** The cells of one row by the names of our own columns; a missing column says nothing, a blank cell says none. */
type OwnCells = {
  readonly has: (column: string) => boolean;
  readonly text: (column: string) => string;
  /** The cells of a repeated column, blank ones left out. */
  readonly texts: (column: string) => readonly string[];
  readonly stop: (column: string, expected: string) => never;
};

/** Reads our own export of backlog items back, without a question; a cell that was changed to nonsense stops its row. */
export async function readOwnBacklog(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const intake = newIntake();
  const items: ItemRow[] = [];
  const plain = { ...reading, columns: {} };
  const walk = { sources, reading: plain, watch, intake, listFields: new Set<string>() };
  const walked = await walkTables(walk, ({ header }) => {
    const places = new Map<string, number[]>();
    for (const [at, name] of header.entries()) places.set(name, [...(places.get(name) ?? []), at]);
    const teamFields = [...places].flatMap(([name, [at = 0]]) => {
      const field = fieldOfColumn(name);
      return field === null ? [] : [{ field, at, name }];
    });
    const take = (row: TableRow) => reasonOf(() => items.push(itemOf(row, cellsUnder(row, places), teamFields)));
    return ok({ needed: 0, take });
  });
  return walked.ok ? ok(intake.finish({ items })) : walked;
}

function cellsUnder(row: TableRow, places: ReadonlyMap<string, readonly number[]>): OwnCells {
  const text = (column: string) => row.cells[places.get(column)?.[0] ?? -1] ?? "";
  return {
    has: (column) => places.has(column),
    text,
    texts: (column) => (places.get(column) ?? []).map((at) => row.cells[at] ?? "").filter((cell) => cell !== ""),
    stop: (column, expected) =>
      stopRow({ code: "NOT_READ_BACK", column, found: text(column), expected, remedy: "Correct the cell." }),
  };
}

type TeamColumn = { readonly field: FieldColumn; readonly at: number; readonly name: string };

function itemOf(row: TableRow, cells: OwnCells, teamColumns: readonly TeamColumn[]): ItemRow {
  const title = cells.text("title").trim() === "" ? cells.stop("title", "a title") : cells.text("title");
  const product = cells.text("product").trim() === "" ? cells.stop("product", "a product") : cells.text("product");
  const winnowId = cells.text("winnowId").trim();
  const origin = cells.text("source");
  const externalId = cells.text("externalId");
  const feature = cells.text("feature");
  return {
    ...placeOf(row),
    product: product.trim(),
    externalId: externalId === "" ? winnowId || title : externalId,
    ...(externalId === "" || origin === "" ? {} : { origin }),
    ...(winnowId === "" ? {} : { winnowId }),
    fields: saidOf(cells, title),
    ...(cells.has("feature") ? { feature: feature.trim() === "" ? null : feature.trim() } : {}),
    ...(cells.has("proposalId") ? { proposalId: cells.text("proposalId") || null } : {}),
    needs: cells.texts("needs"),
    ...(hasMoney(cells) ? { currency: currencyOf(cells) } : {}),
    teamFields: teamColumns.map((column) => fieldSaid(row, cells, column)),
  };
}

function hasMoney(cells: OwnCells): boolean {
  return cells.text("urgency amount") !== "" || [...moneyFigures].some((name) => cells.text(name) !== "");
}

function currencyOf(cells: OwnCells): string {
  const currency = cells.text("currency").trim();
  return /^[A-Z]{3}$/.test(currency) ? currency : cells.stop("currency", "a currency such as EUR");
}

function fieldSaid(row: TableRow, cells: OwnCells, { field, at, name }: TeamColumn): FieldSaid {
  const cell = row.cells[at] ?? "";
  if (cell === "") return { ...field, value: null };
  return { ...field, value: field.kind === "number" ? numberIn(cells, name) : cell };
}

function saidOf(cells: OwnCells, title: string): ItemSaid {
  const texts = textColumns.filter((id) => cells.has(id)).map((id) => [id, cells.text(id)]);
  const moments = momentColumns.flatMap((id) => momentIn(cells, id));
  const note = cells.text("note");
  return {
    title,
    ...(cells.has("stage") ? { stage: oneOf(cells, "stage", backlogStages) } : {}),
    ...(cells.has("kind") ? { kind: oneOf(cells, "kind", backlogKinds) } : {}),
    ...Object.fromEntries(texts),
    ...(cells.has("due") ? { due: cells.text("due") || null } : {}),
    labels: cells.texts("labels"),
    links: cells.texts("links"),
    ...(cells.has("madeIn") ? { madeIn: optional(cells, "madeIn", workStages) } : {}),
    ...(cells.has("foundIn") ? { foundIn: optional(cells, "foundIn", workStages) } : {}),
    ...(cells.has("urgency") ? { urgency: urgencyIn(cells) } : {}),
    estimates: figures.flatMap((name) => estimateIn(cells, name)),
    ...Object.fromEntries(moments),
    ...(cells.has("outcome") ? { outcome: outcomeIn(cells) } : {}),
    ...(note === "" ? {} : { note }),
    ...(cells.text("extra") === "" ? {} : { extra: extraIn(cells) }),
  };
}

function oneOf<C extends string>(cells: OwnCells, column: string, choices: readonly C[]): C {
  const found = cells.text(column).trim();
  return choices.find((choice) => choice === found) ?? cells.stop(column, `one of ${choices.join(", ")}`);
}

function optional<C extends string>(cells: OwnCells, column: string, choices: readonly C[]): C | null {
  return cells.text(column).trim() === "" ? null : oneOf(cells, column, choices);
}

function numberIn(cells: OwnCells, column: string): number {
  const text = cells.text(column).trim();
  const value = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : cells.stop(column, "a number such as 12.5");
}

/** A moment of an item: those that must be known are left to the import where the cell is blank. */
function momentIn(cells: OwnCells, column: (typeof momentColumns)[number]): readonly [string, number | null][] {
  if (!cells.has(column)) return [];
  const text = cells.text(column).trim();
  if (text === "") return column === "openedAt" || column === "stageSince" ? [] : [[column, null]];
  const at = /^[+-]?\d{4,6}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  return [[column, Number.isNaN(at) ? cells.stop(column, "a moment such as 2025-08-31T12:00:00.000Z") : at]];
}

function amountIn(cells: OwnCells, column: string): number {
  return readAmount(cells.text(column), currencyOf(cells)) ?? cells.stop(column, "an amount such as 1200.50");
}

function urgencyIn(cells: OwnCells): Urgency {
  const profile = oneOf(cells, "urgency", ["standard", "fixedDate", "intangible", "expedite"] as const);
  switch (profile) {
    case "standard":
      return { profile, horizonWeeks: cells.text("urgency weeks") === "" ? null : numberIn(cells, "urgency weeks") };
    case "fixedDate":
      return { profile, day: cells.text("urgency day"), penalty: amountIn(cells, "urgency amount") };
    case "intangible":
      return { profile, startDay: cells.text("urgency day"), rampWeeks: numberIn(cells, "urgency weeks") };
    case "expedite":
      return { profile, lump: amountIn(cells, "urgency amount") };
  }
}

function estimateIn(cells: OwnCells, name: EstimateName): BacklogItem["estimates"] {
  const [mode = "", low = "", high = "", source = "", on = ""] = figureColumns(name);
  if (cells.text(mode).trim() === "") return [];
  const figure = (column: string) => (moneyFigures.has(name) ? amountIn(cells, column) : numberIn(cells, column));
  const likely = figure(mode);
  const end = (column: string) => (cells.text(column).trim() === "" ? likely : figure(column));
  return [
    { name, low: end(low), mode: likely, high: end(high), source: cells.text(source), on: cells.text(on) || null },
  ];
}

function outcomeIn(cells: OwnCells): Outcome | null {
  const verdict = optional(cells, "outcome", outcomes);
  if (verdict === null) return null;
  return {
    verdict,
    reason: cells.text("outcome reason"),
    at: numberIn(cells, "outcome at"),
    by: cells.text("outcome by"),
  };
}

function extraIn(cells: OwnCells): Readonly<Record<string, string>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(cells.text("extra"));
  } catch {
    return cells.stop("extra", "a JSON object of texts");
  }
  const isRecord = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  if (!isRecord || !Object.values(parsed as object).every((text) => typeof text === "string")) {
    return cells.stop("extra", "a JSON object of texts");
  }
  return parsed as Readonly<Record<string, string>>;
}
