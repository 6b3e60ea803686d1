import type { Head } from "../domain/journal.ts";
import type { Learning } from "../domain/learning.ts";
import type { Minutes, MinutesEntry } from "../domain/minutes.ts";
import { chanceText } from "../words/chance.ts";
import { effectRange, effectText, worthwhileText } from "../words/effects.ts";
import { gainText } from "../words/experiment-result.ts";
import {
  againstVerdictWords,
  decisionWords,
  experimentCodeWords,
  experimentVerdictWords,
  exploratoryWords,
} from "../words/experiments.ts";
import { count, counted, dayText } from "../words/format.ts";
import { agendaOutcomeWords, meetingWords, notReachedWords, outcomeText, presentText } from "../words/meeting.ts";
import { believedText } from "../words/observed.ts";
import { noRecord } from "../words/proposal.ts";
import type { ExperimentCode } from "../domain/experiment-verdict.ts";
import { wouldContradict } from "../domain/experiment.ts";
import { readableEffect } from "../domain/experiment-board.ts";
import { unitsOf } from "../domain/experiment-figures.ts";
import { facts, heading, list, paragraph, prose, type DocumentBlock, type Term } from "./proposal-blocks.ts";
import { cleanText, utcText } from "./proposal-cells.ts";

/** The minutes of a review meeting as a document: every format is written from it, so that all show the same words. */
export type MinutesDocument = {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly { readonly title: string; readonly blocks: readonly DocumentBlock[] }[];
  readonly trail: readonly DocumentBlock[];
};

/** When minutes are written, and where the journal stood. */
export type MinutesContext = { readonly head: Head | null; readonly exportedAt: number };

/** The document of a meeting's minutes. */
export function minutesDocument({ meeting, entries }: Minutes, { head, exportedAt }: MinutesContext): MinutesDocument {
  const { title, on, present, agenda, notes, startedAt, endedAt } = meeting;
  const lasted =
    startedAt === null || endedAt === null ? null : Math.max(1, Math.round((endedAt - startedAt) / 60_000));
  return {
    title: cleanText(title),
    subtitle: [dayText(on), outcomeText(agenda), ...(lasted === null ? [] : [counted(lasted, "minute")])].join(" · "),
    sections: [
      {
        title: "In short",
        blocks: [
          facts(["Present", presentText(present)]),
          list(
            entries.map((entry) => `${entry.experiment.title}: ${shortOutcome(entry)}`),
            "Nothing was on the agenda.",
          ),
          ...(notes.trim() === "" ? [] : [heading("Notes"), prose(notes, noRecord)]),
        ],
      },
      ...entries.map((entry) => ({ title: cleanText(entry.experiment.title), blocks: entryBlocks(entry) })),
    ],
    trail: [
      facts(
        ["Written", utcText(exportedAt)],
        ["Journal head", head === null ? null : `Entry ${head.seq}, ${head.hash}`],
        ["Id of the meeting", meeting.id],
      ),
      paragraph(meetingWords.minutesHonesty),
    ],
  };
}

function shortOutcome({ outcome, decision, withdrawn, experiment }: MinutesEntry): string {
  if (decision === null) return (outcome === null ? notReachedWords : agendaOutcomeWords[outcome]).toLowerCase();
  const { verdict } = experiment;
  const against =
    verdict !== null && wouldContradict(verdict, decision.decision)
      ? `, against the verdict '${experimentVerdictWords[verdict.verdict].toLowerCase()}'`
      : "";
  const since = withdrawn === null ? "" : "; withdrawn since";
  return `${decisionWords[decision.decision].name.toLowerCase()}${against}${since}`;
}

function entryBlocks(entry: MinutesEntry): readonly DocumentBlock[] {
  const { experiment, notes, learnings, next, outcome } = entry;
  return [
    facts(["Product", entry.product], ...believedTerms(entry)),
    heading("What was seen"),
    facts(...seenTerms(entry)),
    ...(entry.exploratory ? [paragraph(exploratoryWords)] : []),
    heading("What was decided"),
    ...decisionBlocks(entry),
    ...(notes.trim() === ""
      ? []
      : [heading(outcome === "skipped" ? "Why next time" : "Notes"), prose(notes, noRecord)]),
    ...learnings.flatMap((learning) => learningBlocks(learning, experiment.id)),
    ...(next === null ? [] : [heading("Next step"), paragraph(`${next.title} (in the backlog)`)]),
  ];
}

function believedTerms({ experiment }: MinutesEntry): readonly Term[] {
  const { card, lock, amendments, purpose } = experiment;
  const belief = believedText(card);
  return [
    ["Believed", belief === "" ? null : belief],
    ["Metric", card.metric.name.trim() === "" ? null : gainText(card)],
    [purpose === "removal" ? "Tolerated" : "Worthwhile", worthwhileText(card, purpose)],
    ["Card locked", lock === null ? null : utcText(lock.at)],
    ["Hash of the card", amendments.at(-1)?.hash ?? lock?.hash ?? null],
    ["Amendments", amendments.length === 0 ? "None" : count(amendments.length)],
  ];
}

function seenTerms({ experiment }: MinutesEntry): readonly Term[] {
  const { card, verdict } = experiment;
  const units = unitsOf(experiment).reduce((sum, n) => sum + n, 0);
  const unit = card.metric.unit.trim() === "" ? "units" : card.metric.unit;
  const { effect, chances } = readableEffect(experiment);
  const { flat = null, skeptical = null } = chances ?? {};
  return [
    [`Counted (${unit})`, { count: units }],
    ["Effect", effect === null ? null : effectText(card, effect.estimate)],
    ["Interval", effect === null ? null : effectRange(card, effect.low, effect.high)],
    ...(flat === null ? [] : [["Chance that it is better", chanceText(flat)] as const]),
    ...(skeptical === null ? [] : [["The same for a doubter", chanceText(skeptical)] as const]),
    [
      "Verdict of the rule",
      verdict === null
        ? null
        : `${experimentVerdictWords[verdict.verdict]}. ${experimentCodeWords(verdict.code as ExperimentCode)}`,
    ],
  ];
}

function decisionBlocks({ decision, withdrawn, experiment, outcome }: MinutesEntry): readonly DocumentBlock[] {
  if (decision === null) {
    return [
      paragraph(outcome === "skipped" ? "Nothing yet: it was put off to the next meeting." : `${notReachedWords}.`),
    ];
  }
  const { verdict } = experiment;
  const { name, meaning } = decisionWords[decision.decision];
  return [
    facts(
      ["Decision", `${name}. ${meaning}`],
      ["Decided by", decision.names],
      ["Because", decision.reason],
      ["Dissent", decision.dissent.trim() === "" ? "None recorded" : decision.dissent],
    ),
    ...(wouldContradict(verdict, decision.decision) ? [paragraph(againstVerdictWords)] : []),
    ...(withdrawn === null ? [] : [paragraph(`Withdrawn since: ${withdrawn}`)]),
  ];
}

function learningBlocks(learning: Learning, experimentId: string): readonly DocumentBlock[] {
  const speaks = learning.contradictedBy.includes(experimentId) ? "Learning that it contradicts" : "Learning";
  return [
    heading(`${speaks}: ${learning.title}`),
    facts(
      ["We believed", textOr(learning.believed)],
      ["We observed", textOr(learning.observed)],
      ["We learned", textOr(learning.learned)],
      ["Therefore we will", textOr(learning.therefore)],
    ),
  ];
}

function textOr(text: string): string | null {
  return text.trim() === "" ? null : text;
}
