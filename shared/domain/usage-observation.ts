import { monthIndex, type MonthIndex } from "./month.ts";
import { cellKind, eligibleKnown, kindBits, usersKnown, usesKnown } from "./usage-cell.ts";
import type { UsageMatrix } from "./usage.ts";

/** The cells of a product's usage, subjects × months row by row. */
export type UsageCellsOf = Pick<
  UsageMatrix,
  "firstMonth" | "months" | "subjects" | "eligible" | "users" | "uses" | "state"
>;

/** What a product is used in all in each month of its matrix; 0 where nothing is known. */
export type ProductTotals = { readonly uses: Float64Array; readonly users: Float64Array };

/** Months from and through, both included, as numbers. */
export type UsageWindow = { readonly from: MonthIndex; readonly through: MonthIndex };

/** What all months of a row up to the end of the window show; months are numbers, -1 where there is none. */
export type Age = {
  readonly observedMonths: number;
  readonly lastFull: MonthIndex;
  readonly firstSeen: MonthIndex;
  readonly lastUsed: MonthIndex;
  readonly isUsedInWindow: boolean;
  /** True when a period longer than a month reaches into the window. */
  readonly longPeriods: boolean;
};

/** How far a row reaches those it is for, over the full months of the window that count both. */
export type Reach = {
  readonly months: number;
  /** Of these: before the feature was first seen, or the month of that, of which it only had a part. */
  readonly monthsUnseen: number;
  readonly userMonths: number;
  readonly eligibleMonths: number;
  readonly usesOfUserMonths: number;
  readonly usersOfUses: number;
  readonly peakShare: number;
  readonly peakMonth: MonthIndex;
};

/** The uses of a row over the window, and in its two best months. */
export type Uses = { readonly total: number; readonly best: number; readonly second: number };

/** The largest part that a row has of the product's uses, or users, in a full month of the window. */
export type Share = {
  readonly months: number;
  readonly monthsUnseen: number;
  readonly largest: number;
  readonly month: MonthIndex;
};

/** What reads a matrix row by row; what it tells speaks of the row that was opened last. */
export type UsageObserver = {
  /** Opens a row, in which months before `instrumentedFrom` are missing. */
  readonly open: (row: number, instrumentedFrom: MonthIndex) => Age;
  readonly reach: () => Reach;
  readonly uses: () => Uses;
  readonly shareOf: (measure: "uses" | "users") => Share;
};

const reachKnown = eligibleKnown | usersKnown;

/**
 * Reads the rows of a matrix: months of a longer period share its numbers, each with its part of the uses. Months outside
 * the window only tell age and freshness.
 */
export function usageObserver(matrix: UsageCellsOf, totals: ProductTotals, window: UsageWindow): UsageObserver {
  const { months, eligible, users, uses, state } = matrix;
  const first = monthIndex(matrix.firstMonth);
  const end = Math.max(0, Math.min(months, window.through - first + 1));
  const start = Math.max(0, window.from - first);
  /** For each month of the open row the cell that holds its numbers, -1 where it is missing, and its period's length. */
  const carriers = new Int32Array(end);
  const lengths = new Uint8Array(end);
  let firstColumn = -1;

  function open(row: number, instrumentedFrom: MonthIndex): Age {
    let carrier = -1;
    let length = 1;
    let observedMonths = 0;
    let lastFull = -1;
    let lastUsed = -1;
    firstColumn = -1;
    for (let column = 0; column < end; column += 1) {
      const at = row * months + column;
      const kind = (state[at] ?? 0) & kindBits;
      if (kind !== cellKind.spread) {
        carrier = kind === cellKind.missing || first + column < instrumentedFrom ? -1 : at;
        length = carrier < 0 ? 1 : periodAt(at, column);
      }
      carriers[column] = carrier;
      lengths[column] = length;
      if (carrier < 0) continue;
      if ((users[carrier] ?? 0) > 0 || (uses[carrier] ?? 0) > 0) {
        if (firstColumn < 0) firstColumn = column;
        lastUsed = column;
      }
      if (((state[carrier] ?? 0) & kindBits) !== cellKind.full) continue;
      observedMonths += 1;
      lastFull = column;
    }
    return {
      observedMonths,
      lastFull: monthOf(lastFull),
      firstSeen: monthOf(firstColumn),
      lastUsed: monthOf(lastUsed),
      isUsedInWindow: lastUsed >= start,
      longPeriods: hasLongPeriods(),
    };
  }

  function periodAt(at: number, column: number): number {
    let length = 1;
    while (column + length < months && ((state[at + length] ?? 0) & kindBits) === cellKind.spread) length += 1;
    return length;
  }

  function hasLongPeriods(): boolean {
    for (let column = start; column < end; column += 1) {
      if ((lengths[column] ?? 1) > 1) return true;
    }
    return false;
  }

  function monthOf(column: number): MonthIndex {
    return column < 0 ? -1 : first + column;
  }

  function reach(): Reach {
    let counted = 0;
    let unseen = 0;
    let userMonths = 0;
    let eligibleMonths = 0;
    let usesOfUserMonths = 0;
    let usersOfUses = 0;
    let peakShare = 0;
    let peak = -1;
    for (let column = start; column < end; column += 1) {
      const at = carriers[column] ?? -1;
      if (at < 0) continue;
      const cell = state[at] ?? 0;
      const eligibleHere = eligible[at] ?? 0;
      if ((cell & reachKnown) !== reachKnown || eligibleHere === 0) continue;
      const usersHere = users[at] ?? 0;
      const length = lengths[column] ?? 1;
      const share = usersHere / eligibleHere;
      if (length === 1 && share > peakShare) {
        peakShare = share;
        peak = column;
      }
      if ((cell & kindBits) !== cellKind.full) continue;
      counted += 1;
      if (column <= firstColumn) unseen += 1;
      userMonths += usersHere;
      eligibleMonths += eligibleHere;
      if ((cell & usesKnown) === 0) continue;
      usersOfUses += usersHere;
      usesOfUserMonths += (uses[at] ?? 0) / length;
    }
    const monthsUnseen = firstColumn > 0 ? unseen : 0;
    const peakMonth = monthOf(peak);
    return {
      months: counted,
      monthsUnseen,
      userMonths,
      eligibleMonths,
      usesOfUserMonths,
      usersOfUses,
      peakShare,
      peakMonth,
    };
  }

  function usesInAll(): Uses {
    let total = 0;
    let best = 0;
    let second = 0;
    for (let column = start; column < end; column += 1) {
      const at = carriers[column] ?? -1;
      if (at < 0 || ((state[at] ?? 0) & usesKnown) === 0) continue;
      const usesHere = (uses[at] ?? 0) / (lengths[column] ?? 1);
      total += usesHere;
      if (usesHere > best) {
        second = best;
        best = usesHere;
      } else if (usesHere > second) second = usesHere;
    }
    return { total, best, second };
  }

  function shareOf(measure: "uses" | "users"): Share {
    const [counts, known] = measure === "uses" ? [uses, usesKnown] : [users, usersKnown];
    const inAll = totals[measure];
    let counted = 0;
    let unseen = 0;
    let largest = 0;
    let where = -1;
    for (let column = start; column < end; column += 1) {
      const at = carriers[column] ?? -1;
      if (at < 0) continue;
      const cell = state[at] ?? 0;
      if ((cell & kindBits) !== cellKind.full || (cell & known) === 0) continue;
      const total = inAll[at % months] ?? 0;
      if (total <= 0) continue;
      counted += 1;
      if (column <= firstColumn) unseen += 1;
      const share = (counts[at] ?? 0) / total;
      if (share <= largest) continue;
      largest = share;
      where = column;
    }
    return { months: counted, monthsUnseen: firstColumn > 0 ? unseen : 0, largest, month: monthOf(where) };
  }

  return { open, reach, uses: usesInAll, shareOf };
}

/**
 * What a product is used in each month: by its own row where that counts the month, else the sum of its features. Users
 * summed over features count a person once for each feature.
 */
export function productTotals(matrix: UsageCellsOf, productId: string): ProductTotals {
  const { months, subjects, users, uses, state } = matrix;
  const totals = { uses: new Float64Array(months), users: new Float64Array(months) };
  const own = subjects.indexOf(productId);
  for (let row = 0; row < subjects.length; row += 1) {
    if (row === own) continue;
    for (let column = 0; column < months; column += 1) {
      const at = row * months + column;
      totals.uses[column] = (totals.uses[column] ?? 0) + (uses[at] ?? 0);
      totals.users[column] = (totals.users[column] ?? 0) + (users[at] ?? 0);
    }
  }
  if (own < 0) return totals;
  for (let column = 0; column < months; column += 1) {
    const at = own * months + column;
    const cell = state[at] ?? 0;
    const startsLonger = column + 1 < months && ((state[at + 1] ?? 0) & kindBits) === cellKind.spread;
    if ((cell & kindBits) !== cellKind.full || startsLonger) continue;
    if ((cell & usesKnown) !== 0) totals.uses[column] = uses[at] ?? 0;
    if ((cell & usersKnown) !== 0) totals.users[column] = users[at] ?? 0;
  }
  return totals;
}
