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

/** The newest month that any usage speaks of; null when there is no usage. */
export function newestUsageMonth(portfolio: Portfolio): Month | null {
  let newest: Month | null = null;
  for (const matrices of portfolio.usage.values()) {
    for (const matrix of matrices.values()) {
      const end = usageEnd(matrix);
      if (end !== null && (newest === null || end > newest)) newest = end;
    }
  }
  return newest;
}
