import { monthAt, type Month, monthIndex, type MonthIndex } from "./month.ts";
import type { Settings } from "./settings.ts";
import { guardBit, guardNames, type UsageGuard, warningBit, warningNames, type UsageWarning } from "./usage-guard.ts";
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

/** The classes of use; `used` means that only the share of the product's use is known, `new` that it is too early. */
export const usageClasses = ["always", "often", "sometimes", "rarely", "never", "used", "new", "unknown"] as const;

/** How much a feature is used. */
export type UsageClass = (typeof usageClasses)[number];

/** The lines between the classes and the sizes of their guards (domain C.2, C.5). */
export type UsageThresholds = Settings["usage"];

/** What is known of each row of a matrix beside its numbers; -1 where a month is not known. */
export type UsageSubjects = {
  readonly released: Int32Array;
  readonly instrumentedFrom: Int32Array;
  /** Masks of guards that hold whatever the numbers say (marks, running experiments). */
  readonly standing: Uint16Array;
  /** Months that the cadence asks for; 0 without a cadence. */
  readonly monthsNeeded: Uint16Array;
};

/** What usage is judged by: the last complete month, the lines, and the product's own use for shares of it. */
export type UsageRule = {
  readonly through: Month;
  /** The month in which the judgement is made, the one after `through` unless said. */
  readonly asOf?: Month;
  readonly thresholds: UsageThresholds;
  readonly totals: ProductTotals;
};

/** The judgement of every row of a matrix, column by column; what is not known is 0, a month that is not known -1. */
export type UsageColumns = {
  readonly classes: Uint8Array;
  /** The class before newness is taken into account. */
  readonly judged: Uint8Array;
  /** By what it was measured: 0 nothing, 1 reach, 2 the share of the product's uses, 3 the share of its users. */
  readonly measure: Uint8Array;
  readonly certain: Uint8Array;
  readonly guards: Uint16Array;
  readonly warnings: Uint8Array;
  readonly reach: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Uses for each user and month; -1 where not known. */
  readonly depth: Float64Array;
  readonly exposureMonths: Uint16Array;
  readonly firstSeen: Int32Array;
  readonly lastUsed: Int32Array;
  readonly peakMonth: Int32Array;
  readonly peakShare: Float64Array;
};

/** The judgement of one feature's use, opened from the columns. */
export type UsageJudgement = {
  readonly class: UsageClass;
  /** The class before newness is taken into account. */
  readonly judged: UsageClass;
  /** Users among the eligible, and Wilson's 95% interval on them; null where only a share, or nothing, is known. */
  readonly reach: number | null;
  readonly ci: readonly [low: number, high: number] | null;
  /** The largest share of the product's use in a month of the window; null where reach is known, or nothing. */
  readonly shareUpperBound: number | null;
  readonly depth: number | null;
  /** True when the whole interval lies inside the class. */
  readonly certain: boolean;
  readonly candidate: boolean;
  readonly guards: readonly UsageGuard[];
  readonly warnings: readonly UsageWarning[];
  readonly exposureMonths: number;
  readonly firstSeen: Month | null;
  readonly lastUsed: Month | null;
  readonly peakMonth: Month | null;
  readonly peakShare: number | null;
};

const code = Object.fromEntries(usageClasses.map((name, at) => [name, at])) as {
  readonly [name in UsageClass]: number;
};

const measures = { nothing: 0, reach: 1, shareOfUses: 2, shareOfUsers: 3 } as const;

/** Classifies every row of a product's usage over the window that ends with `through` (domain C.2, C.5). */
export function classifyUsage(matrix: UsageCellsOf, subjects: UsageSubjects, rule: UsageRule): UsageColumns {
  const { thresholds, totals } = rule;
  const through = monthIndex(rule.through);
  const asOf = rule.asOf === undefined ? through + 1 : monthIndex(rule.asOf);
  const observer = usageObserver(matrix, totals, { from: through - thresholds.windowMonths + 1, through });
  const { seen } = observer;
  const observed = { observer, seen, thresholds };
  const columns = emptyColumns(matrix.subjects.length);
  for (let row = 0; row < matrix.subjects.length; row += 1) {
    observer.open(row, subjects.instrumentedFrom[row] ?? -1);
    columns.firstSeen[row] = seen.firstSeen;
    columns.lastUsed[row] = seen.lastUsed;
    const unseen = measureRow(columns, row, observed);
    const released = subjects.released[row] ?? -1;
    // Without a release month the first use stands for it (domain C.5): what lies before shows nothing of the feature.
    if (released < 0) columns.exposureMonths[row] = (columns.exposureMonths[row] ?? 0) - unseen;
    const judged = columns.judged[row] ?? code.unknown;
    let guards = (subjects.standing[row] ?? 0) | guardsOfRow(columns, row, thresholds);
    if (seen.observedMonths < (subjects.monthsNeeded[row] ?? 0)) guards |= guardBit.CADENCE;
    const start = released < 0 ? seen.firstSeen : released;
    const isNew = start >= 0 && asOf - start < thresholds.newMonths;
    if (isNew) guards |= guardBit.NEW;
    if (judged !== code.unknown && asOf - seen.lastFull > thresholds.staleMonths) guards |= guardBit.STALE;
    columns.guards[row] = guards;
    columns.classes[row] = isNew && judged !== code.unknown ? code.new : judged;
  }
  return columns;
}

type Observed = { readonly observer: UsageObserver; readonly seen: Observation; readonly thresholds: UsageThresholds };

/** Measures a row by reach, else by its share of uses, else of users; answers how many of its months it was not seen in. */
function measureRow(columns: UsageColumns, row: number, observed: Observed): number {
  const { observer, seen, thresholds } = observed;
  if (isConcentrated(seen, thresholds)) columns.warnings[row] = warningBit.CONCENTRATED;
  columns.depth[row] = seen.usersOfUses > 0 ? seen.usesOfUserMonths / seen.usersOfUses : -1;
  let unseen = seen.monthsUnseen;
  if (seen.reachMonths > 0) measureReach(columns, row, observed);
  else {
    const ofUses = observer.shareOf("uses");
    const share = ofUses.months > 0 ? ofUses : observer.shareOf("users");
    unseen = share.monthsUnseen;
    if (share.months > 0) {
      columns.measure[row] = ofUses.months > 0 ? measures.shareOfUses : measures.shareOfUsers;
      measureShare(columns, row, share, observed);
    } else columns.judged[row] = code.unknown;
  }
  if (seen.longPeriods && isRare(columns, row)) warn(columns, row, warningBit.SEASON_UNSEEN);
  return unseen;
}

function isConcentrated(
  { uses, bestUses, secondUses }: Observation,
  { concentratedUses, concentratedShare }: UsageThresholds,
): boolean {
  return uses >= concentratedUses && bestUses + secondUses >= concentratedShare * uses * (1 - 1e-9);
}

function isRare(columns: UsageColumns, row: number): boolean {
  const judged = columns.judged[row];
  return judged === code.rarely || judged === code.never;
}

function measureReach(columns: UsageColumns, row: number, { seen, thresholds }: Observed): void {
  const { always, often, sometimes, nicheDepth } = thresholds;
  const reach = Math.min(1, seen.userMonths / seen.eligibleMonths);
  // The same people come back every month: the sample is a month's people, not all user-months.
  const people = seen.eligibleMonths / seen.reachMonths;
  const interval = wilson(Math.min(people, reach * people), people);
  const { low, high } = isRefused(interval) ? { low: 0, high: 1 } : interval;
  let judged: number = code.never;
  if (reach >= always) judged = code.always;
  else if (reach >= often) judged = code.often;
  else if (reach >= sometimes) judged = code.sometimes;
  else if (seen.isUsedInWindow) judged = code.rarely;
  if (judged === code.rarely && (columns.depth[row] ?? -1) >= nicheDepth) {
    judged = code.sometimes;
    warn(columns, row, warningBit.NICHE_HEAVY);
  }
  const inside =
    judged === code.always
      ? low >= always
      : judged === code.often
        ? low >= often && high < always
        : judged === code.sometimes
          ? low >= sometimes && high < often
          : high < sometimes;
  columns.certain[row] = inside ? 1 : 0;
  columns.measure[row] = measures.reach;
  columns.exposureMonths[row] = seen.reachMonths;
  columns.judged[row] = judged;
  columns.reach[row] = reach;
  columns.low[row] = low;
  columns.high[row] = high;
  columns.peakShare[row] = seen.peakShare;
  columns.peakMonth[row] = seen.peakMonth;
}

function measureShare(columns: UsageColumns, row: number, share: Share, { seen, thresholds }: Observed): void {
  const largest = Math.min(1, share.largest);
  const unused = !seen.isUsedInWindow && share.months >= thresholds.coverageMonths;
  columns.judged[row] = unused ? code.never : largest < thresholds.shareRare ? code.rarely : code.used;
  columns.exposureMonths[row] = share.months;
  columns.high[row] = largest;
  columns.peakShare[row] = largest;
  columns.peakMonth[row] = share.month;
  warn(columns, row, warningBit.SHARE_ONLY);
}

function warn(columns: UsageColumns, row: number, bit: number): void {
  columns.warnings[row] = (columns.warnings[row] ?? 0) | bit;
}

function guardsOfRow(columns: UsageColumns, row: number, thresholds: UsageThresholds): number {
  const measure = columns.measure[row];
  if (measure === measures.nothing) return guardBit.NO_DATA;
  let guards = (columns.exposureMonths[row] ?? 0) < thresholds.coverageMonths ? guardBit.COVERAGE : 0;
  if (measure === measures.reach && isRare(columns, row)) {
    if ((columns.high[row] ?? 1) >= thresholds.sometimes) guards |= guardBit.REACH_UNCERTAIN;
    if ((columns.peakShare[row] ?? 0) >= thresholds.seasonalPeak) guards |= guardBit.SEASONAL_PEAK;
  }
  return guards;
}

/** The judgement of one row, with names in place of codes. */
export function usageAt(columns: UsageColumns, row: number): UsageJudgement {
  const measure = columns.measure[row];
  const judged = usageClasses[columns.judged[row] ?? code.unknown] ?? "unknown";
  const named = usageClasses[columns.classes[row] ?? code.unknown] ?? "unknown";
  const byReach = measure === measures.reach;
  const high = columns.high[row] ?? 0;
  return {
    class: named,
    judged,
    reach: byReach ? (columns.reach[row] ?? 0) : null,
    ci: byReach ? [columns.low[row] ?? 0, high] : null,
    shareUpperBound: byReach || measure === measures.nothing ? null : high,
    depth: knownOr(columns.depth[row]),
    certain: columns.certain[row] === 1,
    candidate: isCandidate(columns, row),
    guards: guardNames(columns.guards[row] ?? 0),
    warnings: warningNames(columns.warnings[row] ?? 0),
    exposureMonths: columns.exposureMonths[row] ?? 0,
    firstSeen: monthOr(columns.firstSeen[row]),
    lastUsed: monthOr(columns.lastUsed[row]),
    peakMonth: monthOr(columns.peakMonth[row]),
    peakShare: monthOr(columns.peakMonth[row]) === null ? null : (columns.peakShare[row] ?? null),
  };
}

/** Says whether a row is used rarely or never and nothing forbids flagging it. */
export function isCandidate(columns: UsageColumns, row: number): boolean {
  const named = columns.classes[row];
  return (named === code.rarely || named === code.never) && columns.guards[row] === 0;
}

function knownOr(value: number | undefined): number | null {
  return value === undefined || value < 0 ? null : value;
}

function monthOr(index: MonthIndex | undefined): Month | null {
  return index === undefined || index < 0 ? null : monthAt(index);
}

/** All columns in one piece of memory, widest first: a portfolio has thousands of products. */
function emptyColumns(rows: number): UsageColumns {
  const memory = new ArrayBuffer(rows * (5 * 8 + 3 * 4 + 2 * 2 + 5));
  let start = 0;
  const next = (width: number) => {
    const at = start;
    start += rows * width;
    return at;
  };
  return {
    reach: new Float64Array(memory, next(8), rows),
    low: new Float64Array(memory, next(8), rows),
    high: new Float64Array(memory, next(8), rows),
    depth: new Float64Array(memory, next(8), rows),
    peakShare: new Float64Array(memory, next(8), rows),
    firstSeen: new Int32Array(memory, next(4), rows),
    lastUsed: new Int32Array(memory, next(4), rows),
    peakMonth: new Int32Array(memory, next(4), rows).fill(-1),
    guards: new Uint16Array(memory, next(2), rows),
    exposureMonths: new Uint16Array(memory, next(2), rows),
    classes: new Uint8Array(memory, next(1), rows),
    judged: new Uint8Array(memory, next(1), rows),
    measure: new Uint8Array(memory, next(1), rows),
    certain: new Uint8Array(memory, next(1), rows),
    warnings: new Uint8Array(memory, next(1), rows),
  };
}
