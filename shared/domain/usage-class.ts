import { monthAt, type Month, monthIndex, type MonthIndex } from "./month.ts";
import type { Settings } from "./settings.ts";
import { guardBit, guardNames, type UsageGuard, warningBit, warningNames, type UsageWarning } from "./usage-guard.ts";
import { measures, type UsageMeasures, type UsageSpans } from "./usage-measure.ts";

/** The classes of use; `used` means that only the share of the product's use is known, `new` that it is too early. */
export const usageClasses = ["always", "often", "sometimes", "rarely", "never", "used", "new", "unknown"] as const;

/** How much a feature is used. */
export type UsageClass = (typeof usageClasses)[number];

/** The lines between the classes and the sizes of their guards (domain C.2, C.5). */
export type UsageThresholds = Settings["usage"];

/** What is known of each row of a matrix beside its numbers. */
export type UsageSubjects = UsageSpans & {
  /** Masks of guards that hold whatever the numbers say (marks, running experiments). */
  readonly standing: Uint16Array;
  /** Months that the cadence asks for; 0 without a cadence. */
  readonly monthsNeeded: Uint16Array;
};

/** What usage is judged by: the last complete month and the lines between the classes. */
export type UsageRule = {
  readonly through: Month;
  /** The month in which the judgement is made, the one after `through` unless said. */
  readonly asOf?: Month;
  readonly thresholds: UsageThresholds;
};

/** The judgement of every row of a matrix beside what was measured, column by column. */
export type UsageColumns = {
  readonly measured: UsageMeasures;
  readonly classes: Uint8Array;
  /** The class before newness is taken into account. */
  readonly judged: Uint8Array;
  readonly certain: Uint8Array;
  readonly guards: Uint16Array;
  readonly warnings: Uint8Array;
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

/** Classifies every row of a product's usage by what was measured over a window (domain C.2, C.5). */
export function classifyUsage(measured: UsageMeasures, subjects: UsageSubjects, rule: UsageRule): UsageColumns {
  const { thresholds } = rule;
  const asOf = rule.asOf === undefined ? monthIndex(rule.through) + 1 : monthIndex(rule.asOf);
  const columns = emptyColumns(measured);
  for (let row = 0; row < measured.rows; row += 1) {
    const measure = measured.measure[row];
    const judged =
      measure === measures.nothing
        ? code.unknown
        : measure === measures.reach
          ? judgeReach(columns, row, thresholds)
          : judgeShare(measured, row, thresholds);
    columns.judged[row] = judged;
    columns.warnings[row] = (columns.warnings[row] ?? 0) | warningsOfRow(columns, row, thresholds);
    let guards = (subjects.standing[row] ?? 0) | guardsOfRow(columns, row, thresholds);
    if ((measured.observedMonths[row] ?? 0) < (subjects.monthsNeeded[row] ?? 0)) guards |= guardBit.CADENCE;
    const released = subjects.released[row] ?? -1;
    const start = released < 0 ? (measured.firstSeen[row] ?? -1) : released;
    const isNew = start >= 0 && asOf - start < thresholds.newMonths;
    if (isNew) guards |= guardBit.NEW;
    const age = asOf - (measured.lastFull[row] ?? -1);
    if (judged !== code.unknown && age > thresholds.staleMonths) guards |= guardBit.STALE;
    columns.guards[row] = guards;
    columns.classes[row] = isNew && judged !== code.unknown ? code.new : judged;
  }
  return columns;
}

function judgeReach(columns: UsageColumns, row: number, thresholds: UsageThresholds): number {
  const { always, often, sometimes, nicheDepth } = thresholds;
  const { measured } = columns;
  const reach = measured.reach[row] ?? 0;
  const low = measured.low[row] ?? 0;
  const high = measured.high[row] ?? 1;
  let judged: number = code.never;
  if (reach >= always) judged = code.always;
  else if (reach >= often) judged = code.often;
  else if (reach >= sometimes) judged = code.sometimes;
  else if (measured.isUsedInWindow[row] === 1) judged = code.rarely;
  if (judged === code.rarely && (measured.depth[row] ?? -1) >= nicheDepth) {
    judged = code.sometimes;
    columns.warnings[row] = warningBit.NICHE_HEAVY;
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
  return judged;
}

function judgeShare(measured: UsageMeasures, row: number, thresholds: UsageThresholds): number {
  const isCovered = (measured.measuredMonths[row] ?? 0) >= thresholds.coverageMonths;
  if (isCovered && measured.isUsedInWindow[row] !== 1) return code.never;
  return (measured.high[row] ?? 0) < thresholds.shareRare * (1 - 1e-9) ? code.rarely : code.used;
}

function warningsOfRow({ measured, judged }: UsageColumns, row: number, thresholds: UsageThresholds): number {
  const uses = measured.uses[row] ?? 0;
  const { concentratedUses, concentratedShare } = thresholds;
  const isMeasured = measured.measure[row] !== measures.nothing;
  let warnings = 0;
  if (uses >= concentratedUses && (measured.bestUses[row] ?? 0) >= concentratedShare * uses * (1 - 1e-9)) {
    warnings |= warningBit.CONCENTRATED;
  }
  if (isMeasured && measured.measure[row] !== measures.reach) warnings |= warningBit.SHARE_ONLY;
  if (measured.longPeriods[row] === 1 && isRare(judged[row])) warnings |= warningBit.SEASON_UNSEEN;
  return warnings;
}

function isRare(judged: number | undefined): boolean {
  return judged === code.rarely || judged === code.never;
}

function guardsOfRow({ measured, judged }: UsageColumns, row: number, thresholds: UsageThresholds): number {
  const measure = measured.measure[row];
  if (measure === measures.nothing) return guardBit.NO_DATA;
  let guards = (measured.exposureMonths[row] ?? 0) < thresholds.coverageMonths ? guardBit.COVERAGE : 0;
  if (measure === measures.reach && isRare(judged[row])) {
    if ((measured.high[row] ?? 1) >= thresholds.sometimes) guards |= guardBit.REACH_UNCERTAIN;
    if ((measured.peakShare[row] ?? 0) >= thresholds.seasonalPeak) guards |= guardBit.SEASONAL_PEAK;
  }
  return guards;
}

/** The judgement of one row, with names in place of codes. */
export function usageAt(columns: UsageColumns, row: number): UsageJudgement {
  const { measured } = columns;
  const measure = measured.measure[row];
  const judged = usageClasses[columns.judged[row] ?? code.unknown] ?? "unknown";
  const named = usageClasses[columns.classes[row] ?? code.unknown] ?? "unknown";
  const byReach = measure === measures.reach;
  const high = measured.high[row] ?? 0;
  return {
    class: named,
    judged,
    reach: byReach ? (measured.reach[row] ?? 0) : null,
    ci: byReach ? [measured.low[row] ?? 0, high] : null,
    shareUpperBound: byReach || measure === measures.nothing ? null : high,
    depth: knownOr(measured.depth[row]),
    certain: columns.certain[row] === 1,
    candidate: isCandidate(columns, row),
    guards: guardNames(columns.guards[row] ?? 0),
    warnings: warningNames(columns.warnings[row] ?? 0),
    exposureMonths: measured.exposureMonths[row] ?? 0,
    firstSeen: monthOr(measured.firstSeen[row]),
    lastUsed: monthOr(measured.lastUsed[row]),
    peakMonth: monthOr(measured.peakMonth[row]),
    peakShare: monthOr(measured.peakMonth[row]) === null ? null : (measured.peakShare[row] ?? null),
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

/** All columns in one piece of memory, widest first. */
function emptyColumns(measured: UsageMeasures): UsageColumns {
  const { rows } = measured;
  const memory = new ArrayBuffer(6 * rows);
  return {
    measured,
    guards: new Uint16Array(memory, 0, rows),
    classes: new Uint8Array(memory, 2 * rows, rows),
    judged: new Uint8Array(memory, 3 * rows, rows),
    certain: new Uint8Array(memory, 4 * rows, rows),
    warnings: new Uint8Array(memory, 5 * rows, rows),
  };
}
