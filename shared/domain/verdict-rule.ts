import type { RetirementVerdict } from "./retirement.ts";

/** Everything the retirement rule looks at. */
export type VerdictFacts = {
  readonly guards: readonly string[];
  readonly triggers: readonly string[];
  /** Hard dependents without a plan of their own. */
  readonly blockers: readonly string[];
  /** Decision confidence from 0 to 1; null (no swing) counts as 0. */
  readonly quality: number | null;
  /** Net present value of the best allowed option; null when it cannot be worked out. */
  readonly npv: number | null;
  readonly pPositive: number | null;
};

/** The two lines the rule draws. */
export type VerdictRules = { readonly flagProbability: number; readonly minimumConfidence: number };

/** What the rule says, and the codes of the reasons why. */
export type Verdict = { readonly verdict: RetirementVerdict; readonly codes: readonly string[] };

/** Guards on what is known of use: they only take away the trigger LOW_USE; every other guard forbids a flag. */
const guardsOfUse: ReadonlySet<string> = new Set(["NO_DATA", "COVERAGE", "STALE", "REACH_UNCERTAIN"]);

/**
 * The retirement rule, first match wins: guards, triggers, blockers, confidence, worth (domain E.1). A guard on what is
 * known of use stands aside where something else than low use is the trigger.
 */
export function verdict(facts: VerdictFacts, rules: VerdictRules): Verdict {
  const { guards, blockers, quality, npv, pPositive } = facts;
  const useUnproven = guards.length > 0;
  const triggers = facts.triggers.filter((trigger) => !(useUnproven && trigger === "LOW_USE"));
  const forbidden = guards.some((guard) => !guardsOfUse.has(guard));
  if (forbidden || (useUnproven && triggers.length === 0)) return { verdict: "notFlaggable", codes: guards };
  if (triggers.length === 0) return { verdict: "keep", codes: ["NO_TRIGGER"] };
  if (blockers.length > 0) return { verdict: "blocked", codes: ["BLOCKED_BY_DEPENDENTS"] };
  if (npv === null || (quality ?? 0) < rules.minimumConfidence) return { verdict: "needData", codes: ["LOW_QUALITY"] };
  if (npv <= 0) return { verdict: "keep", codes: ["NPV_NOT_POSITIVE"] };
  return (pPositive ?? 0) >= rules.flagProbability
    ? { verdict: "flag", codes: ["NPV_POSITIVE_LIKELY"] }
    : { verdict: "watch", codes: ["NPV_POSITIVE_UNCERTAIN"] };
}
