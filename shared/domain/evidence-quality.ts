import { isRefused } from "../maths/answer.ts";
import { freshness } from "../maths/freshness.ts";
import { precision } from "../maths/precision.ts";
import { provenanceQuality, quality, type Quality } from "../maths/quality.ts";
import { monthIndex, type Month } from "./month.ts";
import { dayLength, type Id } from "./ids.ts";
import type { LedgerSide } from "./ledger-side.ts";
import type { SubjectMoney } from "./product-money.ts";
import type { ProductUsage } from "./product-usage.ts";
import type { Provenance } from "./record.ts";
import { remembered } from "./remembered.ts";
import { cellKind, kindBits } from "./usage-cell.ts";
import type { UsageJudgement } from "./usage-class.ts";
import { measures } from "./usage-measure.ts";
import { typedSource } from "./usage-commands.ts";
import type { UsageMatrix } from "./usage.ts";

const daysPerMonth = 30.44;

/** Nothing is known. */
export const noQuality: Quality = { q: 0, grade: "insufficient" };

/** A range of an estimate; low = mode = high is a point. */
export type Spread = { readonly low: number; readonly mode: number; readonly high: number };

/** How narrow a range is against its own size; a point is precise. */
function narrowness(range: Spread | null): number {
  if (range === null || range.high === range.low) return 1;
  const narrow = precision((range.high - range.low) / 2, Math.max(Math.abs(range.mode), 1));
  return isRefused(narrow) ? 0 : narrow;
}

/** The quality of a ledger side: months present, age of its newest entry, narrowness of its range, provenance. */
export function moneyQuality(
  side: LedgerSide,
  about: { readonly months: number; readonly now: number; readonly range: Spread | null },
): Quality {
  if (side.total === null || side.provenance === null || side.updatedAt === null) return noQuality;
  const booked = side.byMonth.filter((amount) => amount !== 0).length;
  // Entries that all book nothing say nothing was spent or earned: a measured zero, not a missing month.
  const present = booked === 0 ? 1 : booked / about.months;
  const fresh = freshness(Math.max(0, (about.now - side.updatedAt) / dayLength));
  return quality({
    completeness: Math.min(1, present),
    freshness: isRefused(fresh) ? null : fresh,
    coverage: Math.min(1, (present * about.months) / 12),
    precision: narrowness(about.range),
    provenance: provenanceQuality[side.provenance],
  });
}

/** The quality of what is known of a subject's value, its range included. */
export function valueQuality(
  { values, value, valueLow, valueHigh }: SubjectMoney,
  about: { readonly months: number; readonly now: number },
): Quality {
  const known = value !== null && valueLow !== null && valueHigh !== null;
  return moneyQuality(values, { ...about, range: known ? { low: valueLow, mode: value, high: valueHigh } : null });
}

/** The quality of a figure that a person typed or a setting gave. */
export function estimateQuality(range: Spread, provenance: Provenance): Quality {
  return quality({
    completeness: 1,
    freshness: 1,
    coverage: 1,
    precision: narrowness(range),
    provenance: provenanceQuality[provenance],
  });
}

type UsageInputs = readonly [matrix: UsageMatrix, asOf: Month, byReach: boolean];

const qualityOfUsage = remembered<UsageInputs, Quality>((_, [matrix, asOf, byReach]) => {
  const end = Math.min(matrix.months - 1, monthIndex(asOf) - monthIndex(matrix.firstMonth));
  const start = Math.max(0, end - 11);
  let [cells, known, lastFull] = [0, 0, -1];
  for (let row = 0; row < matrix.subjects.length; row += 1) {
    for (let column = start; column <= end; column += 1) {
      cells += 1;
      const kind = (matrix.state[row * matrix.months + column] ?? 0) & kindBits;
      if (kind === cellKind.full || kind === cellKind.spread) {
        known += 1;
        lastFull = Math.max(lastFull, column);
      }
    }
  }
  if (cells === 0 || lastFull < 0) return noQuality;
  const age = freshness((end - lastFull) * daysPerMonth);
  const dimensions = {
    completeness: known / cells,
    freshness: isRefused(age) ? null : age,
    coverage: Math.min(1, (end - start + 1) / 12),
    provenance:
      provenanceQuality[matrix.sources.every((source) => source === typedSource) ? "estimatedByOne" : "imported"],
  };
  return quality(byReach ? { ...dimensions, precision: 1 } : dimensions);
});

/** How far the whole product's usage is measured: months present over all its rows up to the as-of month. */
export function usageQuality({ productId, matrix, asOf, columns }: ProductUsage): Quality {
  return qualityOfUsage(productId, [matrix, asOf, columns.measured.measure.includes(measures.reach)]);
}

/** The quality of one subject's usage: its months, the age of the last full one, its interval, provenance. */
export function judgementQuality(
  { matrix, rows, columns, asOf }: ProductUsage,
  subject: Id,
  judgement: UsageJudgement,
  tolerated: number,
): Quality {
  const lastFull = columns.measured.lastFull[rows.get(subject) ?? -1];
  if (judgement.exposureMonths === 0 || lastFull === undefined) return noQuality;
  const typed = matrix.sources.every((source) => source === typedSource);
  const age = freshness((monthIndex(asOf) - lastFull) * daysPerMonth);
  const dimensions = {
    completeness: Math.min(1, judgement.exposureMonths / 13),
    freshness: isRefused(age) ? null : age,
    coverage: Math.min(1, judgement.exposureMonths / 12),
    provenance: provenanceQuality[typed ? "estimatedByOne" : "imported"],
  };
  if (judgement.ci === null) return quality(dimensions);
  const narrow = precision((judgement.ci[1] - judgement.ci[0]) / 2, tolerated);
  return quality({ ...dimensions, precision: isRefused(narrow) ? 0 : narrow });
}
