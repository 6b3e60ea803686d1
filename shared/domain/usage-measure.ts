import { monthIndex, type Month } from "./month.ts";
import {
  type Observation,
  type ProductTotals,
  type Share,
  type UsageCellsOf,
  usageObserver,
  type UsageObserver,
} from "./usage-observation.ts";
import { isRefused } from "../maths/answer.ts";
import { wilson } from "../maths/wilson.ts";

/** When each row of a matrix was released and counted from; -1 where the month is not known. */
export type UsageSpans = { readonly released: Int32Array; readonly instrumentedFrom: Int32Array };

/** The months that end with `through`, and what the product is used in all, for shares of it. */
export type MeasuredWindow = {
  readonly through: Month;
  readonly windowMonths: number;
  readonly totals: ProductTotals;
};

/** By what a row is measured: nothing, its reach, its share of the product's uses, or of its users. */
export const measures = { nothing: 0, reach: 1, shareOfUses: 2, shareOfUsers: 3 } as const;

/**
 * What the numbers of every row say over a window, whatever is asked of them, column by column; what is not known is 0, a
 * month that is not known -1.
 */
export type UsageMeasures = {
  readonly rows: number;
  /** By what it was measured, a number of `measures`. */
  readonly measure: Uint8Array;
  readonly reach: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Uses for each user and month; -1 where not known. */
  readonly depth: Float64Array;
  /** Months that were measured, and of these the ones in which the feature could be used (domain C.5). */
  readonly measuredMonths: Uint16Array;
  readonly exposureMonths: Uint16Array;
  readonly firstSeen: Int32Array;
  readonly lastUsed: Int32Array;
  readonly peakMonth: Int32Array;
  readonly peakShare: Float64Array;
  /** Over all months up to the end of the window: how many are full, and the last of them. */
  readonly observedMonths: Uint16Array;
  readonly lastFull: Int32Array;
  readonly isUsedInWindow: Uint8Array;
  /** 1 where a period longer than a month reaches into the window. */
  readonly longPeriods: Uint8Array;
  /** The uses over the window, and in its two best months together. */
  readonly uses: Float64Array;
  readonly bestUses: Float64Array;
};

type Measuring = { readonly observer: UsageObserver; readonly measured: UsageMeasures };

/** Measures every row of a product's usage over the window that ends with `through` (domain C.2, C.5). */
export function measureUsage(
  matrix: UsageCellsOf,
  { released, instrumentedFrom }: UsageSpans,
  { through, windowMonths, totals }: MeasuredWindow,
): UsageMeasures {
  const end = monthIndex(through);
  const observer = usageObserver(matrix, totals, { from: end - windowMonths + 1, through: end });
  const measured = emptyMeasures(matrix.subjects.length);
  const measuring = { observer, measured };
  for (let row = 0; row < measured.rows; row += 1) {
    observer.open(row, instrumentedFrom[row] ?? -1);
    keepSpan(measured, row, observer.seen);
    const unseen = observer.seen.reachMonths > 0 ? measureReach(measuring, row) : measureShare(measuring, row);
    const months = measured.measuredMonths[row] ?? 0;
    // Without a release month the first use stands for it (domain C.5): what lies before shows nothing of the feature.
    measured.exposureMonths[row] = (released[row] ?? -1) < 0 ? months - unseen : months;
  }
  return measured;
}

function keepSpan(measured: UsageMeasures, row: number, seen: Observation): void {
  measured.firstSeen[row] = seen.firstSeen;
  measured.lastUsed[row] = seen.lastUsed;
  measured.lastFull[row] = seen.lastFull;
  measured.observedMonths[row] = seen.observedMonths;
  measured.isUsedInWindow[row] = seen.isUsedInWindow ? 1 : 0;
  measured.longPeriods[row] = seen.longPeriods ? 1 : 0;
  measured.uses[row] = seen.uses;
  measured.bestUses[row] = seen.bestUses + seen.secondUses;
  measured.depth[row] = seen.usersOfUses > 0 ? seen.usesOfUserMonths / seen.usersOfUses : -1;
}

function measureReach({ observer: { seen }, measured }: Measuring, row: number): number {
  const reach = Math.min(1, seen.userMonths / seen.eligibleMonths);
  // The same people come back every month: the sample is a month's people, not all user-months.
  const people = seen.eligibleMonths / seen.reachMonths;
  const interval = wilson(Math.min(people, reach * people), people);
  const { low, high } = isRefused(interval) ? { low: 0, high: 1 } : interval;
  measured.measure[row] = measures.reach;
  measured.measuredMonths[row] = seen.reachMonths;
  measured.reach[row] = reach;
  measured.low[row] = low;
  measured.high[row] = high;
  measured.peakShare[row] = seen.peakShare;
  measured.peakMonth[row] = seen.peakMonth;
  return seen.monthsUnseen;
}

function measureShare({ observer, measured }: Measuring, row: number): number {
  const ofUses = observer.shareOf("uses");
  const share: Share = ofUses.months > 0 ? ofUses : observer.shareOf("users");
  if (share.months === 0) return share.monthsUnseen;
  const largest = Math.min(1, share.largest);
  measured.measure[row] = ofUses.months > 0 ? measures.shareOfUses : measures.shareOfUsers;
  measured.measuredMonths[row] = share.months;
  measured.high[row] = largest;
  measured.peakShare[row] = largest;
  measured.peakMonth[row] = share.month;
  return share.monthsUnseen;
}

/** All columns in one piece of memory, widest first: a portfolio has thousands of products. */
function emptyMeasures(rows: number): UsageMeasures {
  const memory = new ArrayBuffer(rows * (7 * 8 + 4 * 4 + 3 * 2 + 3));
  let start = 0;
  const next = (width: number) => {
    const at = start;
    start += rows * width;
    return at;
  };
  return {
    rows,
    reach: new Float64Array(memory, next(8), rows),
    low: new Float64Array(memory, next(8), rows),
    high: new Float64Array(memory, next(8), rows),
    depth: new Float64Array(memory, next(8), rows),
    peakShare: new Float64Array(memory, next(8), rows),
    uses: new Float64Array(memory, next(8), rows),
    bestUses: new Float64Array(memory, next(8), rows),
    firstSeen: new Int32Array(memory, next(4), rows),
    lastUsed: new Int32Array(memory, next(4), rows),
    lastFull: new Int32Array(memory, next(4), rows),
    peakMonth: new Int32Array(memory, next(4), rows).fill(-1),
    observedMonths: new Uint16Array(memory, next(2), rows),
    measuredMonths: new Uint16Array(memory, next(2), rows),
    exposureMonths: new Uint16Array(memory, next(2), rows),
    measure: new Uint8Array(memory, next(1), rows),
    isUsedInWindow: new Uint8Array(memory, next(1), rows),
    longPeriods: new Uint8Array(memory, next(1), rows),
  };
}
