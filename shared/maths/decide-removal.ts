import { type Answer, isRefused, refused } from "./answer.ts";
import type { ExperimentFacts } from "./decide-experiment.ts";
import { guardrail, harmOf } from "./guardrail.ts";

/** What hiding something has shown so far; `worthwhile` is the loss that is tolerated. */
export type RemovalFacts = ExperimentFacts;

/** What the rule says of hiding something for good, and the condition that said so. */
export type RemovalRuling =
  | { readonly verdict: "invalid"; readonly code: "SRM" }
  | { readonly verdict: "stop"; readonly code: "GUARDRAIL" | "WORSE" | "PIVOTS_EXHAUSTED" }
  | { readonly verdict: "persevere"; readonly code: "NOT_WORSE" }
  | { readonly verdict: "pivot"; readonly code: "INCONCLUSIVE" }
  | { readonly verdict: "continue"; readonly code: "RUNNING" };

/**
 * Whether hiding something does no more harm than is tolerated, by the first condition that holds: a broken split, a
 * breached guardrail, certain harm that may reach the margin, harm surely below it (never before the horizon of a fixed
 * test). OUT_OF_RANGE for figures that cannot be (non-inferiority, domain B.10 and B.11).
 */
export function decideRemoval(facts: RemovalFacts): Answer<RemovalRuling> {
  const { interval, worthwhile, horizonReached, intervalKind = "fixed", pivotsUsed = 0, maxPivots = 2 } = facts;
  if (Number.isNaN(facts.sampleRatioP) || !(worthwhile > 0)) return refused("OUT_OF_RANGE");
  const harm = guardrail(harmOf(interval, "lower"), worthwhile);
  if (isRefused(harm)) return harm;
  if (facts.instrumentationBroken === true || (facts.sampleRatioP ?? 1) < 0.001) {
    return { verdict: "invalid", code: "SRM" };
  }
  if (facts.guardrails.includes("breached")) return { verdict: "stop", code: "GUARDRAIL" };
  if (harm === "breached") return { verdict: "stop", code: "WORSE" };
  const readable = horizonReached || intervalKind === "sequential";
  if (readable && harm !== "unclear") return { verdict: "persevere", code: "NOT_WORSE" };
  if (!horizonReached) return { verdict: "continue", code: "RUNNING" };
  return pivotsUsed >= maxPivots
    ? { verdict: "stop", code: "PIVOTS_EXHAUSTED" }
    : { verdict: "pivot", code: "INCONCLUSIVE" };
}
