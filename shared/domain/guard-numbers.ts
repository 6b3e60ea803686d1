import type { RetirementCandidate } from "./candidates.ts";
import { type Month, monthIndex, monthsInclusive } from "./month.ts";
import type { Reason } from "./reasons.ts";
import type { Portfolio } from "./portfolio.ts";
import { testsOf } from "./under-test.ts";
import type { UsageThresholds } from "./usage-class.ts";
import { monthsNeeded } from "./usage-guard.ts";

type Judged = Pick<RetirementCandidate, "subject" | "usage" | "feature" | "line">;

type Window = { readonly from: Month; readonly to: Month };

/** What was measured of a subject, by which its guards were raised. */
function measuredOf({ subject, line: { usage } }: Judged) {
  const row = usage.rows.get(subject.featureId ?? subject.productId) ?? -1;
  const { observedMonths, lastFull, uses, bestUses } = usage.columns.measured;
  return {
    observedMonths: observedMonths[row] ?? 0,
    lastFull: lastFull[row] ?? -1,
    uses: uses[row] ?? 0,
    bestUses: bestUses[row] ?? 0,
  };
}

function monthsSince(month: Month | null, to: Month): number | null {
  return month === null ? null : monthsInclusive(month, to);
}

/** The share of all uses that fell into the two months with most of them; null without uses. */
function shareOfTwoMonths(judged: Judged): number | null {
  const { uses, bestUses } = measuredOf(judged);
  return uses === 0 ? null : bestUses / uses;
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
      const { lastFull } = measuredOf(judged);
      const value = lastFull < 0 ? null : Math.max(0, monthIndex(window.to) - lastFull + 1);
      return { unit: "month", value, threshold: lines.staleMonths };
    }
    case "CADENCE": {
      // No number of months would show that what is for emergencies is not needed.
      const threshold = feature?.cadence === "emergency" ? null : monthsNeeded(feature?.cadence ?? null);
      return { unit: "month", value: measuredOf(judged).observedMonths, threshold };
    }
    case "CONCENTRATED":
      return { unit: "share", value: shareOfTwoMonths(judged), threshold: lines.concentratedShare };
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
