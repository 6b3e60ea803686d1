import { costOfOneWeek, type DelayProfile, type LeadTime } from "../maths/delay-cost.ts";
import { isRefused } from "../maths/answer.ts";
import { triangular, type Range } from "../maths/triangular.ts";
import { estimateOf, type BacklogItem, type EstimateName } from "./backlog-item.ts";
import type { Id, Instant } from "./ids.ts";
import { addMonths, type Month } from "./month.ts";
import type { Portfolio } from "./portfolio.ts";
import { productUsage, usageMonthsOf } from "./product-usage.ts";
import { onShelf } from "./shelves.ts";

/** Where a figure of an item comes from: somebody's estimate, or what the portfolio knows. */
export type FigureOrigin = "estimated" | "urgency" | "recordedUse" | "avoidableCost" | "field";

/** A figure with its range and where it comes from; `source` and `on` as they stand on an estimate. */
export type KnownFigure = Range & {
  readonly origin: FigureOrigin;
  readonly source: string;
  readonly on: string | null;
};

/** What surrounds an item when its figures are looked up. */
export type Surroundings = {
  readonly portfolio: Portfolio;
  readonly asOf: Month;
  readonly now: Instant;
  /** Running cost a month in minor units that would end with a product or feature; null when not known. */
  readonly avoidableMonthly: (productId: Id, featureId: Id | null) => number | null;
};

const week = 7 * 24 * 60 * 60 * 1000;
const weeksPerMonth = 365.25 / 7 / 12;
const leadQuantiles = [0.1, 0.3, 0.5, 0.7, 0.9];

/** A figure of an item: what was estimated or, where the portfolio knows better, what is recorded; null when nobody knows. */
export function figureOf(item: BacklogItem, name: EstimateName, around: Surroundings): KnownFigure | null {
  const estimate = estimateOf(item, name);
  if (name === "costOfDelay") return delayFigure(item, around);
  if (estimate !== undefined) {
    const { low, mode, high, source, on } = estimate;
    return { low, mode, high, origin: "estimated", source, on };
  }
  if (name === "reach") return recordedReach(item, around);
  if (name === "value" && item.kind === "retirement") return savedInAYear(item, around);
  return null;
}

/** What an item says in a field of the team's own, as a number: a choice counts as its place, from 1; null for days and nothing. */
export function fieldFigure(item: BacklogItem, fieldId: Id, portfolio: Portfolio): KnownFigure | null {
  const field = onShelf(portfolio.fields, "").get(fieldId);
  const value = item.fields.find((said) => said.fieldId === fieldId)?.value;
  if (field === undefined || value === undefined || field.kind === "day") return null;
  const number = typeof value === "number" ? value : field.choices.indexOf(value) + 1;
  if (field.kind === "choice" && number === 0) return null;
  return { low: number, mode: number, high: number, origin: "field", source: field.name, on: null };
}

/**
 * What one more week of waiting costs, in minor units (domain A.3): the weekly rate for the standard profile; for the
 * others the expected loss of a week given how long the remaining work takes, at the ends and the middle of the rate.
 */
function delayFigure(item: BacklogItem, around: Surroundings): KnownFigure | null {
  const rate = weeklyRate(item, around);
  if (item.urgency.profile === "standard" && item.urgency.horizonWeeks === null) return rate;
  const base = rate ?? { low: 0, mode: 0, high: 0, origin: "urgency" as const, source: "", on: null };
  const leads = leadTimes(item);
  const at = (perWeek: number) => costOfOneWeek(delayProfile(item, perWeek, around.now), leads);
  const [low, mode, high] = [at(base.low), at(base.mode), at(base.high)];
  if (isRefused(low) || isRefused(mode) || isRefused(high)) return null;
  return { ...base, low: Math.min(low, mode), mode, high: Math.max(mode, high), origin: "urgency" };
}

function weeklyRate(item: BacklogItem, { avoidableMonthly }: Surroundings): KnownFigure | null {
  const estimate = estimateOf(item, "costOfDelay");
  if (estimate !== undefined) {
    const { low, mode, high, source, on } = estimate;
    return { low, mode, high, origin: "estimated", source, on };
  }
  if (item.kind !== "retirement") return null;
  const monthly = avoidableMonthly(item.productId, item.featureId);
  return monthly === null ? null : known(monthly / weeksPerMonth, "avoidableCost", null);
}

function savedInAYear(item: BacklogItem, { avoidableMonthly }: Surroundings): KnownFigure | null {
  const monthly = avoidableMonthly(item.productId, item.featureId);
  return monthly === null ? null : known(12 * monthly, "avoidableCost", null);
}

/** The people who used the linked feature in the newest known month up to now, else the active users of the product. */
function recordedReach(item: BacklogItem, { portfolio, asOf }: Surroundings): KnownFigure | null {
  const usage = productUsage(portfolio, item.productId, asOf);
  if (item.featureId !== null) {
    const months = usageMonthsOf(usage.matrix, item.featureId, addMonths(asOf, -11), asOf);
    const newest = months.findLast(({ users }) => users !== null);
    if (newest !== undefined) return known(newest.users ?? 0, "recordedUse", newest.month);
  }
  const { value } = usage.activeUsers;
  return value === null ? null : known(value, "recordedUse", asOf);
}

function known(value: number, origin: FigureOrigin, on: string | null): KnownFigure {
  return { low: value, mode: value, high: value, origin, source: "", on };
}

/** How long the remaining work may take, in weeks; done at once where nobody estimated it. */
function leadTimes(item: BacklogItem): readonly LeadTime[] {
  const duration = estimateOf(item, "duration");
  if (duration === undefined) return [{ weeks: 0, share: 1 }];
  return leadQuantiles.map((quantile) => ({ weeks: triangular(duration, quantile), share: 1 / leadQuantiles.length }));
}

/** How the waiting of an item costs money from a moment on, at a weekly rate in minor units (domain A.3). */
export function delayProfile({ urgency }: BacklogItem, perWeek: number, now: Instant): DelayProfile {
  const weeksUntil = (day: string) => (Date.parse(day) - now) / week;
  switch (urgency.profile) {
    case "standard":
      return { kind: "standard", perWeek, horizon: urgency.horizonWeeks };
    case "fixedDate":
      return { kind: "fixedDate", perWeek, date: weeksUntil(urgency.day), penalty: urgency.penalty };
    case "intangible":
      return { kind: "intangible", perWeek, start: weeksUntil(urgency.startDay), ramp: urgency.rampWeeks };
    case "expedite":
      return { kind: "expedite", perWeek, lump: urgency.lump };
  }
}
