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

/** What a row shows; months are numbers, -1 where there is none. */
export type Observation = {
  /** Over all months up to the end of the window: how many are full, and when it was first and last full and used. */
  readonly observedMonths: number;
  readonly lastFull: MonthIndex;
  readonly firstSeen: MonthIndex;
  readonly lastUsed: MonthIndex;
  readonly isUsedInWindow: boolean;
  /** True when a period longer than a month reaches into the window. */
  readonly longPeriods: boolean;
  /** The uses over the window, and in its two best months. */
  readonly uses: number;
  readonly bestUses: number;
  readonly secondUses: number;
  /** How far it reaches those it is for, over the full months of the window that count both. */
  readonly reachMonths: number;
  /** Of these: before the feature was first seen, or the month of that, of which it only had a part. */
  readonly monthsUnseen: number;
  readonly userMonths: number;
  readonly eligibleMonths: number;
  readonly usesOfUserMonths: number;
  readonly usersOfUses: number;
  readonly peakShare: number;
  readonly peakMonth: MonthIndex;
};

/** The largest part that a row has of the product's uses, or users, in a full month of the window. */
export type Share = {
  readonly months: number;
  readonly monthsUnseen: number;
  readonly largest: number;
  readonly month: MonthIndex;
};

/** What reads a matrix row by row. */
export type UsageObserver = {
  /** Opens a row, in which months before `instrumentedFrom` are missing. */
  readonly open: (row: number, instrumentedFrom: MonthIndex) => void;
  /** What the opened row shows: one answer that is written anew with every row, for there are tens of thousands. */
  readonly seen: Observation;
  /** The part that the opened row has of the product. */
  readonly shareOf: (measure: "uses" | "users") => Share;
};

const reachKnown = eligibleKnown | usersKnown;

const nothingSeen: Observation = {
  observedMonths: 0,
  lastFull: -1,
  firstSeen: -1,
  lastUsed: -1,
  isUsedInWindow: false,
  longPeriods: false,
  uses: 0,
  bestUses: 0,
  secondUses: 0,
  reachMonths: 0,
  monthsUnseen: 0,
  userMonths: 0,
  eligibleMonths: 0,
  usesOfUserMonths: 0,
  usersOfUses: 0,
  peakShare: 0,
  peakMonth: -1,
};

/**
 * Reads the rows of a matrix: months of a longer period share its numbers, each with its part of the uses. Months outside
 * the window only tell age and freshness.
 */
export function usageObserver(matrix: UsageCellsOf, totals: ProductTotals, window: UsageWindow): UsageObserver {
  const { months, eligible, users, uses, state } = matrix;
  const first = monthIndex(matrix.firstMonth);
  const end = Math.max(0, Math.min(months, window.through - first + 1));
  const start = Math.max(0, window.from - first);
  let openRow = 0;
  let instrumentedColumn = 0;
  let firstColumn = -1;
  const seen: { -readonly [part in keyof Observation]: Observation[part] } = { ...nothingSeen };

  function open(row: number, instrumentedFrom: MonthIndex): void {
    openRow = row;
    instrumentedColumn = instrumentedFrom - first;
    let carrier = -1;
    let length = 1;
    let [observedMonths, lastFull, firstUsed, lastUsed] = [0, -1, -1, -1];
    let longPeriods = false;
    let [inAll, best, second] = [0, 0, 0];
    let [counted, unseen, userMonths, eligibleMonths, usesOfUserMonths, usersOfUses] = [0, 0, 0, 0, 0, 0];
    let [peakShare, peak] = [0, -1];
    for (let column = 0; column < end; column += 1) {
      const at = row * months + column;
      carrier = carrierAt(at, column, carrier);
      if (carrier === at) length = periodLength(matrix, at, column);
      if (carrier < 0) continue;
      const cell = state[carrier] ?? 0;
      const usersHere = users[carrier] ?? 0;
      const usesHere = length === 1 ? (uses[carrier] ?? 0) : (uses[carrier] ?? 0) / length;
      if (usersHere > 0 || usesHere > 0) {
        if (firstUsed < 0) firstUsed = column;
        lastUsed = column;
      }
      const isFull = (cell & kindBits) === cellKind.full;
      if (isFull) {
        observedMonths += 1;
        lastFull = column;
      }
      if (column < start) continue;
      if (length > 1) longPeriods = true;
      const countsUses = (cell & usesKnown) !== 0;
      if (countsUses) {
        inAll += usesHere;
        if (usesHere > best) {
          second = best;
          best = usesHere;
        } else if (usesHere > second) second = usesHere;
      }
      const eligibleHere = eligible[carrier] ?? 0;
      if ((cell & reachKnown) !== reachKnown || eligibleHere === 0) continue;
      const share = usersHere / eligibleHere;
      if (length === 1 && share > peakShare) {
        peakShare = share;
        peak = column;
      }
      if (!isFull) continue;
      counted += 1;
      if (firstUsed < 0 || firstUsed === column) unseen += 1;
      userMonths += usersHere;
      eligibleMonths += eligibleHere;
      if (!countsUses) continue;
      usersOfUses += usersHere;
      usesOfUserMonths += usesHere;
    }
    firstColumn = firstUsed;
    seen.observedMonths = observedMonths;
    seen.lastFull = monthOf(lastFull);
    seen.firstSeen = monthOf(firstColumn);
    seen.lastUsed = monthOf(lastUsed);
    seen.isUsedInWindow = lastUsed >= start;
    seen.longPeriods = longPeriods;
    seen.uses = inAll;
    seen.bestUses = best;
    seen.secondUses = second;
    seen.reachMonths = counted;
    seen.monthsUnseen = firstColumn > 0 ? unseen : 0;
    seen.userMonths = userMonths;
    seen.eligibleMonths = eligibleMonths;
    seen.usesOfUserMonths = usesOfUserMonths;
    seen.usersOfUses = usersOfUses;
    seen.peakShare = peakShare;
    seen.peakMonth = monthOf(peak);
  }

  /** The cell that holds the numbers of a month, -1 where it is missing: of a longer period the first month's. */
  function carrierAt(at: number, column: number, before: number): number {
    const kind = (state[at] ?? 0) & kindBits;
    if (kind === cellKind.spread) return before;
    return kind === cellKind.missing || column < instrumentedColumn ? -1 : at;
  }

  function monthOf(column: number): MonthIndex {
    return column < 0 ? -1 : first + column;
  }

  function shareOf(measure: "uses" | "users"): Share {
    const [counts, known] = measure === "uses" ? [uses, usesKnown] : [users, usersKnown];
    const inAll = totals[measure];
    let counted = 0;
    let unseen = 0;
    let largest = 0;
    let where = -1;
    let at = -1;
    let length = 1;
    for (let column = 0; column < end; column += 1) {
      const here = openRow * months + column;
      at = carrierAt(here, column, at);
      if (at === here) length = periodLength(matrix, here, column);
      if (at < 0 || column < start) continue;
      const cell = state[at] ?? 0;
      if ((cell & kindBits) !== cellKind.full || (cell & known) === 0) continue;
      // Where nobody was there whom the feature is for, no use says nothing of it (domain C.2).
      if ((cell & eligibleKnown) !== 0 && eligible[at] === 0) continue;
      const total = inAll[column] ?? 0;
      if (total <= 0) continue;
      counted += 1;
      if (column <= firstColumn) unseen += 1;
      const share = (counts[at] ?? 0) / (measure === "uses" ? length : 1) / total;
      if (share <= largest) continue;
      largest = share;
      where = column;
    }
    return { months: counted, monthsUnseen: firstColumn > 0 ? unseen : 0, largest, month: monthOf(where) };
  }

  return { open, seen, shareOf };
}

/** How many months the period has that begins in a cell. */
function periodLength({ months, state }: UsageCellsOf, at: number, column: number): number {
  let length = 1;
  while (column + length < months && ((state[at + length] ?? 0) & kindBits) === cellKind.spread) length += 1;
  return length;
}

/**
 * What a product is used in each month: by its own row where that counts the month, else the sum of its features. The uses
 * of a longer period are spread over its months, its users stand in each of them. Users summed over features count a person
 * once for each feature.
 */
export function productTotals(matrix: UsageCellsOf, productId: string): ProductTotals {
  const { months, subjects, users, uses, state } = matrix;
  const [usesInAll, usersInAll] = [new Float64Array(months), new Float64Array(months)];
  const own = subjects.indexOf(productId);
  const addRow = (row: number, isOwn: boolean) => {
    let at = -1;
    let length = 1;
    for (let column = 0; column < months; column += 1) {
      const here = row * months + column;
      const kind = (state[here] ?? 0) & kindBits;
      if (kind !== cellKind.spread) {
        at = kind === cellKind.missing ? -1 : here;
        length = at < 0 ? 1 : periodLength(matrix, here, column);
      }
      if (at < 0) continue;
      const cell = state[at] ?? 0;
      const monthly = (uses[at] ?? 0) / length;
      if (!isOwn) {
        usesInAll[column] = (usesInAll[column] ?? 0) + monthly;
        usersInAll[column] = (usersInAll[column] ?? 0) + (users[at] ?? 0);
      } else if ((cell & kindBits) === cellKind.full) {
        if ((cell & usesKnown) !== 0) usesInAll[column] = monthly;
        // The people of a longer period are more than those of a month: a share of them would be too small.
        if ((cell & usersKnown) !== 0 && length === 1) usersInAll[column] = users[at] ?? 0;
      }
    }
  };
  for (let row = 0; row < subjects.length; row += 1) if (row !== own) addRow(row, false);
  if (own >= 0) addRow(own, true);
  return { uses: usesInAll, users: usersInAll };
}
