import type { Cadence } from "./feature.ts";
import type { MarkKind } from "./mark.ts";

/** The guards of usage (domain C.2, E.1), each a bit in the order of its name. */
const guards = [
  "ACTIVE_EXPERIMENT",
  "CADENCE",
  "COVERAGE",
  "ESSENTIAL_PATH",
  "LEGAL_HOLD",
  "MARKED",
  "NEW",
  "NO_DATA",
  "OPEN_SUCCESSOR_GAP",
  "REACH_UNCERTAIN",
  "SEASONAL_PEAK",
  "STALE",
  "UNMEASURED_CALLERS",
] as const;

/** What makes a person look twice, without forbidding anything. */
const warnings = ["CONCENTRATED", "NICHE_HEAVY", "SEASON_UNSEEN", "SHARE_ONLY"] as const;

/** A fact about a feature's use that forbids flagging it. */
export type UsageGuard = (typeof guards)[number];

/** A fact about a feature's use that asks for a second look. */
export type UsageWarning = (typeof warnings)[number];

/** The bit of each guard in a mask of guards. */
export const guardBit = bitsOf(guards);

/** The bit of each warning in a mask of warnings. */
export const warningBit = bitsOf(warnings);

function bitsOf<const Name extends string>(names: readonly Name[]): { readonly [name in Name]: number } {
  return Object.fromEntries(names.map((name, bit) => [name, 1 << bit])) as { [name in Name]: number };
}

/** The guards in a mask, in the order of their names. */
export function guardNames(mask: number): readonly UsageGuard[] {
  return guards.filter((guard) => (mask & guardBit[guard]) !== 0);
}

/** The warnings in a mask, in the order of their names. */
export function warningNames(mask: number): readonly UsageWarning[] {
  return warnings.filter((warning) => (mask & warningBit[warning]) !== 0);
}

/** The mask of the guards that marks raise. */
export function guardsOfMarks(marks: readonly { readonly kind: MarkKind }[]): number {
  return marks.reduce((mask, { kind }) => mask | guardBit[guardOfMark(kind)], 0);
}

function guardOfMark(kind: MarkKind): UsageGuard {
  switch (kind) {
    case "seasonal":
    case "compliance":
    case "safety":
    case "disasterRecovery":
    case "legal":
      return "MARKED";
    case "legalHold":
      return "LEGAL_HOLD";
    case "essentialPath":
      return "ESSENTIAL_PATH";
    case "unmeasuredCallers":
      return "UNMEASURED_CALLERS";
    case "openSuccessorGap":
      return "OPEN_SUCCESSOR_GAP";
  }
}

/** More months than any record holds: what is meant for emergencies is never proven useless by its use. */
const neverEnough = 0xffff;

/**
 * How many months must be observed before rare use can be told from rare need: two expected intervals, one when yearly;
 * no cadence asks for nothing, for emergencies no number of months is enough (domain C.5).
 */
export function monthsNeeded(cadence: Cadence | null): number {
  switch (cadence) {
    case null:
      return 0;
    case "daily":
    case "weekly":
      return 1;
    case "monthly":
      return 2;
    case "quarterly":
      return 6;
    case "halfYearly":
    case "yearly":
      return 12;
    case "emergency":
      return neverEnough;
  }
}
