import type { Card } from "#shared/domain/experiment-card.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { harmOf } from "#shared/maths/guardrail.ts";
import type { Interval } from "#shared/maths/wilson.ts";

type Read = { readonly estimate: number; readonly interval: Interval };

/** An effect with gains counted upwards, whichever way its metric is better. */
export function gainOf(
  { metric }: Card,
  { estimate, interval }: Read,
): { estimate: number; low: number; high: number } {
  const isMore = metric.better === "more";
  return { estimate: isMore ? estimate : 0 - estimate, ...harmOf(interval, isMore ? "higher" : "lower") };
}

/** The line that gains are held against: what is worthwhile, or the loss tolerated; null where nobody said. */
export function lineOf({ card, purpose }: Pick<Experiment, "card" | "purpose">): number | null {
  if (card.worthwhile === null) return null;
  return purpose === "removal" ? 0 - card.worthwhile : card.worthwhile;
}
