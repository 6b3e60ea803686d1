import { type Answer, refused } from "./answer.ts";
import type { Interval } from "./wilson.ts";

/** What an interval of harm says against the harm that is tolerated. */
export type GuardrailState = "safe" | "tolerable" | "breached" | "unclear";

/** The harm that an effect's interval stands for: the effect itself where higher is worse, else its opposite. */
export function harmOf({ low, high }: Interval, worse: "higher" | "lower"): Interval {
  return worse === "higher" ? { low, high } : { low: -high + 0, high: -low + 0 };
}

/**
 * The state of a guardrail, from the interval of harm (above 0 is worse) and the margin tolerated: certain harm is breached
 * when it may reach the margin and else tolerable, uncertain harm is safe below it and else unclear. OUT_OF_RANGE (domain B.10).
 */
export function guardrail({ low, high }: Interval, margin: number): Answer<GuardrailState> {
  if (!(low <= high) || !(margin >= 0)) return refused("OUT_OF_RANGE");
  if (low > 0) return high >= margin ? "breached" : "tolerable";
  return high < margin ? "safe" : "unclear";
}
