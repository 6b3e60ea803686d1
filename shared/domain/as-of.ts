import type { Instant } from "./ids.ts";
import { addMonths, type Month } from "./month.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { allOf } from "./shelves.ts";
import { usageEnds } from "./usage.ts";

/** The last complete calendar month at an instant, by the clock of UTC. */
export function lastCompleteMonth(now: Instant): Month {
  return addMonths(new Date(now).toISOString().slice(0, 7), -1);
}

/** The month as of which everything is judged: the setting, else the last complete month (domain C.5). */
export function judgedAsOf(portfolio: Portfolio, now: Instant): Month {
  return settingsOf(portfolio).asOf ?? lastCompleteMonth(now);
}

/** The newest month that usage reaches, where a stray row of a later year does not count; null when there is no usage. */
export function newestUsageMonth(portfolio: Portfolio): Month | null {
  return reachedMonth([...allOf(portfolio.usage)].flatMap(usageEnds));
}

/** Of the last months of several subjects the newest that one in twenty of them reach; null when there is none. */
export function reachedMonth(ends: readonly Month[]): Month | null {
  return ends.toSorted()[ends.length - Math.ceil(ends.length / 20)] ?? null;
}
