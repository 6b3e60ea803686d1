import { gainOf, type Card } from "../domain/experiment-card.ts";
import type { DecisionKind, Experiment, FrozenVerdict } from "../domain/experiment.ts";
import { dayOf } from "./format.ts";

/** What is said below the picture of an effect day by day. */
export const dailyNote = {
  sequential: "These bounds hold however often they are looked at.",
  fixed: "Only the last of these was looked at to decide: earlier ones would have been wrong too often.",
  tooEarly: "An arm needs about 100 units before anything can be read.",
} as const;

/** The last day of the picture in words. */
export function dailyAnswer(day: string, effect: string, range: string): string {
  return `By ${day}: ${effect} (${range}).`;
}

/** What is counted as better, where that is not to see from the name of the metric. */
export function gainText({ metric, method }: Pick<Card, "metric" | "method">): string {
  return gainOf({ metric, method }) === "more" ? metric.name : `${metric.name}, less of it counted upwards`;
}

/** What the result page says of its parts. */
export const resultPageWords = {
  verdict: "The rule says",
  against: "What speaks against it",
  nothingAgainst: "Nothing in the records.",
  question: "Was it worthwhile?",
  removalQuestion: "Was anybody worse off?",
  noEffect: "No effect could be read.",
  unreliable: "Nothing may be read from these results, however good they look.",
  tooEarly: "It was concluded before its planned end: a fixed test that is read early finds wins that are not there.",
  chances: "How sure is it to be better?",
  flat: "By the results alone",
  skeptical: "For a doubter",
  agree: "Both are sure at 95%.",
  disagree: "They are not both sure at 95%: it takes both to call it a win.",
  notWritten: "Nobody decided yet.",
  decision: "The team decides",
  next: "What comes next",
  nextHint: "It goes to the backlog of the product as an idea, and is linked here.",
  pivot: "Pivot to a new experiment",
  pivotMeaning: "A new draft with the same card. It counts as a pivot of this one.",
  learnings: "Learnings from it",
  noLearning: "None written yet.",
  spent: "What it cost",
  spentHint: "For the cost per validated learning. Leave it empty where nobody counted.",
  family: "p is told for the family of all treatments (Holm).",
  broughtIn: "Brought in from elsewhere: its card was never locked here.",
} as const;

/** Why no effect of a concluded experiment is shown. */
export function unreadText({ verdict }: Pick<Experiment, "verdict">): string {
  if (verdict?.verdict === "invalid") return resultPageWords.unreliable;
  return verdict?.verdict === "continue" ? resultPageWords.tooEarly : resultPageWords.noEffect;
}

/** How a verdict was frozen: when, by which rules and from which inputs. */
export function frozenText({
  at,
  engineVersion,
  inputsHash,
}: Pick<FrozenVerdict, "at" | "engineVersion" | "inputsHash">): string {
  return `Frozen ${dayOf(at)} by version ${engineVersion} of the rules; fingerprint of its inputs ${inputsHash}`;
}

/** That the tables are worked out by other rules than the verdict was. */
export function newerRules(version: string): string {
  return `The tables below are worked out by version ${version}.`;
}

/** What the backlog item that carries a decision out is called at first. */
export function nextStepTitle(
  { title, purpose }: Pick<Experiment, "title" | "purpose">,
  decision: DecisionKind,
): string {
  if (decision === "persevere") return purpose === "removal" ? `Remove for good: ${title}` : `Roll out: ${title}`;
  return decision === "stop" ? `Take back: ${title}` : `Test again: ${title}`;
}

/** Where a backlog item comes from, as its description. */
export function nextStepOf({ title }: Pick<Experiment, "title">, reason: string): string {
  return `Decided after the experiment '${title}': ${reason}`;
}
