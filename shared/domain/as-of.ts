import type { Instant } from "./ids.ts";
import { addMonths, type Month } from "./month.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { usageEnd } from "./usage.ts";

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
  const ends: Month[] = [];
  for (const matrices of portfolio.usage.values()) {
    for (const matrix of matrices.values()) {
      const end = usageEnd(matrix);
      if (end !== null) ends.push(end);
    }
  }
  return reachedMonth(ends);
}

/** Of the last months of several records of usage the newest that one in twenty of them reach; null when there is none. */
export function reachedMonth(ends: readonly Month[]): Month | null {
  const newestFirst = ends.toSorted((one, other) => (one < other ? 1 : -1));
  return newestFirst[Math.ceil(ends.length / 20) - 1] ?? null;
}
