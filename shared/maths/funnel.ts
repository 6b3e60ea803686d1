import { type Answer, isRefused, refused } from "./answer.ts";
import { type Interval, wilson } from "./wilson.ts";

/** One stage of a funnel, and how many of the cohort came this far. */
export type FunnelStage = { readonly name: string; readonly count: number };

/** The step to a stage: the share of those in the stage before, with Wilson's 95% interval; null where nobody was there. */
export type FunnelStep = {
  readonly to: string;
  readonly rate: number | null;
  readonly interval: Interval | null;
};

/**
 * How a cohort goes through its stages, and the share that reaches the last. NO_DATA below two stages or for an empty cohort,
 * NOT_MONOTONE when a stage holds more than the one before, OUT_OF_RANGE (McClure's stages).
 */
export function funnel(
  stages: readonly FunnelStage[],
): Answer<{ readonly steps: readonly FunnelStep[]; readonly overall: number }> {
  if (!stages.every(({ count }) => count >= 0 && count < Infinity)) return refused("OUT_OF_RANGE");
  const first = stages[0]?.count ?? 0;
  if (stages.length < 2 || first === 0) return refused("NO_DATA");
  const steps: FunnelStep[] = [];
  let before = first;
  for (const { name, count } of stages.slice(1)) {
    if (count > before) return refused("NOT_MONOTONE");
    const interval = wilson(count, before);
    steps.push({
      to: name,
      rate: isRefused(interval) ? null : count / before,
      interval: isRefused(interval) ? null : interval,
    });
    before = count;
  }
  return { steps, overall: before / first };
}
