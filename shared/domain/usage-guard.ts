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

/** The guards in a mask, in the order of their names; always the same list for the same mask. */
export const guardNames: (mask: number) => readonly UsageGuard[] = namesIn(guards);

/** The warnings in a mask, in the order of their names; always the same list for the same mask. */
export const warningNames: (mask: number) => readonly UsageWarning[] = namesIn(warnings);

function namesIn<Name extends string>(names: readonly Name[]): (mask: number) => readonly Name[] {
  const known = new Map<number, readonly Name[]>();
  return (mask) => {
    const listed = known.get(mask) ?? names.filter((_, bit) => (mask & (1 << bit)) !== 0);
    known.set(mask, listed);
    return listed;
  };
}

const guardOfMark: { readonly [kind in MarkKind]: UsageGuard } = {
  seasonal: "MARKED",
  compliance: "MARKED",
  safety: "MARKED",
  disasterRecovery: "MARKED",
  legal: "MARKED",
  legalHold: "LEGAL_HOLD",
  essentialPath: "ESSENTIAL_PATH",
  unmeasuredCallers: "UNMEASURED_CALLERS",
  openSuccessorGap: "OPEN_SUCCESSOR_GAP",
};

/** The mask of the guards that marks raise. */
export function guardsOfMarks(marks: readonly { readonly kind: MarkKind }[]): number {
  return marks.reduce((mask, { kind }) => mask | guardBit[guardOfMark[kind]], 0);
}

/** Two expected intervals in months, one when yearly; no number of months proves what is for emergencies useless. */
const monthsOfCadence: { readonly [cadence in Cadence]: number } = {
  daily: 1,
  weekly: 1,
  monthly: 2,
  quarterly: 6,
  halfYearly: 12,
  yearly: 12,
  emergency: 0xffff,
};

/** How many months must be observed before rare use can be told from rare need; 0 without a cadence (domain C.5). */
export function monthsNeeded(cadence: Cadence | null): number {
  return cadence === null ? 0 : monthsOfCadence[cadence];
}
