import type { Meeting } from "../domain/meeting.ts";
import type { Evidence } from "../domain/experiment.ts";
import { methodWords } from "./experiments.ts";
import { count, counted, listed, share } from "./format.ts";

/** What became of an experiment in a review meeting. */
export const agendaOutcomeWords: { readonly [outcome in NonNullable<Meeting["agenda"][number]["outcome"]>]: string } = {
  decided: "Decided",
  skipped: "Next time",
};

/** Said of an experiment on an agenda that the meeting did not come to. */
export const notReachedWords = "Not reached";

/** The names in a line of text, between commas, semicolons or line breaks; each once. */
export function namesIn(text: string): readonly string[] {
  const names = text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return [...new Set(names)];
}

/** Who was there: "Ada, Ben and Cleo", or that nobody was named. */
export function presentText(present: readonly string[]): string {
  return present.length === 0 ? "Nobody named" : listed(present, "and");
}

/** What came of a meeting: "2 decided, 1 next time, 1 not reached". */
export function outcomeText(agenda: Meeting["agenda"]): string {
  const number = (outcome: Meeting["agenda"][number]["outcome"]) =>
    agenda.filter((entry) => entry.outcome === outcome).length;
  const parts = [
    [number("decided"), "decided"],
    [number("skipped"), "next time"],
    [number(null), "not reached"],
  ] as const;
  const said = parts.flatMap(([many, word]) => (many === 0 ? [] : [`${many} ${word}`]));
  return said.length === 0 ? "Nothing on the agenda" : said.join(", ");
}

/** How long an agenda takes at so many minutes an experiment: "6 experiments, 30 minutes". */
export function agendaLength(experiments: number, minutes: number): string {
  return `${counted(experiments, "experiment")}, ${counted(experiments * minutes, "minute")}`;
}

/** That more waits for a decision than is put on an agenda unasked. */
export function moreWaiting(more: number): string {
  return `${counted(more, "more", "more")} ${more === 1 ? "waits" : "wait"} for a decision; the earliest stand above.`;
}

/** Minutes and seconds: "00:42", "12:05". */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** What is told once an experiment was recorded: "Recorded 'One page', with a learning and a next step." */
export function recordedText(title: string, said: { readonly learned: string; readonly step: string }): string {
  const also = [
    ...(said.learned.trim() === "" ? [] : ["a learning"]),
    ...(said.step.trim() === "" ? [] : ["a next step"]),
  ];
  return `Recorded '${title}'${also.length === 0 ? "" : `, with ${listed(also, "and")}`}.`;
}

/** What became of an experiment in a meeting, as the history names it. */
export function notedText(title: string, outcome: Meeting["agenda"][number]["outcome"]): string {
  switch (outcome) {
    case "decided":
      return `Tick off '${title}' in the meeting`;
    case "skipped":
      return `Leave '${title}' for the next meeting`;
    case null:
      return `Note on '${title}' in the meeting`;
  }
}

/** That an experiment was put on the agenda of a meeting that is being held. */
export function addedText(title: string): string {
  return `Put '${title}' on the agenda`;
}

/** Beside what is believed after the evidence: what was believed before. */
export function beliefMoved(before: number): string {
  return `likely after the evidence, ${share(before)} before`;
}

/** A piece of evidence that is no split test: how it was come by, from whom, and with how many. */
export function evidenceText({ type, source, n }: Pick<Evidence, "type" | "source" | "n">): string {
  const many = n === null ? "" : ` (${count(n)})`;
  return `${methodWords[type].name.toLowerCase()}${many}${source.trim() === "" ? "" : `, ${source}`}`;
}

/** What the review meeting says of itself. */
export const meetingWords = {
  nothingDue: "Nothing waits for a decision. A running experiment can be put on the agenda all the same.",
  noneYet: "No review meeting was held yet.",
  early: "Its planned end is not reached: concluding it now says so, and a fixed test cannot win before its end.",
  blind: "Neutral until it is concluded: nothing is read from the results before.",
  concludeFirst: "Conclude it first: there is no verdict to decide on yet.",
  freeze: "Concluding freezes the verdict: later results never rewrite it, and it cannot be undone.",
  against: "This decision differs from the verdict. That is allowed, and it stands out from now on.",
  binding: "A decision cannot be undone. It can be withdrawn with a reason, and stays visible.",
  learning: "Saved to the learning library when something was learned.",
  step: "Goes to the backlog of its product as an idea.",
  chooseOne: "Choose an experiment.",
  addedLast: "It comes last, after what is on the agenda.",
  nothingElse: "Everything that runs or waits for a decision is on the agenda.",
  gone: "This meeting is not here. It may have been removed or undone; History knows.",
  minutesHonesty:
    "Verdicts were computed by Winnow from the results that were in when each experiment was concluded; decisions, reasons and notes are the words of the people named. Where a card was locked before its results, its hash stands above.",
} as const;
