import { find, type Command, type RecordChange, type UsageChange } from "./change.ts";
import type { Id } from "./ids.ts";
import { addMonths, monthAt, monthIndex, type Month } from "./month.ts";
import { unknown } from "./refusals.ts";
import { onShelf } from "./shelves.ts";
import { cellKind, cellState, kindBits, measureKnown } from "./usage-cell.ts";
import { sourcePlace, writableCells } from "./usage-block.ts";
import { usageCells, type UsageMatrix } from "./usage.ts";
import { ok, refuse } from "../result.ts";

/** What a person typed for one subject and month; null measures are not known. All null takes the record away. */
export type TypedUsage = {
  readonly subject: Id;
  readonly month: Month;
  readonly eligible: number | null;
  readonly users: number | null;
  readonly uses: number | null;
  readonly full: boolean;
};

/** The source that stands on usage typed in Winnow. */
export const typedSource = "typed";

/** The changes that make a product's whole usage, or the rows of some of its subjects, missing. */
export function clearedUsage(matrix: UsageMatrix, subjects: readonly Id[] = matrix.subjects): readonly RecordChange[] {
  const before = usageCells(matrix, subjects, matrix.firstMonth, matrix.months);
  if (before === null) return [];
  const patch = { subjects, firstMonth: matrix.firstMonth, months: matrix.months, before, after: null };
  return [{ table: "usage", id: matrix.id, patch }];
}

function problemWith(cell: TypedUsage) {
  const measures = [cell.eligible, cell.users, cell.uses].filter((measure) => measure !== null);
  if (measures.some((measure) => !Number.isFinite(measure) || measure < 0)) {
    return refuse(
      "NEGATIVE",
      `Usage in ${cell.month} is below zero.`,
      "Counts start at 0; leave the cell empty if not known.",
    );
  }
  if ((cell.eligible ?? 0) > 0xffff_ffff || (cell.users ?? 0) > 0xffff_ffff) {
    return refuse("OUT_OF_RANGE", `More than 4,294,967,295 people in ${cell.month}.`, "Check the number of users.");
  }
  if (cell.users !== null && cell.eligible !== null && cell.users > cell.eligible) {
    return refuse(
      "USERS_ABOVE_ELIGIBLE",
      `${cell.users} users in ${cell.month}, but only ${cell.eligible} eligible.`,
      "Users cannot be more than those the feature is for: correct one of the two.",
    );
  }
  return null;
}

/**
 * Records typed usage of a product and its features, as one change; what is recorded already keeps its source. Refuses
 * counts below zero, users above eligible, a month inside a longer period, an unknown product, a feature of another one,
 * and SAME when nothing differs; nothing is taken when one cell is refused.
 */
export function recordUsage(productId: Id, cells: readonly TypedUsage[]): Command {
  return (portfolio) => {
    const product = find(portfolio, "products", productId);
    if (product === undefined) return unknown("product");
    const matrix = find(portfolio, "usage", productId);
    const features = onShelf(portfolio.features, productId);
    for (const cell of cells) {
      if (cell.subject !== productId && !features.has(cell.subject)) return unknown("feature");
      const problem = problemWith(cell) ?? longerPeriod(matrix, cell);
      if (problem !== null) return problem;
    }
    const told = cells.filter((cell) => !isRecorded(matrix, cell));
    if (told.length === 0) return refuse("SAME", `The usage of '${product.name}' says so already.`);
    return ok({ label: `Edit usage of '${product.name}'`, changes: [typedBlock(matrix, productId, told)] });
  };
}

function stateOf(cell: TypedUsage): number {
  const known = measureKnown(cell);
  return known === 0 ? 0 : cellState(cell.full ? "full" : "partial") | known;
}

/** Whether a typed cell says what is recorded already, whoever recorded it. */
function isRecorded(matrix: UsageMatrix | undefined, cell: TypedUsage): boolean {
  const known = usageCells(matrix, [cell.subject], cell.month, 1);
  if ((known?.state[0] ?? 0) !== stateOf(cell)) return false;
  return (["eligible", "users", "uses"] as const).every(
    (measure) => (known?.[measure][0] ?? 0) === (cell[measure] ?? 0),
  );
}

function longerPeriod(matrix: UsageMatrix | undefined, { subject, month }: TypedUsage) {
  const cell = usageCells(matrix, [subject], month, 1);
  const inside = ((cell?.state[0] ?? 0) & kindBits) === cellKind.spread || (cell?.span[0] ?? 0) > 1;
  if (!inside) return null;
  return refuse(
    "LONGER_PERIOD",
    `${month} belongs to a period longer than a month.`,
    "Such a period is kept as it was counted: import it again by months, or remove the record first.",
  );
}

/** One block of cells around everything that was typed: what was there, with the typed cells in their places. */
function typedBlock(matrix: UsageMatrix | undefined, productId: Id, cells: readonly TypedUsage[]): UsageChange {
  const subjects = [...new Set(cells.map((cell) => cell.subject))];
  const indices = cells.map((cell) => monthIndex(cell.month));
  const first = indices.reduce((least, index) => Math.min(least, index));
  const months = indices.reduce((most, index) => Math.max(most, index)) - first + 1;
  const firstMonth = monthAt(first);
  const before = usageCells(matrix, subjects, firstMonth, months);
  const after = writableCells(before, subjects.length * months);
  const typed = sourcePlace(after, typedSource);
  for (const cell of cells) {
    const at = subjects.indexOf(cell.subject) * months + monthIndex(cell.month) - first;
    const state = stateOf(cell);
    after.eligible[at] = cell.eligible ?? 0;
    after.users[at] = cell.users ?? 0;
    after.uses[at] = cell.uses ?? 0;
    after.state[at] = state;
    after.span[at] = state === 0 ? 0 : 1;
    after.source[at] = state === 0 ? 0 : typed;
  }
  return { table: "usage", id: productId, patch: { subjects, firstMonth, months, before, after } };
}

/** The months from the first that a product's usage speaks of to the given last one, for a grid to type into. */
export function usageMonths(matrix: UsageMatrix | undefined, last: Month, atLeast: number): readonly Month[] {
  const lastIndex = monthIndex(last);
  const first = matrix === undefined || matrix.months === 0 ? lastIndex : monthIndex(matrix.firstMonth);
  const start = Math.min(first, lastIndex - atLeast + 1);
  return Array.from({ length: lastIndex - start + 1 }, (_, n) => addMonths(last, start - lastIndex + n));
}
