import { find, type Command, type RecordChange, type UsageChange } from "./change.ts";
import type { Id } from "./ids.ts";
import { addMonths, monthIndex, type Month } from "./month.ts";
import { unknown } from "./refusals.ts";
import { cellState, measureKnown } from "./usage-cell.ts";
import { usageCells, type UsageCells, type UsageMatrix } from "./usage.ts";
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
 * Records typed usage of a product's subjects, as one change. Refuses counts below zero, users above eligible and an
 * unknown product; nothing is taken when one cell is refused.
 */
export function recordUsage(productId: Id, cells: readonly TypedUsage[]): Command {
  return (portfolio) => {
    const product = find(portfolio, "products", productId);
    if (product === undefined) return unknown("product");
    for (const cell of cells) {
      const problem = problemWith(cell);
      if (problem !== null) return problem;
    }
    const matrix = find(portfolio, "usage", productId);
    const changes = cells.map((cell) => typedChange(matrix, productId, cell));
    return ok({ label: `Edit usage of '${product.name}'`, changes });
  };
}

function typedChange(matrix: UsageMatrix | undefined, productId: Id, cell: TypedUsage): UsageChange {
  const known = cell.eligible !== null || cell.users !== null || cell.uses !== null;
  const state = cellState(cell.full ? "full" : "partial") | measureKnown(cell);
  const after: UsageCells = {
    eligible: [cell.eligible ?? 0],
    users: [cell.users ?? 0],
    uses: [cell.uses ?? 0],
    state: [state],
    span: [1],
    source: [0],
    sources: [typedSource],
  };
  const subjects = [cell.subject];
  return {
    table: "usage",
    id: productId,
    patch: {
      subjects,
      firstMonth: cell.month,
      months: 1,
      before: usageCells(matrix, subjects, cell.month, 1),
      after: known ? after : null,
    },
  };
}

/** The months from the first that a product's usage speaks of to the given last one, for a grid to type into. */
export function usageMonths(matrix: UsageMatrix | undefined, last: Month, atLeast: number): readonly Month[] {
  const lastIndex = monthIndex(last);
  const first = matrix === undefined || matrix.months === 0 ? lastIndex : monthIndex(matrix.firstMonth);
  const start = Math.min(first, lastIndex - atLeast + 1);
  return Array.from({ length: lastIndex - start + 1 }, (_, n) => addMonths(last, start - lastIndex + n));
}
