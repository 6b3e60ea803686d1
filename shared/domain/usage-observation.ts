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

/** What the months of one row show; months are numbers, -1 where there is none. */
export type Observation = {
  /** Over all months up to the end of the window. */
  observedMonths: number;
  lastFull: MonthIndex;
  firstSeen: MonthIndex;
  lastUsed: MonthIndex;
  /** Over the window: months that count for reach, and for the share of the product's uses or users. */
  reachMonths: number;
  usesMonths: number;
  usersMonths: number;
  /** How many of these lie before the feature was first seen, or are the month of that, of which it only had a part. */
  reachMonthsUnseen: number;
  usesMonthsUnseen: number;
  usersMonthsUnseen: number;
  userMonths: number;
  eligibleMonths: number;
  usesOfUserMonths: number;
  usersOfUses: number;
  largestUsesShare: number;
  largestUsesMonth: MonthIndex;
  largestUsersShare: number;
  largestUsersMonth: MonthIndex;
  used: boolean;
  uses: number;
  usesOfBestMonth: number;
  usesOfSecondMonth: number;
  peakShare: number;
  peakMonth: MonthIndex;
  /** True when a period longer than a month reaches into the window. */
  longPeriods: boolean;
};

function nothingSeen(): Observation {
  return {
    observedMonths: 0,
    lastFull: -1,
    firstSeen: -1,
    lastUsed: -1,
    reachMonths: 0,
    usesMonths: 0,
    usersMonths: 0,
    reachMonthsUnseen: 0,
    usesMonthsUnseen: 0,
    usersMonthsUnseen: 0,
    userMonths: 0,
    eligibleMonths: 0,
    usesOfUserMonths: 0,
    usersOfUses: 0,
    largestUsesShare: 0,
    largestUsesMonth: -1,
    largestUsersShare: 0,
    largestUsersMonth: -1,
    used: false,
    uses: 0,
    usesOfBestMonth: 0,
    usesOfSecondMonth: 0,
    peakShare: 0,
    peakMonth: -1,
    longPeriods: false,
  };
}

/**
 * What reads one row of a matrix after another: months before `instrumentedFrom` are missing, months of a longer period
 * share its numbers, each with its part of the uses. Months outside the window only tell age and freshness.
 */
export function usageObserver(
  matrix: UsageCellsOf,
  totals: ProductTotals,
  window: UsageWindow,
): (row: number, instrumentedFrom: MonthIndex) => Observation {
  const { months, eligible, users, uses, state } = matrix;
  const first = monthIndex(matrix.firstMonth);
  const end = Math.min(months, window.through - first + 1);
  const windowStart = window.from - first;

  function noteMonth(seen: Observation, at: number, month: MonthIndex, length: number): void {
    const cell = state[at] ?? 0;
    const whole = (cell & kindBits) === cellKind.full;
    const carrier = at % months;
    const eligibleHere = (cell & eligibleKnown) === 0 ? 0 : (eligible[at] ?? 0);
    const usersHere = users[at] ?? 0;
    const usesHere = (uses[at] ?? 0) / length;
    if (length > 1) seen.longPeriods = true;
    if (usersHere > 0 || usesHere > 0) seen.used = true;
    if ((cell & usersKnown) !== 0) {
      if (eligibleHere > 0) {
        if (whole) {
          seen.reachMonths += 1;
          seen.userMonths += usersHere;
          seen.eligibleMonths += eligibleHere;
          if ((cell & usesKnown) !== 0) {
            seen.usersOfUses += usersHere;
            seen.usesOfUserMonths += usesHere;
          }
        }
        const share = usersHere / eligibleHere;
        if (length === 1 && share > seen.peakShare) {
          seen.peakShare = share;
          seen.peakMonth = month;
        }
      }
      const ofProduct = totals.users[carrier] ?? 0;
      if (whole && ofProduct > 0) {
        seen.usersMonths += 1;
        const share = usersHere / ofProduct;
        if (share > seen.largestUsersShare) {
          seen.largestUsersShare = share;
          seen.largestUsersMonth = month;
        }
      }
    }
    if ((cell & usesKnown) !== 0) {
      seen.uses += usesHere;
      if (usesHere > seen.usesOfBestMonth) {
        seen.usesOfSecondMonth = seen.usesOfBestMonth;
        seen.usesOfBestMonth = usesHere;
      } else if (usesHere > seen.usesOfSecondMonth) seen.usesOfSecondMonth = usesHere;
      const ofProduct = totals.uses[carrier] ?? 0;
      if (whole && ofProduct > 0) {
        seen.usesMonths += 1;
        const share = (uses[at] ?? 0) / ofProduct;
        if (share > seen.largestUsesShare) {
          seen.largestUsesShare = share;
          seen.largestUsesMonth = month;
        }
      }
    }
  }

  return (row, instrumentedFrom) => {
    const seen = nothingSeen();
    const base = row * months;
    let carrier = -1;
    let length = 1;
    for (let column = 0; column < end; column += 1) {
      const at = base + column;
      const kind = (state[at] ?? 0) & kindBits;
      const month = first + column;
      if (kind !== cellKind.spread) {
        carrier = kind === cellKind.missing || month < instrumentedFrom ? -1 : at;
        length = 1;
        while (column + length < months && ((state[at + length] ?? 0) & kindBits) === cellKind.spread) length += 1;
      }
      if (carrier < 0) continue;
      if ((users[carrier] ?? 0) > 0 || (uses[carrier] ?? 0) > 0) {
        if (seen.firstSeen < 0) seen.firstSeen = month;
        seen.lastUsed = month;
      }
      if (((state[carrier] ?? 0) & kindBits) === cellKind.full) {
        seen.observedMonths += 1;
        seen.lastFull = month;
      }
      if (column >= windowStart) noteMonth(seen, carrier, month, length);
      // Used from the first month of the record on: how long before that nobody knows.
      if (month === seen.firstSeen && column > 0) {
        seen.reachMonthsUnseen = seen.reachMonths;
        seen.usesMonthsUnseen = seen.usesMonths;
        seen.usersMonthsUnseen = seen.usersMonths;
      }
    }
    return seen;
  };
}

/**
 * What a product is used in each month: by its own row where that counts the month, else the sum of its features. Users
 * summed over features count a person once for each feature.
 */
export function productTotals(matrix: UsageCellsOf, productId: string): ProductTotals {
  const { months, subjects } = matrix;
  const totals = { uses: new Float64Array(months), users: new Float64Array(months) };
  const own = subjects.indexOf(productId);
  subjects.forEach((_, row) => {
    if (row === own) return;
    for (let column = 0; column < months; column += 1) {
      const at = row * months + column;
      totals.uses[column] = (totals.uses[column] ?? 0) + (matrix.uses[at] ?? 0);
      totals.users[column] = (totals.users[column] ?? 0) + (matrix.users[at] ?? 0);
    }
  });
  if (own >= 0) {
    for (let column = 0; column < months; column += 1) {
      const at = own * months + column;
      const state = matrix.state[at] ?? 0;
      const startsLonger = column + 1 < months && ((matrix.state[at + 1] ?? 0) & kindBits) === cellKind.spread;
      if ((state & kindBits) !== cellKind.full || startsLonger) continue;
      if ((state & usesKnown) !== 0) totals.uses[column] = matrix.uses[at] ?? 0;
      if ((state & usersKnown) !== 0) totals.users[column] = matrix.users[at] ?? 0;
    }
  }
  return totals;
}
