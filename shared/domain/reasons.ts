import { isRefused } from "../maths/answer.ts";
import type { Grade } from "../maths/quality.ts";
import type { RetirementCandidate } from "./candidates.ts";
import { guardNames, guardNumbers, guardSource } from "./guard-numbers.ts";
import { addMonths, type Month, monthIndex } from "./month.ts";
import type { Overview } from "./overview.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { trendWindow } from "./product-usage.ts";
import { removalReasons } from "./removal-reasons.ts";
import { onShelf } from "./shelves.ts";

/** In what a reason's number is told; a share is one of the eligible users, or of the product's use. */
export type ReasonUnit = "share" | "shareOfUse" | "probability" | "money" | "perMonth" | "count" | "month" | "none";

/** A reason for or against retiring: a number with its threshold, window, source and quality; words are made elsewhere. */
export type Reason = {
  readonly code: string;
  readonly direction: "for" | "against";
  readonly unit: ReasonUnit;
  readonly value: number | null;
  readonly threshold: number | null;
  /** Points it adds to the score; null when it is not part of the score. */
  readonly contribution: number | null;
  readonly from: Month | null;
  readonly to: Month | null;
  readonly source: "usage" | "costs" | "values" | "catalogue" | "dependencies" | "case" | "review" | "experiment";
  readonly grade: Grade | null;
  /** What it speaks of by name: dependents, duplicates, a month, a person's words. */
  readonly names: readonly string[];
};

type Known = Pick<Reason, "code" | "direction" | "source"> & Partial<Reason>;

function reason(known: Known): Reason {
  return {
    unit: "none",
    value: null,
    threshold: null,
    contribution: null,
    from: null,
    to: null,
    grade: null,
    names: [],
    ...known,
  };
}

function pointsOf(candidate: RetirementCandidate, part: "usage" | "netCost" | "trend"): number | null {
  return isRefused(candidate.score) ? null : candidate.score.contributions[part];
}

function usageReasons(portfolio: Portfolio, candidate: RetirementCandidate, asOf: Month): readonly Reason[] {
  const { usage, usageQuality, trend } = candidate;
  const { usage: lines } = settingsOf(portfolio);
  const window = { from: addMonths(asOf, 1 - lines.windowMonths), to: asOf };
  const reasons: Reason[] = [];
  const low = usage.judged === "rarely" || usage.judged === "never";
  if (usage.judged !== "unknown") {
    const byReach = usage.ci !== null;
    reasons.push(
      reason({
        code: `USE_${usage.judged.toUpperCase()}`,
        direction: low ? "for" : "against",
        unit: byReach ? "share" : "shareOfUse",
        value: usage.reach ?? usage.shareUpperBound,
        threshold: byReach ? lines.sometimes : lines.shareRare,
        contribution: pointsOf(candidate, "usage"),
        ...window,
        source: "usage",
        grade: usageQuality.grade,
        names: usage.lastUsed === null ? [] : [usage.lastUsed],
      }),
    );
  }
  if (!isRefused(trend) && trend.p < 0.05 && trend.direction !== "flat") {
    reasons.push(
      reason({
        code: trend.direction === "down" ? "TREND_DOWN" : "TREND_UP",
        direction: trend.direction === "down" ? "for" : "against",
        unit: "probability",
        value: trend.p,
        threshold: 0.05,
        contribution: pointsOf(candidate, "trend"),
        ...trendWindow(candidate.line.usage),
        source: "usage",
        grade: usageQuality.grade,
      }),
    );
  }
  for (const code of candidate.guards) {
    reasons.push(
      reason({
        code,
        direction: "against",
        ...guardSource(code, window),
        ...guardNumbers(code, candidate, lines, window),
        names: guardNames(portfolio, candidate, code),
      }),
    );
  }
  for (const code of usage.warnings) {
    const numbers = guardNumbers(code, candidate, lines, window);
    const grade = usageQuality.grade;
    reasons.push(reason({ code, direction: "against", source: "usage", ...window, ...numbers, grade }));
  }
  return reasons;
}

function moneyReasons(portfolio: Portfolio, overview: Overview, candidate: RetirementCandidate): readonly Reason[] {
  const { money, line, feature } = candidate;
  const { from, to } = overview.window;
  const { avoidable, value } = money;
  const reasons: Reason[] = [];
  const grade = feature === null ? line.costQuality.grade : (candidate.worked.figures.avoidable?.quality.grade ?? null);
  if (avoidable !== null) {
    const net = value === null ? null : value - avoidable;
    reasons.push(
      reason({
        code: net === null ? "COST_WITHOUT_VALUE" : net < 0 ? "NET_COST" : "NET_VALUE",
        direction: net !== null && net >= 0 ? "against" : "for",
        unit: "money",
        value: net ?? avoidable,
        threshold: 0,
        contribution: pointsOf(candidate, "netCost"),
        from,
        to,
        source: "costs",
        grade,
      }),
    );
  }
  const { costPerUserFactor, supportEndMonths } = settingsOf(portfolio).retirement;
  for (const trigger of candidate.triggers) {
    if (trigger === "COST_PER_USER") {
      const threshold = (overview.medianCostPerUser ?? 0) * costPerUserFactor;
      const perUser = line.economics.costPerActiveUser;
      reasons.push(
        reason({
          code: trigger,
          direction: "for",
          unit: "money",
          value: perUser,
          threshold,
          from,
          to,
          source: "costs",
          grade,
        }),
      );
    }
    if (trigger === "SUPPORT_END") {
      reasons.push(supportReason(overview.asOf, line.product.supportEnd, supportEndMonths));
    }
    if (trigger === "NO_OWNER") reasons.push(reason({ code: trigger, direction: "for", source: "catalogue" }));
    if (trigger === "DUPLICATE") {
      const products = onShelf(portfolio.products, "");
      const names = candidate.duplicates.map((id) => products.get(id)?.name ?? id);
      reasons.push(
        reason({ code: trigger, direction: "for", unit: "count", value: names.length, source: "catalogue", names }),
      );
    }
  }
  return reasons;
}

/** Months of support left at the as-of month; below 0 once it has ended. */
function supportReason(asOf: Month, supportEnd: Month | null, threshold: number): Reason {
  const left = supportEnd === null ? null : monthIndex(supportEnd) - monthIndex(asOf);
  const names = supportEnd === null ? [] : [supportEnd];
  return reason({
    code: "SUPPORT_END",
    direction: "for",
    unit: "month",
    value: left,
    threshold,
    source: "catalogue",
    names,
  });
}

function caseReasons(portfolio: Portfolio, overview: Overview, candidate: RetirementCandidate): readonly Reason[] {
  const { worked, dependents, review } = candidate;
  const rules = settingsOf(portfolio).retirement;
  const reasons: Reason[] = [];
  const products = onShelf(portfolio.products, "");
  const named = (ids: readonly string[]) => ids.map((id) => products.get(id)?.name ?? id);
  if (dependents !== null && dependents.blockers.length > 0) {
    const names = named(dependents.blockers);
    reasons.push(
      reason({
        code: "BLOCKED_BY_DEPENDENTS",
        direction: "against",
        unit: "count",
        value: names.length,
        threshold: 0,
        source: "dependencies",
        names,
      }),
    );
  }
  if (dependents !== null && dependents.softDependents.length > 0) {
    const names = named(dependents.softDependents);
    reasons.push(
      reason({
        code: "SOFT_DEPENDENTS",
        direction: "against",
        unit: "count",
        value: names.length,
        source: "dependencies",
        names,
      }),
    );
  }
  const { result, simulation, confidence } = worked;
  const horizon = { from: overview.asOf, to: addMonths(overview.asOf, rules.horizonMonths) };
  if (result !== null) {
    reasons.push(
      reason({
        code: result.npv > 0 ? "NPV_POSITIVE" : "NPV_NOT_POSITIVE",
        direction: result.npv > 0 ? "for" : "against",
        unit: "money",
        value: result.npv,
        threshold: 0,
        ...horizon,
        source: "case",
        names: (["avoidable", "lostValue", "oneOff"] as const).filter(
          (name) => worked.figures[name]?.basis === "guess",
        ),
      }),
    );
  }
  if (simulation !== null && simulation.pPositive < rules.flagProbability) {
    const threshold = rules.flagProbability;
    reasons.push(
      reason({
        code: "NPV_UNCERTAIN",
        direction: "against",
        unit: "share",
        value: simulation.pPositive,
        threshold,
        ...horizon,
        source: "case",
        names: (["avoidable", "lostValue", "oneOff"] as const).filter(
          (name) => worked.figures[name]?.basis === "guess",
        ),
      }),
    );
  }
  if ((confidence ?? 0) < rules.minimumConfidence) {
    const names = worked.weakest === null ? [] : [worked.weakest];
    reasons.push(
      reason({
        code: "LOW_QUALITY",
        direction: "against",
        unit: "share",
        value: result === null ? null : (confidence ?? 0),
        threshold: rules.minimumConfidence,
        from: overview.window.from,
        to: overview.window.to,
        source: "case",
        names,
      }),
    );
  }
  if (review !== null) {
    const code = review.kind === "keep" ? "KEPT" : "SNOOZED";
    reasons.push(
      reason({ code, direction: "against", source: "review", names: [review.reason, review.until, review.by] }),
    );
  }
  return reasons;
}

/** Every reason for and against retiring a candidate, the ones for first, those with more weight in the score before. */
export function reasonsOf(portfolio: Portfolio, overview: Overview, candidate: RetirementCandidate): readonly Reason[] {
  const reasons = [
    ...usageReasons(portfolio, candidate, overview.asOf),
    ...moneyReasons(portfolio, overview, candidate),
    ...caseReasons(portfolio, overview, candidate),
    ...removalReasons(portfolio, candidate),
  ];
  const order = (known: Reason) => (known.direction === "for" ? 0 : 1);
  return reasons.toSorted((a, b) => order(a) - order(b) || (b.contribution ?? -1) - (a.contribution ?? -1));
}
