import type { Card } from "../domain/experiment-card.ts";
import type { Experiment } from "../domain/experiment.ts";
import { count, counted, dayOf, dayText } from "./format.ts";

/** How many experiments are shown of how many. */
export function experimentsShown(shown: number, all: number): string {
  return shown === all ? counted(all, "experiment") : `${count(shown)} of ${counted(all, "experiment")}`;
}

/** The belief on a card as one sentence; what nobody wrote yet is left out. */
export function beliefText({ belief }: Pick<Card, "belief">): string {
  const { change, segment, outcome, insight } = belief;
  const said = (lead: string, text: string) => (text.trim() === "" ? "" : ` ${lead} ${text.trim()}`);
  if (change.trim() === "") return "";
  const parts = [said("for", segment), said("will cause", outcome), said("because", insight)];
  return `We believe that ${change.trim()}${parts.join("")}.`;
}

/** The belief on a card in a line, where it is plain that it is one: "One page for members will cause more claims." */
export function beliefLine(card: Pick<Card, "belief">): string {
  const line = beliefText(card).replace(/^We believe that /, "");
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** How far a running experiment is: the day it is on of how many; both counted from its start. */
export function dayOfText(day: number, days: number): string {
  return `Day ${count(day)} of ${count(days)}`;
}

/** That the planned end of a running experiment is past. */
export function endedText(endsOn: string): string {
  return `Ended ${dayText(endsOn)}`;
}

/** The units counted so far in the smallest arm, of those planned. */
export function unitsSoFar(fewest: number, planned: number | null, unit: string): string {
  const units = unit.trim() === "" ? "units" : unit.trim();
  return planned === null
    ? `${count(fewest)} ${units} an arm`
    : `${count(fewest)} of ${count(planned)} ${units} an arm`;
}

/** How much evidence there is where no units are counted. */
export function evidenceCount(pieces: number): string {
  return counted(pieces, "piece of evidence", "pieces of evidence");
}

/** That nothing is read from the results of a running experiment yet. */
export function blindText(endsOn: string | null): string {
  return endsOn === null ? "Neutral until its end" : `Neutral until ${dayText(endsOn)}`;
}

/** Why nothing is shown of a running experiment yet. */
export const blindWords =
  "Results are kept and not read. A fixed test that is read early finds wins that are not there; only harm, a broken split or a breached guardrail is told at once.";

/** What the board says where there is nothing, or nothing that matches. */
export const boardWords = {
  noProducts: "An experiment belongs to a product or service: add one first.",
  none: "Write down what you believe before you build it. The card is locked when the test starts, so nobody can move the goal.",
  noBelief: "No belief written yet.",
  noMatch: "No experiment matches.",
  goneProduct: "It may have been removed or undone; History knows.",
} as const;

/** Leads to the review meeting, for as many as wait for it. */
export function reviewText(due: number): string {
  return `Review ${count(due)} due`;
}

/** What stands in an empty column of the board. */
export const emptyColumnWords = {
  draft: "No card is being written.",
  running: "Nothing runs.",
  due: "Nothing waits for a decision.",
  concluded: "Nothing was decided yet.",
} as const;

/** Said below a column that holds more than it shows. */
export function moreInList(more: number): string {
  return `${counted(more, "more", "more")} in the list`;
}

/** What the dialog for a new experiment asks and answers. */
export const newExperimentWords = {
  title: "New experiment",
  meaning: "It starts as a draft: nothing is fixed before you lock it.",
  needsTitle: "Give it a title.",
  needsProduct: "Choose whose experiment it is.",
  needsFeature: "Choose the feature that is hidden.",
} as const;

/** What an experiment is for: in a word, and what it tests. */
export const purposeWords = {
  change: { name: "A change", meaning: "Something new or different is tried, and should do better." },
  removal: { name: "Hiding a feature", meaning: "A feature is hidden for some, and nobody should do worse." },
} as const;

/** That a start or a decision was taken back: by whom, when and why. */
export function withdrawnText({ what, at, by, reason }: Experiment["withdrawals"][number]): string {
  const taken = what === "start" ? "The start was withdrawn" : "The decision was withdrawn";
  return `${taken} on ${dayOf(at)}${by === "" ? "" : ` by ${by}`}: ${reason}`;
}
