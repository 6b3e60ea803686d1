import { isRefused, refused, type Answer } from "../maths/answer.ts";
import { forecastBacklog, forecastHowMany, releasedBy } from "../maths/forecast.ts";
import { simulateWhen } from "../maths/simulate-when.ts";
import { grownScope } from "../maths/throughput.ts";
import type { Range } from "../maths/triangular.ts";
import { isOpen, type BacklogItem } from "./backlog-item.ts";
import type { Id, Instant } from "./ids.ts";

const week = 7 * 24 * 60 * 60 * 1000;

/** How sure a forecast is: half, 85 and 95 in a hundred. */
export const sureness = [0.5, 0.85, 0.95] as const;

/** When an item is released: the ends of the weeks by which it is, by how sure that is; null is more than 20 years away. */
export type ItemForecast = {
  readonly id: Id;
  readonly position: number;
  /** Its position with the work that is found on the way. */
  readonly grown: number;
  readonly by: readonly (Instant | null)[];
};

/**
 * When each open item of an ordered backlog is released (domain A.6), from the releases of past weeks, empty ones
 * included; `growth` is the work found on the way per item, 0 for none. Work in progress comes first, as it is.
 * Refuses as `forecastBacklog`.
 */
export function forecastItems(
  ordered: readonly BacklogItem[],
  history: readonly number[],
  { growth, now }: { readonly growth: number; readonly now: Instant },
): Answer<readonly ItemForecast[]> {
  const open = ordered.filter(isOpen).sort((a, b) => aheadOf(b) - aheadOf(a));
  if (open.length === 0) return [];
  const most = grownScope(open.length, growth);
  if (isRefused(most)) return most;
  const periods = forecastBacklog(history, most, sureness);
  if (isRefused(periods)) return periods;
  const forecasts: ItemForecast[] = [];
  for (const [at, { id }] of open.entries()) {
    const grown = grownScope(at + 1, growth);
    if (isRefused(grown)) return grown;
    const by = periods.map((positions) => {
      const weeks = positions[grown - 1] ?? null;
      return weeks === null ? null : now + weeks * week;
    });
    forecasts.push({ id, position: at + 1, grown, by });
  }
  return forecasts;
}

/** How a scope may grow, and how often and from which seed that is drawn. */
export type GrowthTerms = {
  readonly growth: Range;
  readonly runs: number;
  readonly seed: number;
  readonly now: Instant;
};

/**
 * When so many items are released if the scope may grow by a range, 0.2 being a fifth (domain A.6): drawn, because the
 * growth is not known. By how sure it is; null is more than 20 years away. Refuses as `simulateWhen`.
 */
export function forecastGrowing(
  history: readonly number[],
  items: number,
  { growth, runs, seed, now }: GrowthTerms,
): Answer<readonly (Instant | null)[]> {
  const forecast = simulateWhen(history, items, sureness, { runs, seed, growth });
  if (isRefused(forecast)) return forecast;
  return forecast.periods.map((weeks) => (weeks === null ? null : now + weeks * week));
}

/**
 * How likely so many items, and with them the last of them, are released by a moment; whole weeks count, and none before now.
 * Refuses as `releasedBy`.
 */
export function chanceBy(history: readonly number[], items: number, until: Instant, now: Instant): Answer<number> {
  const weeks = Math.max(0, Math.floor((until - now) / week));
  const chances = releasedBy(history, items, weeks);
  return isRefused(chances) ? chances : (chances[weeks] ?? 1);
}

/** At least how many items are released by a moment, half, 85% and 95% sure: the surer, the fewer. Whole weeks count. */
export function forecastReleases(history: readonly number[], until: Instant, now: Instant): Answer<readonly number[]> {
  const weeks = Math.floor((until - now) / week);
  return weeks < 0 ? refused("OUT_OF_RANGE") : forecastHowMany(history, weeks, sureness);
}

/** Deployed work is ahead of work in hand, and that of what is not started. */
function aheadOf({ stage }: BacklogItem): number {
  return stage === "deployed" ? 2 : stage === "doing" ? 1 : 0;
}
