import { contested, stoppedByName, stopRow, type JudgedRow, type Planning } from "./import-judged.ts";
import type { NamedRecord } from "./import-names.ts";
import type { FieldChange } from "./import-planned.ts";
import type { StopReason, UsageRow } from "./import-rows.ts";
import { stopTwice } from "./import-catalogue.ts";
import type { Id } from "./ids.ts";
import { addMonths, monthIndex, type Month } from "./month.ts";
import { onShelf } from "./shelves.ts";
import { cellKind, cellState, eligibleKnown, kindBits, measureKnown, usersKnown, usesKnown } from "./usage-cell.ts";
import { columnOf, type UsageMatrix } from "./usage.ts";

/** A usage row with the names it says; a null feature means the product itself. */
export type UsageTold = {
  readonly row: JudgedRow<UsageRow>;
  readonly product: NamedRecord;
  readonly feature: NamedRecord | null;
};

/** The usage that a file tells of one product. */
export type ToldUsage = {
  readonly productId: Id;
  readonly matrix: UsageMatrix | undefined;
  readonly recorded: ReadonlyMap<Id, number>;
  readonly subjects: Map<Id, number>;
  /** The row that speaks of a cell, by subject and month. */
  readonly cells: Map<number, JudgedRow<UsageRow>>;
  readonly rows: { readonly row: JudgedRow<UsageRow>; readonly subject: Id }[];
};

/** The earliest and the latest month whose usage can be brought in. */
const usageRange: { readonly first: Month; readonly last: Month } = { first: "1970-01", last: "2199-12" };

const firstMonth = monthIndex(usageRange.first);
const lastMonth = monthIndex(usageRange.last);
const monthSlots = 4096;

/** The place of a subject's month among the told cells of a product. */
export function cellKey(subject: number, month: number): number {
  return subject * monthSlots + (month - firstMonth);
}

/** Judges usage rows cell by cell: within the file, then against what is recorded, one source to a subject and month. */
export function judgeUsage(planning: Planning, told: readonly UsageTold[]): readonly ToldUsage[] {
  const products = new Map<Id, ToldUsage>();
  const doubles = new Map<JudgedRow, JudgedRow>();
  for (const one of told) {
    const { row, product, feature } = one;
    if (stoppedAlone(row) || stoppedByName(row, "product", product)) continue;
    if (feature !== null && stoppedByName(row, "feature", feature)) continue;
    const productId = product.id ?? "";
    let usage = products.get(productId);
    if (usage === undefined) products.set(productId, (usage = toldUsage(planning, productId)));
    row.uses = [feature ?? product];
    place(usage, row, feature?.id ?? productId, doubles);
  }
  for (const usage of products.values()) {
    for (const { row, subject } of usage.rows) {
      if (row.stop === null && !doubles.has(row)) judgeCell(planning, usage, row, subject);
    }
  }
  for (const [row, first] of doubles) if (first.stop !== null && row.stop === null) row.stop = first.stop;
  for (const row of doubles.keys()) if (row.stop !== null) row.verdict = "stopped";
  return [...products.values()];
}

function toldUsage({ portfolio }: Planning, productId: Id): ToldUsage {
  const matrix = onShelf(portfolio.usage, "").get(productId);
  const recorded = new Map((matrix?.subjects ?? []).map((subject, row) => [subject, row]));
  return { productId, matrix, recorded, subjects: new Map(), cells: new Map(), rows: [] };
}

function stoppedAlone(row: JudgedRow<UsageRow>): boolean {
  const reason = reasonAgainst(row.said);
  if (reason !== null) stopRow(row, reason);
  return reason !== null;
}

function reasonAgainst(said: UsageRow): StopReason | null {
  const { eligible, users, uses, month, span } = said;
  for (const [column, count, most] of [
    ["eligible", eligible, 0xffff_ffff],
    ["users", users, 0xffff_ffff],
    ["uses", uses, Number.MAX_SAFE_INTEGER],
  ] as const) {
    if (count === null) continue;
    const found = String(count);
    if (!Number.isFinite(count) || count > most || (column !== "uses" && !Number.isInteger(count) && count >= 0)) {
      const expected = column === "uses" ? `a count up to ${most}` : `a whole number up to ${most}`;
      return { code: "OUT_OF_RANGE", column, found, expected, remedy: "Correct the count, or leave it empty." };
    }
    if (count < 0) {
      const remedy = "Counts start at 0; leave the cell empty if not known.";
      return { code: "NEGATIVE", column, found, expected: "0 or more", remedy };
    }
  }
  if (users !== null && eligible !== null && users > eligible) {
    const remedy = "Users cannot be more than those the feature is for: correct one of the two.";
    const found = `${users} of ${eligible}`;
    return { code: "USERS_ABOVE_ELIGIBLE", column: "users", found, expected: `at most ${eligible}`, remedy };
  }
  const first = monthIndex(month);
  if (first >= firstMonth && first + span - 1 <= lastMonth && span >= 1 && span <= 255) return null;
  const expected = `a period between ${usageRange.first} and ${usageRange.last}, of at most 255 months`;
  return { code: "MONTH", column: "month", found: `${month} + ${span}`, expected, remedy: "Correct the month." };
}

/** Puts a row on its cells; a cell that another row of the file speaks of already stops both, unless they agree. */
function place(usage: ToldUsage, row: JudgedRow<UsageRow>, subject: Id, doubles: Map<JudgedRow, JudgedRow>): void {
  let at = usage.subjects.get(subject);
  if (at === undefined) usage.subjects.set(subject, (at = usage.subjects.size));
  const { said } = row;
  const first = monthIndex(said.month);
  usage.rows.push({ row, subject });
  for (let month = first; month < first + said.span; month += 1) {
    const key = cellKey(at, month);
    const other = usage.cells.get(key);
    if (other === undefined) usage.cells.set(key, row);
    else if (saysTheSame(other.said, said)) doubles.set(row, other);
    else {
      stopTwice(other, "month", said.month);
      stopTwice(row, "month", said.month);
    }
  }
}

function saysTheSame(one: UsageRow, other: UsageRow): boolean {
  return (
    one.month === other.month &&
    one.span === other.span &&
    one.full === other.full &&
    one.eligible === other.eligible &&
    one.users === other.users &&
    one.uses === other.uses
  );
}

/** The state byte of the first cell of a row. */
export function stateOf(said: UsageRow): number {
  return cellState(said.full ? "full" : "partial") | measureKnown(said);
}

/** What is recorded where a row speaks: the periods it meets, and whether it fits exactly one of them. */
type Standing = { readonly at: number; readonly fits: boolean; readonly isForeign: boolean; readonly reaches: boolean };

function standing(planning: Planning, usage: ToldUsage, said: UsageRow, subject: Id): Standing | null {
  const { matrix } = usage;
  const line = usage.recorded.get(subject);
  if (matrix === undefined || line === undefined) return null;
  const start = columnOf(matrix, said.month);
  let at = -1;
  let isForeign = false;
  let reaches = false;
  let column = Math.max(0, start);
  while (column < Math.min(start + said.span, matrix.months)) {
    const [from, until] = periodAround(matrix, line, column);
    if (from < until) {
      if (at < 0) at = line * matrix.months + from;
      if (matrix.sources[matrix.source[line * matrix.months + from] ?? 0] !== planning.file.source) isForeign = true;
      if (from < start || until > start + said.span) reaches = true;
    }
    column = Math.max(until, column + 1);
  }
  if (at < 0) return null;
  const fits = at - line * matrix.months === start && (matrix.span[at] ?? 0) === said.span && !reaches;
  return { at, fits, isForeign, reaches };
}

/** The columns of the recorded period that a cell belongs to, from and until (exclusive); empty where it is missing. */
export function periodAround(matrix: UsageMatrix, line: number, column: number): readonly [number, number] {
  const offset = line * matrix.months;
  const kind = (at: number) => (matrix.state[offset + at] ?? 0) & kindBits;
  if (kind(column) === 0) return [column, column];
  let from = column;
  while (from > 0 && kind(from) === cellKind.spread) from -= 1;
  let until = from + 1;
  while (until < matrix.months && kind(until) === cellKind.spread) until += 1;
  return [from, Math.max(until, column + 1)];
}

function judgeCell(planning: Planning, usage: ToldUsage, row: JudgedRow<UsageRow>, subject: Id): void {
  const { said } = row;
  if (said.eligible === null && said.users === null && said.uses === null) return;
  const found = standing(planning, usage, said, subject);
  if (found === null) {
    row.verdict = "new";
    return;
  }
  const fields = cellChanges(planning, usage.matrix, found.at, said);
  if (found.fits && fields.length === 0) return;
  if (found.isForeign || found.reaches) {
    const conflict = {
      key: `usage:${said.product}\u0000${said.feature ?? ""}\u0000${said.month}`,
      code: found.isForeign ? "SECOND_SOURCE" : "LONGER_PERIOD",
      subject: `${said.feature ?? said.product} · ${said.month}`,
      fields,
      expected: found.isForeign ? "one source for a subject and month" : "the period that is recorded",
    };
    if (contested(planning, row, conflict)) return;
  }
  row.verdict = "update";
  row.fields = fields;
}

function cellChanges(
  { file }: Planning,
  matrix: UsageMatrix | undefined,
  at: number,
  said: UsageRow,
): readonly FieldChange[] {
  if (matrix === undefined) return [];
  const state = matrix.state[at] ?? 0;
  const source = matrix.sources[matrix.source[at] ?? 0] ?? null;
  const month = addMonths(matrix.firstMonth, at % matrix.months);
  const measure = (bit: number, column: Float64Array | Uint32Array) => ((state & bit) === 0 ? null : (column[at] ?? 0));
  const pairs: readonly FieldChange[] = [
    { field: "eligible", before: measure(eligibleKnown, matrix.eligible), after: said.eligible },
    { field: "users", before: measure(usersKnown, matrix.users), after: said.users },
    { field: "uses", before: measure(usesKnown, matrix.uses), after: said.uses },
    { field: "full", before: (state & kindBits) === cellState("full"), after: said.full },
    { field: "months", before: matrix.span[at] ?? 1, after: said.span },
    { field: "month", before: month, after: said.month },
  ];
  const changes = pairs.filter(({ before, after }) => before !== after);
  if (changes.length === 0 || source === file.source) return changes;
  return [...changes, { field: "source", before: source, after: file.source }];
}
