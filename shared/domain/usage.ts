import type { Id } from "./ids.ts";
import { addMonths, monthAt, monthIndex, type Month } from "./month.ts";

/**
 * The usage of one product: subjects (features, or the product itself under its own id) × months, row by row in typed
 * arrays. Missing is never zero: `state` says for every cell what is known (see usage-cell). `span` is the length in
 * months of the period that begins in a cell (1 for a month); `source` points into `sources`.
 */
export type UsageMatrix = {
  /** The product's id: one matrix per product. */
  readonly id: Id;
  readonly firstMonth: Month;
  readonly months: number;
  readonly subjects: readonly Id[];
  readonly sources: readonly string[];
  readonly eligible: Uint32Array;
  readonly users: Uint32Array;
  readonly uses: Float64Array;
  readonly state: Uint8Array;
  readonly span: Uint8Array;
  readonly source: Uint8Array;
};

/** A block of cells, subjects × months row by row, as plain numbers: what the journal speaks of. */
export type UsageCells = {
  readonly eligible: readonly number[];
  readonly users: readonly number[];
  readonly uses: readonly number[];
  readonly state: readonly number[];
  readonly span: readonly number[];
  readonly source: readonly number[];
  readonly sources: readonly string[];
};

/** What changed in a product's usage: one block of cells before and after; null where every cell was or is missing. */
export type UsagePatch = {
  readonly subjects: readonly Id[];
  readonly firstMonth: Month;
  readonly months: number;
  readonly before: UsageCells | null;
  readonly after: UsageCells | null;
};

const columns = ["eligible", "users", "uses", "state", "span", "source"] as const;

/** A product's usage of which nothing is known yet. */
export function emptyUsage(productId: Id): UsageMatrix {
  return { ...blank(productId, [], "2000-01", 0), sources: [] };
}

function blank(id: Id, subjects: readonly Id[], firstMonth: Month, months: number): UsageMatrix {
  const size = subjects.length * months;
  return {
    id,
    firstMonth,
    months,
    subjects,
    sources: [],
    eligible: new Uint32Array(size),
    users: new Uint32Array(size),
    uses: new Float64Array(size),
    state: new Uint8Array(size),
    span: new Uint8Array(size),
    source: new Uint8Array(size),
  };
}

/** A matrix that also has room for the given subjects and months; the cells that were there keep their contents. */
function widened(matrix: UsageMatrix, subjects: readonly Id[], firstMonth: Month, months: number): UsageMatrix {
  const known = new Set(matrix.subjects);
  const added = subjects.filter((subject) => !known.has(subject));
  const allSubjects = added.length === 0 ? matrix.subjects : [...matrix.subjects, ...added];
  const empty = matrix.months === 0;
  const first = empty ? monthIndex(firstMonth) : Math.min(monthIndex(matrix.firstMonth), monthIndex(firstMonth));
  const ownEnd = monthIndex(matrix.firstMonth) + matrix.months;
  const end = empty ? monthIndex(firstMonth) + months : Math.max(ownEnd, monthIndex(firstMonth) + months);
  const wide = blank(matrix.id, allSubjects, monthAt(first), end - first);
  const shift = empty ? 0 : monthIndex(matrix.firstMonth) - first;
  for (let row = 0; row < matrix.subjects.length; row += 1) {
    for (const column of columns) {
      const cells = matrix[column].subarray(row * matrix.months, (row + 1) * matrix.months);
      wide[column].set(cells, row * wide.months + shift);
    }
  }
  return { ...wide, sources: matrix.sources };
}

/** The cells of a block of a matrix; null when every one of them is missing. */
export function usageCells(
  matrix: UsageMatrix | undefined,
  subjects: readonly Id[],
  firstMonth: Month,
  months: number,
): UsageCells | null {
  if (matrix === undefined) return null;
  const cells = {
    eligible: [] as number[],
    users: [] as number[],
    uses: [] as number[],
    state: [] as number[],
    span: [] as number[],
    source: [] as number[],
    sources: matrix.sources,
  };
  const rows = new Map(matrix.subjects.map((subject, row) => [subject, row]));
  const shift = monthIndex(firstMonth) - monthIndex(matrix.firstMonth);
  let known = false;
  for (const subject of subjects) {
    const row = rows.get(subject);
    for (let column = shift; column < shift + months; column += 1) {
      const at = row === undefined || column < 0 || column >= matrix.months ? -1 : row * matrix.months + column;
      for (const name of columns) cells[name].push(matrix[name][at] ?? 0);
      if ((matrix.state[at] ?? 0) !== 0) known = true;
    }
  }
  return known ? cells : null;
}

/** The usage of a product after a patch: `to` its after cells, or back to its before cells. */
export function patchUsage(
  matrix: UsageMatrix | undefined,
  id: Id,
  patch: UsagePatch,
  to: "after" | "before",
): UsageMatrix {
  const { subjects, firstMonth, months } = patch;
  const cells = patch[to];
  const wide = widened(matrix ?? emptyUsage(id), subjects, firstMonth, months);
  const sources = [...wide.sources];
  const sourceAt = (cells?.sources ?? []).map((source) => {
    const at = sources.indexOf(source);
    return at >= 0 ? at : sources.push(source) - 1;
  });
  const rows = new Map(wide.subjects.map((subject, row) => [subject, row]));
  const shift = monthIndex(firstMonth) - monthIndex(wide.firstMonth);
  subjects.forEach((subject, patchRow) => {
    const start = (rows.get(subject) ?? 0) * wide.months + shift;
    for (let month = 0; month < months; month += 1) {
      const from = patchRow * months + month;
      for (const name of columns) wide[name][start + month] = cells?.[name][from] ?? 0;
      wide.source[start + month] = sourceAt[cells?.source[from] ?? 0] ?? 0;
    }
  });
  return { ...wide, sources };
}

/** The last month that usage speaks of each subject, of those it speaks of at all. */
export function usageEnds({ firstMonth, months, subjects, state }: UsageMatrix): readonly Month[] {
  return subjects.flatMap((_, row) => {
    let column = months - 1;
    while (column >= 0 && state[row * months + column] === 0) column -= 1;
    return column < 0 ? [] : [addMonths(firstMonth, column)];
  });
}

/** The last month a product's usage speaks of; null when there is none. */
export function usageEnd(matrix: UsageMatrix): Month | null {
  return usageEnds(matrix).toSorted().at(-1) ?? null;
}

/** The row of a subject in a matrix, or -1. */
export function rowOf(matrix: UsageMatrix, subject: Id): number {
  return matrix.subjects.indexOf(subject);
}

/** The column of a month in a matrix (may lie outside). */
export function columnOf(matrix: UsageMatrix, month: Month): number {
  return monthIndex(month) - monthIndex(matrix.firstMonth);
}
