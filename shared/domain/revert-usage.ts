import type { UsageChange } from "./change.ts";
import type { Json } from "./canonical.ts";
import type { Id } from "./ids.ts";
import { monthAt, monthIndex } from "./month.ts";
import type { Portfolio } from "./portfolio.ts";
import type { KeptField } from "./revert-fields.ts";
import { onShelf } from "./shelves.ts";
import { cellColumns, sameCell, type CellColumns, sourcePlace, storedCells, writableCells } from "./usage-block.ts";
import { kindBits } from "./usage-cell.ts";
import { usageCells, type UsageMatrix } from "./usage.ts";

/** One cell of a block; null where there is no block. */
type Cell = { readonly cells: CellColumns | null; readonly at: number };

/** A cell that a change wrote: what it was before and what the change made of it. */
type CellChange = { readonly month: number; readonly before: Cell; after: Cell };

/** A cell, as "subject/month", that no longer holds what a change gave it, or whose subject is gone. */
type KeptCell = KeptField & { readonly why: "changedSince" | "gone" };

type Revert = { readonly changes: readonly UsageChange[]; readonly kept: readonly KeptCell[] };

/**
 * Takes back the usage that a change wrote to one product, cell by cell: cells that still hold its numbers become what
 * they were, the others are listed. The months of a period longer than a month go together.
 */
export function revertUsage(
  portfolio: Portfolio,
  productId: Id,
  patches: readonly UsageChange[],
  isThere: (subject: Id) => boolean,
): Revert {
  const kept: KeptCell[] = [];
  const matrix = onShelf(portfolio.usage, "").get(productId);
  const lines = new Map((matrix?.subjects ?? []).map((subject, line) => [subject, line]));
  const restored: { readonly subject: Id; readonly month: number; readonly before: Cell }[] = [];
  for (const [subject, cells] of collapsed(patches)) {
    const changes = [...cells.values()].filter(({ before, after }) => !same(before, after));
    if (changes.length === 0) continue;
    changes.sort((one, other) => one.month - other.month);
    const line = lines.get(subject);
    for (const period of periods(changes)) {
      const present = ({ month }: CellChange): Cell => cellOf(matrix, line, month);
      const isGone = !isThere(subject) && period.some(({ before }) => isKnown(before));
      if (!isGone && period.every((change) => same(present(change), change.after))) {
        restored.push(...period.map(({ month, before }) => ({ subject, month, before })));
        continue;
      }
      for (const change of period) {
        if (same(present(change), change.before)) continue;
        const field = `${subject}/${monthAt(change.month)}`;
        const [holds, wouldBe] = [shown(present(change)), shown(change.before)];
        kept.push({ field, holds, wouldBe, why: isGone ? "gone" : "changedSince" });
      }
    }
  }
  return { changes: restored.length === 0 ? [] : [blockOf(portfolio, productId, restored)], kept };
}

function cellOf(matrix: UsageMatrix | undefined, line: number | undefined, month: number): Cell {
  if (matrix === undefined || line === undefined) return { cells: null, at: 0 };
  const column = month - monthIndex(matrix.firstMonth);
  const isInside = column >= 0 && column < matrix.months;
  return isInside ? { cells: matrix, at: line * matrix.months + column } : { cells: null, at: 0 };
}

/** Every cell that the patches wrote, with the oldest before and the newest after. */
function collapsed(patches: readonly UsageChange[]): ReadonlyMap<Id, ReadonlyMap<number, CellChange>> {
  const subjects = new Map<Id, Map<number, CellChange>>();
  for (const { patch } of patches) {
    const first = monthIndex(patch.firstMonth);
    patch.subjects.forEach((subject, row) => {
      let cells = subjects.get(subject);
      if (cells === undefined) subjects.set(subject, (cells = new Map<number, CellChange>()));
      for (let n = 0; n < patch.months; n += 1) {
        const at = row * patch.months + n;
        const after = { cells: patch.after, at };
        const known = cells.get(first + n);
        if (known === undefined) cells.set(first + n, { month: first + n, before: { cells: patch.before, at }, after });
        else known.after = after;
      }
    });
  }
  return subjects;
}

/** The changed cells of a subject, in order, gathered by the periods that they belonged to before or after. */
function periods(changes: readonly CellChange[]): readonly (readonly CellChange[])[] {
  const gathered: CellChange[][] = [];
  let until = -Infinity;
  for (const change of changes) {
    if (change.month < until) gathered.at(-1)?.push(change);
    else gathered.push([change]);
    until = Math.max(until, change.month + Math.max(1, spanOf(change.before), spanOf(change.after)));
  }
  return gathered;
}

function spanOf({ cells, at }: Cell): number {
  return isKnown({ cells, at }) ? (cells?.span[at] ?? 0) : 0;
}

function isKnown({ cells, at }: Cell): boolean {
  return ((cells?.state[at] ?? 0) & kindBits) !== 0;
}

function same(one: Cell, other: Cell): boolean {
  return sameCell(one.cells, one.at, other.cells, other.at);
}

function shown(cell: Cell): Json {
  const { cells, at } = cell;
  if (cells === null || !isKnown(cell)) return null;
  const numbers = cellColumns.map((column) => [column, cells[column][at] ?? 0] as const);
  return { ...Object.fromEntries(numbers), source: cells.sources[cells.source[at] ?? 0] ?? null };
}

function blockOf(
  portfolio: Portfolio,
  productId: Id,
  restored: readonly { readonly subject: Id; readonly month: number; readonly before: Cell }[],
): UsageChange {
  const rows = new Map<Id, number>();
  let first = Infinity;
  let last = -Infinity;
  for (const { subject, month } of restored) {
    if (!rows.has(subject)) rows.set(subject, rows.size);
    first = Math.min(first, month);
    last = Math.max(last, month);
  }
  const subjects = [...rows.keys()];
  const firstMonth = monthAt(first);
  const months = last - first + 1;
  const before = usageCells(onShelf(portfolio.usage, "").get(productId), subjects, firstMonth, months);
  const after = writableCells(before, subjects.length * months);
  for (const { subject, month, before: cell } of restored) {
    const at = (rows.get(subject) ?? 0) * months + month - first;
    for (const column of cellColumns) after[column][at] = cell.cells?.[column][cell.at] ?? 0;
    const source = isKnown(cell) ? cell.cells?.sources[cell.cells.source[cell.at] ?? 0] : undefined;
    after.source[at] = source === undefined ? 0 : sourcePlace(after, source);
  }
  const patch = { subjects, firstMonth, months, before, after: storedCells(after) };
  return { table: "usage", id: productId, patch };
}
