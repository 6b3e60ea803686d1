import type { AgeBand } from "../maths/ageing.ts";
import { isRefused, type Answer } from "../maths/answer.ts";
import type { LittlesLaw } from "../maths/flow.ts";
import type { ThroughputWarning } from "../maths/throughput.ts";
import type { Instant } from "../domain/ids.ts";
import { refusalWords } from "./codes.ts";
import { count, counted, dayText, decimal, share } from "./format.ts";

/** What the flow view calls its parts. */
export const flowWords = {
  window: (weeks: number) => `Over the last ${counted(weeks, "week")}. Done means released.`,
  throughputQuestion: "How many items are released each week?",
  releasesHeader: "Released",
  weekHeader: "Week ending",
  forecastTitle: "When is it released?",
  forecastNote:
    "From the releases of past weeks, empty weeks included, added up exactly. Half of such forecasts come true by the first date, 85 in 100 by the second, 95 in 100 by the third.",
  growth: (growth: number) =>
    `For each item released, ${decimal(growth)} more were taken up on the way; the forecast makes room for that.`,
  noGrowth: "Nothing is known of work found on the way, so none is counted.",
  growingTitle: "What if more is found on the way?",
  growingLow: "Scope grows by at least",
  growingMode: "likely by",
  growingHigh: "at most by",
  growingOrder: "Say three shares from 0%, the smallest first.",
  dueHeader: "By its due date",
  forecastTable: "Items with the dates of their release",
  agedTable: "Items in progress",
  unprovenTable: "Releases to be proved",
  defectsTable: "Defects by stage",
  howMany: "How many by",
  howManyAnswer: (half: number, likely: number, sure: number) =>
    `At least ${half} with 50%, ${likely} with 85%, ${sure} with 95% certainty: the surer, the fewer.`,
  agedTitle: "Work in progress, oldest first",
  unprovenTitle: "Released, not yet proved",
  unprovenNote: "Nobody has said yet whether these were worth it.",
  allProved: "Everything released has been looked at.",
  nothingInProgress: "Nothing is being worked on.",
  nothingToForecast: "There is no open item to forecast.",
  defectsTitle: "Where defects are made and found",
  dark: (held: number) =>
    `${counted(held, "item")} ${held === 1 ? "is" : "are"} deployed but not released: still work in progress.`,
  later: "Later than 20 years",
} as const;

/** What makes a forecast doubtful, in a sentence. */
export const throughputWarningWords: Readonly<Record<ThroughputWarning, string>> = {
  FEW_PERIODS: "Fewer than eight weeks are known: take these dates as a first guess.",
  CHANGED_PACE: "The newer half of the weeks differs from the older by more than half: the pace is changing.",
};

/** How far work has aged against what was finished of its kind. */
export const ageBandWords: Readonly<Record<AgeBand, string>> = {
  ok: "As usual",
  "p50+": "Older than half",
  "p85+": "Older than 85%",
  "p95+": "Older than 95%",
};

/** Whether work in progress, pace and cycle time fit together, in a sentence. */
export function littleText(little: Answer<LittlesLaw>): string {
  if (isRefused(little)) return `Whether the flow is steady cannot be said. ${refusalWords(little.reason)}`;
  const expected = counted(Math.round(little.expectedCycleTime), "day");
  const gap = share(little.relativeGap);
  return little.stable
    ? `The flow is steady: from work in progress and pace one expects ${expected} a piece, ${gap} beside what was seen.`
    : `The flow is not steady: from work in progress and pace one expects ${expected} a piece, ${gap} beside what was seen. Forecasts are unreliable.`;
}

/** How much of what was released had been expedited; a warning from a share on. */
export function expeditedText(expedited: number, most: number): string {
  const said = `${share(expedited)} of the releases were expedited`;
  return expedited > most ? `${said}, more than ${share(most)}: what jumps the queue delays the rest.` : `${said}.`;
}

/** The day of a forecast. */
export function forecastText(at: Instant | null): string {
  return at === null ? flowWords.later : dayText(new Date(at).toISOString().slice(0, 10));
}

/** A due date with how likely it is kept. */
export function dueText(due: string, chance: Answer<number>): string {
  if (isRefused(chance)) return dayText(due);
  const whole = chance < 0.01 ? "under 1%" : chance > 0.99 ? "over 99%" : `${Math.round(100 * chance)}%`;
  return `${whole} by ${dayText(due)}`;
}

/** When all of a scope that may grow is released, and how that was drawn. */
export function growingText(
  items: number,
  [half, likely, sure]: readonly (Instant | null)[],
  { runs, seed }: { readonly runs: number; readonly seed: number },
): string {
  const by = (at: Instant | null | undefined) => forecastText(at ?? null);
  return `All ${counted(items, "open item")} and what is found on the way: by ${by(half)} with 50%, ${by(likely)} with 85%, ${by(sure)} with 95% certainty (${count(runs)} draws, seed ${seed}).`;
}

/** Days as they stand in a table. */
export function daysText(days: number): string {
  return count(Math.round(days));
}
