import { canonicalJson } from "./canonical.ts";
import { digestOf } from "./digest.ts";
import { readingOf, type Card } from "./experiment-card.ts";
import { planOf, type Planned, type Traffic } from "./experiment-planning.ts";
import { dayLength } from "./ids.ts";

/** What a card must say before it can start; there is no reason to go without. */
export type CardGap = "NO_CHANGE" | "NO_METRIC" | "NO_WORTHWHILE" | "NO_MARGIN" | "NO_STOP" | "NO_OWNER" | "NO_ARMS";

/** A check that may be passed over with a reason. */
export type StartCheck = "NO_GUARDRAIL" | "TOO_FEW_USERS" | "NO_REVERT" | "UNDER_A_WEEK";

/** What a card lacks: the change, a worthwhile effect, a stop date, a decision owner, a metric, margins and arms where they are read. */
export function cardGaps(card: Card): readonly CardGap[] {
  const reading = readingOf(card.method);
  const gaps: CardGap[] = [];
  if (card.belief.change.trim() === "") gaps.push("NO_CHANGE");
  if (reading !== "none" && card.metric.name.trim() === "") gaps.push("NO_METRIC");
  if (card.worthwhile === null) gaps.push("NO_WORTHWHILE");
  if (reading !== "none" && card.guardrails.some(({ harm, margin }) => harm === null || margin === null)) {
    gaps.push("NO_MARGIN");
  }
  if (card.endsOn === null) gaps.push("NO_STOP");
  if (card.owner.trim() === "") gaps.push("NO_OWNER");
  const isCompared = reading === "arms" || reading === "did";
  if (isCompared && (card.arms.filter(({ weight }) => weight > 0).length < 2 || (card.arms[0]?.weight ?? 0) <= 0)) {
    gaps.push("NO_ARMS");
  }
  return gaps;
}

/** The checks that a card does not meet on the day it starts; each needs a reason to be passed over (domain B.8). */
export function startChecks({ card, purpose }: Planned, traffic: Traffic, today: string): readonly StartCheck[] {
  const checks: StartCheck[] = [];
  const isSplit = readingOf(card.method) === "arms";
  if (isSplit && card.guardrails.length === 0) checks.push("NO_GUARDRAIL");
  if (isSplit && planOf({ card, purpose }, traffic).isPossible === false) checks.push("TOO_FEW_USERS");
  if (isSplit && card.revert.trim() === "") checks.push("NO_REVERT");
  if (isSplit && card.endsOn !== null && Date.parse(card.endsOn) - Date.parse(today) < 7 * dayLength) {
    checks.push("UNDER_A_WEEK");
  }
  return checks;
}

/** What tells a card from every other: the SHA-256 of its canonical text. */
export function cardHash(card: Card): string {
  return digestOf(canonicalJson(card));
}
