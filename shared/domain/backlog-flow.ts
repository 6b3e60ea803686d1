import { ageing, type Ageing } from "../maths/ageing.ts";
import { isRefused, refused, type Answer } from "../maths/answer.ts";
import { countsPerPeriod, flow, littlesLaw, type Flow, type LittlesLaw } from "../maths/flow.ts";
import { nearestRank } from "../maths/quantile.ts";
import { throughputWarnings, type ThroughputWarning } from "../maths/throughput.ts";
import { isInProgress, isUnproven, type BacklogItem, type BacklogKind, type WorkStage } from "./backlog-item.ts";
import type { Instant } from "./ids.ts";

const day = 24 * 60 * 60 * 1000;
const week = 7 * day;

/** Work in progress with its age in days, against what was finished of its kind. */
export type AgedItem = { readonly item: BacklogItem; readonly days: number; readonly ageing: Answer<Ageing> };

/** A released item that nobody has proved yet, with the days since its release. */
export type UnprovenItem = { readonly item: BacklogItem; readonly days: number };

/** How many defects were made in one stage of work and found in another. */
export type EscapedDefects = { readonly madeIn: WorkStage; readonly foundIn: WorkStage; readonly count: number };

/** How a backlog flows; times in days, throughput in releases a week, oldest week first and empty weeks as 0. */
export type BacklogFlow = {
  readonly flow: Answer<Flow>;
  readonly weekly: readonly number[];
  readonly warnings: readonly ThroughputWarning[];
  readonly little: Answer<LittlesLaw>;
  /** Cycle times at the 50th, 85th and 95th percentile, by nearest rank; refused without any. */
  readonly cycle: Answer<{ readonly p50: number; readonly p85: number; readonly p95: number }>;
  readonly inProgress: readonly AgedItem[];
  readonly dark: readonly AgedItem[];
  readonly unproven: readonly UnprovenItem[];
  /** The share of the releases of the window that were expedited; null without releases. */
  readonly expedited: number | null;
  readonly defects: readonly EscapedDefects[];
};

/** How a list of items flowed through the last weeks up to now (domain A.7): done means released. */
export function backlogFlow(items: readonly BacklogItem[], weeks: number, now: Instant): BacklogFlow {
  const from = now - weeks * week;
  const inDays = items.map(({ startedAt, deployedAt, releasedAt, droppedAt }) => ({
    startedAt: daysOf(startedAt),
    deployedAt: daysOf(deployedAt),
    releasedAt: daysOf(releasedAt),
    droppedAt: daysOf(droppedAt),
  }));
  const measured = flow(inDays, from / day, now / day);
  const weekly = weeklyReleases(items, weeks, now);
  const released = items.filter(({ releasedAt }) => releasedAt !== null && releasedAt > from && releasedAt <= now);
  const aged = items
    .filter(isInProgress)
    .map((item) => agedItem(item, items, now))
    .sort(oldestFirst);
  return {
    flow: measured,
    weekly,
    warnings: throughputWarnings(weekly),
    little: littleOf(measured, weeks),
    cycle: isRefused(measured) ? measured : percentiles(measured.cycleTimes),
    inProgress: aged,
    dark: aged.filter(({ item }) => item.stage === "deployed"),
    unproven: unprovenItems(items, now),
    expedited:
      released.length === 0
        ? null
        : released.filter(({ urgency }) => urgency.profile === "expedite").length / released.length,
    defects: escapedDefects(items),
  };
}

/** Releases in each of the last weeks up to now, oldest first; weeks before the first item was written down are left out. */
export function weeklyReleases(items: readonly BacklogItem[], weeks: number, now: Instant): readonly number[] {
  const moments = items.flatMap(({ releasedAt }) => releasedAt ?? []);
  const counts = countsPerPeriod(moments, { end: now, length: week, periods: weeks });
  if (isRefused(counts)) return [];
  const first = items.reduce((earliest, { openedAt }) => Math.min(earliest, openedAt), now);
  const known = Math.min(weeks, Math.max(0, Math.ceil((now - first) / week)));
  return counts.slice(weeks - known);
}

/** Released items that nobody has proved yet, longest released first. */
export function unprovenItems(items: readonly BacklogItem[], now: Instant): readonly UnprovenItem[] {
  return items
    .filter(isUnproven)
    .map((item) => ({ item, days: Math.max(0, (now - (item.releasedAt ?? item.stageSince)) / day) }))
    .sort(oldestFirst);
}

/** How much work was added for each item finished over the last weeks: what was written down, begun and not dropped, over what was released. */
export function scopeGrowth(items: readonly BacklogItem[], weeks: number, now: Instant): number | null {
  const from = now - weeks * week;
  const released = items.filter(({ releasedAt }) => releasedAt !== null && releasedAt > from && releasedAt <= now);
  const added = items.filter(({ openedAt, startedAt, stage }) => {
    return openedAt > from && openedAt <= now && stage !== "dropped" && startedAt !== null;
  });
  return released.length === 0 ? null : added.length / released.length;
}

function agedItem(item: BacklogItem, items: readonly BacklogItem[], now: Instant): AgedItem {
  const days = Math.max(0, (now - (item.startedAt ?? item.stageSince)) / day);
  return { item, days, ageing: ageing(cycleTimesOf(items, item.kind), days) };
}

function cycleTimesOf(items: readonly BacklogItem[], kind: BacklogKind): readonly number[] {
  return items.flatMap(({ kind: other, startedAt, releasedAt }) =>
    other === kind && startedAt !== null && releasedAt !== null && releasedAt >= startedAt
      ? [(releasedAt - startedAt) / day]
      : [],
  );
}

function littleOf(measured: Answer<Flow>, weeks: number): Answer<LittlesLaw> {
  if (isRefused(measured)) return measured;
  const { averageWip, throughput, meanCycleTime } = measured;
  return meanCycleTime === null ? refused("NO_DATA") : littlesLaw(averageWip, throughput / (weeks * 7), meanCycleTime);
}

function percentiles(times: readonly number[]): BacklogFlow["cycle"] {
  const sorted = Float64Array.from(times).sort();
  const p50 = nearestRank(sorted, 0.5);
  const p85 = nearestRank(sorted, 0.85);
  const p95 = nearestRank(sorted, 0.95);
  return isRefused(p50) || isRefused(p85) || isRefused(p95) ? refused("NO_DATA") : { p50, p85, p95 };
}

function escapedDefects(items: readonly BacklogItem[]): readonly EscapedDefects[] {
  const counts = new Map<string, EscapedDefects>();
  for (const { kind, madeIn, foundIn } of items) {
    if (kind !== "defect" || madeIn === null || foundIn === null) continue;
    const key = `${madeIn}/${foundIn}`;
    counts.set(key, { madeIn, foundIn, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

function oldestFirst(a: { readonly days: number }, b: { readonly days: number }): number {
  return b.days - a.days;
}

function daysOf(at: Instant | null): number | null {
  return at === null ? null : at / day;
}
