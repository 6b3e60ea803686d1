import type { ProposalFigures } from "../domain/proposal-figures.ts";
import { lifecycleWords, triggerWords } from "../words/codes.ts";
import { effectRange, effectText, worthwhileText } from "../words/effects.ts";
import { listed, money } from "../words/format.ts";
import { noRecord, unchanged } from "../words/proposal.ts";
import { reasonSentence } from "../words/reasons.ts";
import { facts, list, paragraph, type DocumentBlock } from "./proposal-blocks.ts";
import { caseText, changeSentences, moneyTerms, otherCase, spreadTerms } from "./proposal-case.ts";
import { utcText } from "./proposal-cells.ts";
import {
  optionOf,
  seasonBlocks,
  subjectTerms,
  usageTerms,
  verdictTerms,
  written,
  type SectionSource,
} from "./proposal-sections.ts";
import { wordsOfOption } from "./proposal-worth.ts";

/** Section 1 in short: what the line under the title and the decision below do not say already. */
export function shortHeaderBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const { subject } = figures;
  const lifecycle = (lifecycleWords as Readonly<Record<string, string>>)[subject.lifecycle] ?? subject.lifecycle;
  return [
    facts(
      ...subjectTerms(figures),
      ["Its lifecycle", lifecycle],
      ["Option proposed", optionOf(figures)],
      ["Proposed by", proposal.proposer.trim() === "" ? null : proposal.proposer],
      ["Process owner", proposal.processOwner.trim() === "" ? null : proposal.processOwner],
      ["Figures frozen", utcText(figures.at)],
    ),
  ];
}

/** Section 3 in short: the reason in plain words, and what made it a candidate in one line. */
export function shortWhyBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const words = triggerWords as Readonly<Record<string, string>>;
  const triggers = figures.triggers.map((trigger) => words[trigger] ?? trigger);
  return [
    written(proposal, "why"),
    paragraph(triggers.length === 0 ? "No trigger holds." : `Looked at because: ${triggers.join("; ")}.`),
  ];
}

/** Section 4 in short: the verdict, the use, and each reason as a sentence. */
export function shortFactBlocks(source: SectionSource): readonly DocumentBlock[] {
  const { figures } = source;
  return [
    facts(...verdictTerms(figures), ...usageTerms(figures)),
    ...seasonBlocks(source),
    list(
      figures.reasons.map(
        (reason) => `${reason.direction === "for" ? "For" : "Against"}: ${reasonSentence(reason, figures.currency)}`,
      ),
      noRecord,
    ),
    ...hidingBlocks(figures),
  ];
}

/** What came of hiding it, with the interval of the effect; nothing where it was never tried to the end. */
function hidingBlocks({ experiments = [] }: ProposalFigures): readonly DocumentBlock[] {
  const hidden = experiments.flatMap(({ purpose, title, measured, effect, exploratory }) => {
    if (purpose !== "removal" || effect === null) return [];
    const doubt = exploratory ? ", exploratory" : "";
    return [
      `'${title}' hid it for some: ${measured.metric.name} ${effectText(measured, effect.estimate)} (${effectRange(measured, effect.low, effect.high)}); tolerated was ${worthwhileText(measured, purpose) ?? noRecord}${doubt}.`,
    ];
  });
  return hidden.map(paragraph);
}

/** The options in one sentence, for a document of one page. */
function optionsText({ case: known, currency }: ProposalFigures): string {
  const worked = known.options.flatMap(({ option, npv }) =>
    npv === null ? [] : [`${wordsOfOption(option).name} ${money(Math.round(npv), currency)}`],
  );
  const others = known.options.flatMap(({ option, npv }) => (npv === null ? [wordsOfOption(option).name] : []));
  const rest = others.length === 0 ? "" : ` Not worked out: ${listed(others, "and")}.`;
  return `Options against keeping it: ${listed(worked, "and")}; worth most of those allowed: ${wordsOfOption(known.chosen).name}.${rest}`;
}

/** Section 6 in short: cost and value, the spread of the worth in the summary, the options, and what would change it. */
export function shortCaseBlocks(figures: ProposalFigures): readonly DocumentBlock[] {
  const changes = changeSentences(figures);
  return [
    facts(...moneyTerms(figures), ...spreadTerms(figures)),
    paragraph(`${caseText(figures)} ${optionsText(figures)}`),
    ...otherCase(figures),
    paragraph(changes.length === 0 ? unchanged : `The verdict changes if: ${changes.join(" ")}`),
  ];
}
