import type { RetirementCandidate } from "./candidates.ts";
import { type Month, monthsInclusive } from "./month.ts";
import { usageMonthsOf } from "./product-usage.ts";
import type { Reason } from "./reasons.ts";
import type { Portfolio } from "./portfolio.ts";
import { testsOf } from "./under-test.ts";
import type { UsageThresholds } from "./usage-class.ts";
import { monthsNeeded } from "./usage-guard.ts";

type Judged = Pick<RetirementCandidate, "subject" | "usage" | "feature" | "line">;

type Window = { readonly from: Month; readonly to: Month };

function monthsOf({ subject, line }: Judged, { from, to }: Window) {
  return usageMonthsOf(line.usage.matrix, subject.featureId ?? subject.productId, from, to);
}

function monthsSoFar(judged: Judged, to: Month) {
  return monthsOf(judged, { from: judged.line.usage.matrix.firstMonth, to });
}

function monthsSince(month: Month | null, to: Month): number | null {
  return month === null ? null : monthsInclusive(month, to);
}

/** The share of all uses that fell into the two months with most of them; null without uses. */
function shareOfTwoMonths(judged: Judged, window: Window): number | null {
  const uses = monthsOf(judged, window).map((month) => month.uses ?? 0);
  const all = uses.reduce((sum, count) => sum + count, 0);
  const [best = 0, second = 0] = uses.toSorted((a, b) => b - a);
  return all === 0 ? null : (best + second) / all;
}

/** The number and the line of a guard or warning about use; without a number where a person or the catalogue raised it. */
export function guardNumbers(
  code: string,
  judged: Judged,
  lines: UsageThresholds,
  window: Window,
): Partial<Pick<Reason, "unit" | "value" | "threshold">> {
  const { usage, feature } = judged;
  switch (code) {
    case "REACH_UNCERTAIN":
      return { unit: "share", value: usage.ci?.[1] ?? null, threshold: lines.sometimes };
    case "SEASONAL_PEAK":
      return { unit: "share", value: usage.peakShare, threshold: lines.seasonalPeak };
    case "COVERAGE":
    case "NO_DATA":
      return { unit: "month", value: usage.exposureMonths, threshold: lines.coverageMonths };
    case "NEW": {
      const value = monthsSince(feature?.releasedMonth ?? usage.firstSeen, window.to);
      return { unit: "month", value, threshold: lines.newMonths };
    }
    case "STALE": {
      const last = monthsSoFar(judged, window.to).findLast(({ kind }) => kind === "full")?.month ?? null;
      return { unit: "month", value: monthsSince(last, window.to), threshold: lines.staleMonths };
    }
    case "CADENCE": {
      // No number of months would show that what is for emergencies is not needed.
      const threshold = feature?.cadence === "emergency" ? null : monthsNeeded(feature?.cadence ?? null);
      const observed = monthsSoFar(judged, window.to).filter(({ kind }) => kind === "full" || kind === "spread");
      return { unit: "month", value: observed.length, threshold };
    }
    case "CONCENTRATED":
      return { unit: "share", value: shareOfTwoMonths(judged, window), threshold: lines.concentratedShare };
    case "NICHE_HEAVY":
      return { unit: "count", value: usage.depth, threshold: lines.nicheDepth };
    default:
      return {};
  }
}

/** The guards that people raise by a mark, with the kinds of mark that raise them. */
const markKinds: Readonly<Record<string, readonly string[]>> = {
  MARKED: ["seasonal", "compliance", "safety", "disasterRecovery", "legal"],
  LEGAL_HOLD: ["legalHold"],
  ESSENTIAL_PATH: ["essentialPath"],
  UNMEASURED_CALLERS: ["unmeasuredCallers"],
  OPEN_SUCCESSOR_GAP: ["openSuccessorGap"],
};

/** Where the knowledge of a guard comes from, and over which window. */
export function guardSource(code: string, window: Window): Partial<Reason> & Pick<Reason, "source"> {
  if (code === "ACTIVE_EXPERIMENT") return { source: "experiment" };
  return Object.hasOwn(markKinds, code) ? { source: "catalogue" } : { source: "usage", ...window };
}

/** What a guard names: a month, the words of marks, or running experiments. */
export function guardNames(
  portfolio: Portfolio,
  { subject, feature, line, usage }: Judged,
  code: string,
): readonly string[] {
  if (code === "SEASONAL_PEAK") return usage.peakMonth === null ? [] : [usage.peakMonth];
  if (code === "ACTIVE_EXPERIMENT") return testsOf(portfolio, subject).map(({ title }) => title);
  const marks = (feature ?? line.product).marks;
  return marks.filter((mark) => markKinds[code]?.includes(mark.kind)).map((mark) => mark.reason);
}
