import { type Answer, isRefused, refused } from "./answer.ts";
import { type Interval, wilson } from "./wilson.ts";

/** How many features each usage class holds; new ones are left out, an absent class counts as none. */
export type ClassCounts = {
  readonly always?: number;
  readonly often?: number;
  readonly sometimes?: number;
  readonly used?: number;
  readonly rarely?: number;
  readonly never?: number;
  readonly unknown?: number;
};

/** The share used rarely or never, as a sample of features like ours and whatever the unknown ones may be. */
export type RareShare = {
  readonly share: number;
  /** Wilson's 95% interval. */
  readonly interval: Interval;
  /** Every unknown counted as used, and every unknown counted as unused (Manski). */
  readonly bounds: Interval;
  /** True only when interval and bounds both lie above one half. */
  readonly moreThanHalf: boolean;
};

/** The share of classified features used rarely or never; NO_DATA when none is classified. */
export function rareShare(counts: ClassCounts): Answer<RareShare> {
  const { always = 0, often = 0, sometimes = 0, used = 0, rarely = 0, never = 0, unknown = 0 } = counts;
  const rare = rarely + never;
  const classified = always + often + sometimes + used + rare;
  const interval = wilson(rare, classified);
  if (isRefused(interval)) return refused("NO_DATA");
  const all = classified + unknown;
  const bounds = { low: rare / all, high: (rare + unknown) / all };
  return { share: rare / classified, interval, bounds, moreThanHalf: Math.min(interval.low, bounds.low) > 0.5 };
}
