import { type Answer, refused } from "./answer.ts";
import type { GuardrailState } from "./guardrail.ts";
import type { Interval } from "./wilson.ts";

/** What an experiment has shown so far; gains count upwards, whichever way its metric is better. */
export type ExperimentFacts = {
  /** The p of the sample ratio check; null where the method splits nobody. */
  readonly sampleRatioP: number | null;
  readonly instrumentationBroken?: boolean;
  readonly guardrails: readonly GuardrailState[];
  readonly interval: Interval;
  readonly estimate: number;
  /** The smallest gain that is worth having, above 0, on the scale of the interval. */
  readonly worthwhile: number;
  readonly horizonReached: boolean;
  /** Only a sequential interval may win before the horizon. */
  readonly intervalKind?: "fixed" | "sequential";
  readonly pivotsUsed?: number;
  readonly maxPivots?: number;
};

/** What the rule says to do, and the condition that said so. */
export type ExperimentRuling =
  | { readonly verdict: "invalid"; readonly code: "SRM" }
  | { readonly verdict: "stop"; readonly code: "GUARDRAIL" | "HARM" | "PIVOTS_EXHAUSTED" }
  | { readonly verdict: "persevere"; readonly code: "CLEAR" | "LIKELY" }
  | { readonly verdict: "pivot"; readonly code: "TOO_SMALL" | "INCONCLUSIVE" }
  | { readonly verdict: "continue"; readonly code: "RUNNING" };

/** The verdict on an experiment by the first condition that holds; OUT_OF_RANGE for figures that cannot be (domain B.11). */
export function decideExperiment(facts: ExperimentFacts): Answer<ExperimentRuling> {
  const { interval, estimate, worthwhile, horizonReached, intervalKind = "fixed" } = facts;
  const possible = interval.low <= interval.high && Number.isFinite(estimate) && worthwhile > 0;
  if (!possible || Number.isNaN(facts.sampleRatioP)) return refused("OUT_OF_RANGE");
  const readable = horizonReached || intervalKind === "sequential";
  if (facts.instrumentationBroken === true || (facts.sampleRatioP ?? 1) < 0.001) {
    return { verdict: "invalid", code: "SRM" };
  }
  if (facts.guardrails.includes("breached")) return { verdict: "stop", code: "GUARDRAIL" };
  if (interval.high < 0) return { verdict: "stop", code: "HARM" };
  if (readable && interval.low >= worthwhile) return { verdict: "persevere", code: "CLEAR" };
  if (horizonReached && interval.low > 0 && estimate >= worthwhile) return { verdict: "persevere", code: "LIKELY" };
  if (readable && interval.high < worthwhile) return pivot("TOO_SMALL", facts);
  if (!horizonReached) return { verdict: "continue", code: "RUNNING" };
  return pivot("INCONCLUSIVE", facts);
}

function pivot(
  code: "TOO_SMALL" | "INCONCLUSIVE",
  { pivotsUsed = 0, maxPivots = 2 }: ExperimentFacts,
): ExperimentRuling {
  return pivotsUsed >= maxPivots ? { verdict: "stop", code: "PIVOTS_EXHAUSTED" } : { verdict: "pivot", code };
}
