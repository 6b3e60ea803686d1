import type { ProposalFigures } from "../domain/proposal-figures.ts";
import type { ProposalText, RetirementProposal } from "../domain/retirement.ts";
import type { RareShare } from "../maths/rare-share.ts";
import {
  lifecycleWords,
  markWords,
  productKindWords,
  triggerWords,
  usageClassWords,
  verdictCodeWords,
  verdictWords,
  warningWords,
} from "../words/codes.ts";
import { counted, dayText, longMonth, monthText, share, shareInterval } from "../words/format.ts";
import { customersWords } from "../words/product.ts";
import { gradeLegend, modeWords, noRecord, proposalStageWords, reachName } from "../words/proposal.ts";
import { reasonSentence } from "../words/reasons.ts";
import { facts, heading, list, paragraph, prose, tableOr, type DocumentBlock, type Term } from "./proposal-blocks.ts";
import { amountCell, countCell, shareCell, utcText } from "./proposal-cells.ts";
import { experimentsBlock } from "./proposal-experiments.ts";
import { proposedOption, quarterForgone, wordsOfOption } from "./proposal-worth.ts";
import {
  cornersTable,
  dependentsTable,
  evidenceTable,
  gradeLetter,
  guardsTable,
  reasonsTable,
  usageTable,
} from "./proposal-tables.ts";

/** What a section is made from. */
export type SectionSource = { readonly proposal: RetirementProposal; readonly figures: ProposalFigures };

/** The option that the figures were worked out for. */
export function optionOf(figures: ProposalFigures): string {
  return wordsOfOption(proposedOption(figures)).name;
}

/** What people wrote for a section, or that they wrote nothing. */
export function written({ texts }: RetirementProposal, name: ProposalText): DocumentBlock {
  return prose(texts[name], noRecord);
}

function orNoRecord(text: string): string | null {
  return text.trim() === "" ? null : text;
}

function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}

/** What is proposed for retirement, and whose it is. */
export function subjectTerms({ subject }: ProposalFigures): readonly Term[] {
  const isFeature = subject.kind === "feature";
  return [
    [isFeature ? "Feature" : wordOf(productKindWords, subject.kind), subject.name],
    ...(isFeature ? ([["Product", subject.product]] as const) : []),
    ["Owner", subject.owner ?? "No team owns it"],
  ];
}

/** Section 1: subject, option, people and stage. */
export function headerBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const { subject } = figures;
  return [
    facts(
      ...subjectTerms(figures),
      ["Its lifecycle", wordOf(lifecycleWords, subject.lifecycle)],
      ["Option proposed", optionOf(figures)],
      ["Stage of this proposal", proposalStageWords[proposal.stage]],
      ["Proposed by", orNoRecord(proposal.proposer)],
      ["Process owner", orNoRecord(proposal.processOwner)],
      ["Decision due", proposal.decisionOn === null ? null : dayText(proposal.decisionOn)],
      ["Judged as of", longMonth(figures.asOf)],
      ["Figures frozen", utcText(figures.at)],
      ["Id of the proposal", proposal.id],
    ),
  ];
}

/** What the net present value stands for, named where it is not the worth of the proposed option itself. */
function worthTerm(figures: ProposalFigures): string {
  const { workedFor = proposedOption(figures) } = figures.case;
  return workedFor === proposedOption(figures)
    ? "Worth today (net present value)"
    : `Worth today of '${wordsOfOption(workedFor).name}' (net present value)`;
}

/** Section 2: the verdict and its figures in a few lines, then the summary in people's words. */
export function summaryBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const { case: known, currency, verdict, usage } = figures;
  const reach = usage.reach ?? usage.shareUpperBound;
  return [
    written(proposal, "summary"),
    facts(
      ["Verdict of the rule", verdictWords[verdict.verdict].name],
      [worthTerm(figures), amountCell(known.npv, currency)],
      ["Simulated cases that pay", shareCell(known.pPositive)],
      [reachName(figures), shareCell(reach)],
      [
        "Running cost that would end, a month",
        amountCell(known.figures.find(({ figure }) => figure === "avoidable")?.mode ?? null, currency),
      ],
    ),
  ];
}

/** Section 3: the reason in plain words and what made it a candidate. */
export function whyBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  return [
    written(proposal, "why"),
    heading("What made it a candidate"),
    list(
      figures.triggers.map((trigger) => wordOf(triggerWords, trigger)),
      "No trigger holds.",
    ),
  ];
}

/** The month in which a use was seen, or that the records know of none; null where there is no record. */
function monthOfUse({ usage }: ProposalFigures, month: string | null): string | null {
  if (month !== null) return monthText(month);
  return usage.exposureMonths > 0 ? "No use in the records" : null;
}

/** Class of use, reach with its interval, when it was used, and how well that is known. */
export function usageTerms(figures: ProposalFigures): readonly Term[] {
  const { usage } = figures;
  const words = (usageClassWords as Readonly<Record<string, { readonly name: string; readonly meaning: string }>>)[
    usage.class
  ];
  const share95 = usage.interval === null ? "" : ` (95%: ${shareInterval(usage.interval[0], usage.interval[1])})`;
  return [
    ["Class of use", words === undefined ? usage.class : `${words.name}. ${words.meaning}`],
    [reachName(figures), usage.reach === null ? shareCell(usage.shareUpperBound) : `${share(usage.reach)}${share95}`],
    ["First seen in use", monthOfUse(figures, usage.firstSeen)],
    ["Last used", monthOfUse(figures, usage.lastUsed)],
    ["Whole months observed", `${usage.exposureMonths} of ${usage.months.length}`],
    ["Grade of the evidence on use", gradeLetter(usage.grade)],
  ];
}

/** The warnings on its use, with a person's word that it is not seasonal where one is needed. */
export function seasonBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const warnings = figures.warnings.map((code) => paragraph(warningWords(code)));
  if (!figures.warnings.includes("CONCENTRATED")) return warnings;
  return [...warnings, heading("Why it is not seasonal"), prose(proposal.notSeasonal, noRecord)];
}

/** The verdict with its rule, since when it stands, and the score. */
export function verdictTerms(figures: ProposalFigures): readonly Term[] {
  const { verdict } = figures;
  return [
    ["Verdict", `${verdictWords[verdict.verdict].name}. ${verdict.codes.map(verdictCodeWords).join(" ")}`],
    ["Stands since", verdict.since === null ? "Now" : utcText(verdict.since)],
    ["Score (orders attention, decides nothing)", scoreText(figures)],
  ];
}

function scoreText({ score }: ProposalFigures): string | null {
  return score === null
    ? null
    : `${Math.round(score.score)} of 100 (${Math.round(score.low)} to ${Math.round(score.high)} once all is known)`;
}

/** Section 4: verdict, use by month, guards passed, reasons with their numbers, marks and the grade of the evidence. */
export function factBlocks(source: SectionSource): readonly DocumentBlock[] {
  const { figures } = source;
  const { subject, features } = figures;
  const { rare } = features;
  return [
    facts(...verdictTerms(figures)),
    heading("Use"),
    facts(...usageTerms(figures)),
    ...seasonBlocks(source),
    tableOr(reasonsTable(figures), noRecord),
    guardsTable(figures),
    experimentsBlock(figures),
    list(
      subject.marks.map(
        ({ kind, reason, owner, reviewOn }) =>
          `${wordOf(markWords, kind)}: ${reason}${owner === "" ? "" : ` (${owner})`}${reviewOn === null ? "" : `, to be reviewed on ${dayText(reviewOn)}`}`,
      ),
      "No mark protects it.",
    ),
    tableOr(usageTable(figures), "No data: no use was recorded in the window. That is not the same as no use."),
    ...(subject.kind === "feature" || rare === null ? [] : [paragraph(rareText(features.count, rare))]),
    evidenceTable(figures),
    paragraph(gradeLegend),
  ];
}

function rareText(count: number, { share: rare, interval, bounds }: RareShare): string {
  const unknown =
    bounds.low === bounds.high ? "" : `; whatever the others are, ${shareInterval(bounds.low, bounds.high)} of all`;
  return `Of its ${counted(count, "feature")}, ${share(rare)} of those that can be judged are used rarely or never (95%: ${shareInterval(interval.low, interval.high)}${unknown}).`;
}

/** Section 5: the four corners, and what others than the owner pay. */
export function bearerBlocks({ figures }: SectionSource): readonly DocumentBlock[] {
  return [
    cornersTable(figures),
    facts(["Net present value to others than the owner", amountCell(figures.case.npvOthers, figures.currency)]),
  ];
}

/** Section 7: what is known of users, and who depends on it. */
export function userBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const { subject, dependents, usage } = figures;
  const isFeature = subject.kind === "feature";
  return [
    written(proposal, "users"),
    facts(
      ["Customers of the product", wordOf(customersWords, subject.customers)],
      usage.activeUsersFrom === "eligible"
        ? [
            "People the product is for in an average month, in its largest group; its own users were not counted",
            countCell(usage.activeUsers),
          ]
        : ["Active users of the product in an average month", countCell(usage.activeUsers)],
    ),
    tableOr(
      dependentsTable(figures),
      isFeature
        ? "Dependencies are recorded between products, not for a single feature."
        : "No dependency is recorded.",
    ),
    ...(dependents.group.length === 0
      ? []
      : [paragraph(`It can only end together with ${dependents.group.join(", ")}: they need one another.`)]),
  ];
}

/** Section 8: alternatives, and what doing nothing costs. */
export function alternativeBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const { case: known, currency } = figures;
  const avoidable = known.figures.find(({ figure }) => figure === "avoidable")?.mode ?? null;
  return [
    written(proposal, "alternatives"),
    facts(
      ["Doing nothing goes on costing, a month", amountCell(avoidable, currency)],
      ["Deciding a quarter later forgoes", quarterForgone(figures)],
    ),
  ];
}

/** Section 9: every reason against that the figures give, then the objections people heard. */
export function againstBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  return [
    written(proposal, "caseAgainst"),
    heading("What the figures say against it"),
    list(
      figures.reasons
        .filter(({ direction }) => direction === "against")
        .map((reason) => reasonSentence(reason, figures.currency)),
      "Nothing in the records speaks against it.",
    ),
  ];
}

/** Section 10: whether people may stay, and the plan. */
export function planBlocks({ proposal }: SectionSource): readonly DocumentBlock[] {
  const { name, meaning } = modeWords[proposal.mode];
  return [facts(["Mode", `${name}. ${meaning}`]), written(proposal, "plan")];
}

/** Section 16: who decides, when, and under which conditions. */
export function decisionBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const { subject } = figures;
  return [
    written(proposal, "decision"),
    facts(
      ["Decides", orNoRecord(subject.decides)],
      ["Must be heard", orNoRecord(subject.heard)],
      ["Decision due", proposal.decisionOn === null ? null : dayText(proposal.decisionOn)],
      ["Review", proposal.reviewOn === null ? null : dayText(proposal.reviewOn)],
    ),
  ];
}
