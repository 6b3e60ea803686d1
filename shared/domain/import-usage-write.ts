import type { Planning } from "./import-judged.ts";
import { cellKey, periodAround, stateOf, type ToldUsage } from "./import-usage.ts";
import type { UsageRow } from "./import-rows.ts";
import type { Id } from "./ids.ts";
import { addMonths, monthAt, monthIndex } from "./month.ts";
import { cellKind, kindBits } from "./usage-cell.ts";
import { cellColumns, sourcePlace, storedCells, writableCells, type WritableCells } from "./usage-block.ts";
import { usageCells, type UsageMatrix } from "./usage.ts";
import type { Problem } from "../result.ts";

/** The most cells (subjects × months) that one product's usage may have. */
const mostUsageCells = 20_000_000;

/** A subject's months that are written or cleared: a row of the file, or null to make them missing. */
type Stroke = { readonly subject: Id; readonly month: number; readonly span: number; readonly said: UsageRow | null };

/**
 * Plans the usage of the rows that go in as one block for each product, with the recorded periods that they replace or
 * no longer name. While a row is stopped nothing counts as no longer named: `isWhole` is false. Refuses TOO_LARGE when a product's months lie so far apart that its usage would not fit in memory.
 */
export function planUsage(planning: Planning, told: readonly ToldUsage[], isWhole: boolean): Problem | null {
  for (const usage of told) {
    const strokes = [...(isWhole ? withdrawn(planning, usage) : []), ...replaced(usage), ...written(usage)];
    const problem = planBlock(planning, usage, strokes);
    if (problem !== null) return problem;
  }
  return null;
}

function written(usage: ToldUsage): readonly Stroke[] {
  const strokes: Stroke[] = [];
  for (const { row, subject } of usage.rows) {
    if (row.verdict !== "new" && row.verdict !== "update") continue;
    const { said } = row;
    strokes.push({ subject, month: monthIndex(said.month), span: said.span, said });
  }
  return strokes;
}

/** The recorded periods that updates meet: each is replaced whole. */
function replaced({ matrix, recorded, rows }: ToldUsage): readonly Stroke[] {
  const strokes: Stroke[] = [];
  if (matrix === undefined) return strokes;
  const first = monthIndex(matrix.firstMonth);
  for (const { row, subject } of rows) {
    const line = recorded.get(subject);
    if (row.verdict !== "update" || line === undefined) continue;
    const start = monthIndex(row.said.month) - first;
    for (let column = Math.max(0, start); column < Math.min(start + row.said.span, matrix.months); column += 1) {
      const [from, until] = periodAround(matrix, line, column);
      if (from < until) strokes.push({ subject, month: first + from, span: until - from, said: null });
    }
  }
  return strokes;
}

/** What this source gave before for the months that the file speaks of, and the file no longer names. */
function withdrawn(planning: Planning, usage: ToldUsage): readonly Stroke[] {
  const { matrix } = usage;
  const source = matrix?.sources.indexOf(planning.file.source) ?? -1;
  if (planning.choices.absentCells === "keep" || matrix === undefined || source < 0) return [];
  const first = monthIndex(matrix.firstMonth);
  const spoken = new Set<number>();
  for (const { row } of usage.rows) {
    if (row.stop !== null) continue;
    const start = monthIndex(row.said.month) - first;
    for (let column = start; column < start + row.said.span; column += 1) spoken.add(column);
  }
  const strokes: Stroke[] = [];
  matrix.subjects.forEach((subject, line) => {
    const told = usage.subjects.get(subject);
    const isAbsent = (column: number) =>
      spoken.has(column) && (told === undefined || !usage.cells.has(cellKey(told, first + column)));
    for (const column of spoken) {
      const at = line * matrix.months + column;
      if (column < 0 || column >= matrix.months || matrix.source[at] !== source) continue;
      const kind = (matrix.state[at] ?? 0) & kindBits;
      if (kind === cellKind.missing || kind === cellKind.spread) continue;
      const [from, until] = periodAround(matrix, line, column);
      const period = Array.from({ length: until - from }, (_, n) => from + n);
      if (!period.every(isAbsent)) continue;
      strokes.push({ subject, month: first + from, span: until - from, said: null });
      planning.withdrawn.push({ productId: usage.productId, subject, month: addMonths(matrix.firstMonth, from) });
    }
  });
  return strokes;
}

function planBlock(planning: Planning, usage: ToldUsage, strokes: readonly Stroke[]): Problem | null {
  if (strokes.length === 0) return null;
  const { matrix, productId } = usage;
  const subjects = new Map<Id, number>();
  let first = Infinity;
  let until = -Infinity;
  for (const { subject, month, span } of strokes) {
    if (!subjects.has(subject)) subjects.set(subject, subjects.size);
    first = Math.min(first, month);
    until = Math.max(until, month + span);
  }
  const months = until - first;
  const problem = tooLarge(usage, matrix, first, until) ?? tooManySources(matrix, planning.file.source);
  if (problem !== null) return problem;
  const firstMonth = monthAt(first);
  const ids = [...subjects.keys()];
  const before = usageCells(matrix, ids, firstMonth, months);
  const cells = writableCells(before, ids.length * months);
  const source = sourcePlace(cells, planning.file.source);
  for (const { subject, month, span, said } of strokes) {
    const at = (subjects.get(subject) ?? 0) * months + month - first;
    for (let n = 0; n < span; n += 1) clearCell(cells, at + n);
    if (said !== null) writePeriod(cells, at, said, source);
  }
  const patch = { subjects: ids, firstMonth, months, before, after: storedCells(cells) };
  planning.usage.push({ productId, patch });
  return null;
}

function clearCell(cells: WritableCells, at: number): void {
  for (const column of cellColumns) cells[column][at] = 0;
}

/** The first month of a period carries its numbers, the others say that they belong to it. */
function writePeriod(cells: WritableCells, at: number, said: UsageRow, source: number): void {
  cells.state.fill(cellKind.spread, at, at + said.span);
  cells.source.fill(source, at, at + said.span);
  cells.eligible[at] = said.eligible ?? 0;
  cells.users[at] = said.users ?? 0;
  cells.uses[at] = said.uses ?? 0;
  cells.state[at] = stateOf(said);
  cells.span[at] = said.span;
}

function tooLarge(usage: ToldUsage, matrix: UsageMatrix | undefined, first: number, until: number): Problem | null {
  const isEmpty = matrix === undefined || matrix.months === 0;
  const from = isEmpty ? first : Math.min(first, monthIndex(matrix.firstMonth));
  const to = isEmpty ? until : Math.max(until, monthIndex(matrix.firstMonth) + matrix.months);
  const fresh = [...usage.subjects.keys()].filter((subject) => !usage.recorded.has(subject)).length;
  if ((usage.recorded.size + fresh) * (to - from) <= mostUsageCells) return null;
  return {
    code: "TOO_LARGE",
    message: `The months from ${monthAt(from)} to ${monthAt(to - 1)} are too many for so many features of one product.`,
    fix: "Look for a month that is written wrongly, or bring the file in by parts.",
  };
}

function tooManySources(matrix: UsageMatrix | undefined, source: string): Problem | null {
  if (matrix === undefined || matrix.sources.includes(source) || matrix.sources.length < 255) return null;
  return {
    code: "TOO_MANY_SOURCES",
    message: "The usage of one product already comes from 255 sources.",
    fix: "Give files of the same origin one source name.",
  };
}
