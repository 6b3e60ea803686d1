import type { ProposalFigures } from "../domain/proposal-figures.ts";
import type { ProposalText, RetirementProposal } from "../domain/retirement.ts";
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
import { modeWords, noRecord, proposalStageWords } from "../words/proposal.ts";
import { reasonSentence } from "../words/reasons.ts";
import { facts, heading, list, paragraph, prose, tableOr, type DocumentBlock } from "./proposal-blocks.ts";
import { amountCell, shareCell, utcText } from "./proposal-cells.ts";
import { wordsOfOption } from "./proposal-money.ts";
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
export function optionOf({ case: known }: ProposalFigures): string {
  return wordsOfOption(known.options.at(-1)?.option ?? "keep").name;
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

/** Section 1: subject, option, people and stage. */
export function headerBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const { subject } = figures;
  const isFeature = subject.kind === "feature";
  return [
    facts(
      [isFeature ? "Feature" : wordOf(productKindWords, subject.kind), subject.name],
      ...(isFeature ? ([["Product", subject.product]] as const) : []),
      ["Owner", subject.owner ?? "No team owns it"],
      ["Stage of its life", wordOf(lifecycleWords, subject.lifecycle)],
      ["Option proposed", optionOf(figures)],
      ["Stage of this proposal", proposalStageWords[proposal.stage]],
      ["Proposed by", orNoRecord(proposal.proposer)],
      ["Process owner", orNoRecord(proposal.processOwner)],
      ["Decision due", proposal.decisionOn === null ? null : dayText(proposal.decisionOn)],
      ["Judged as of", longMonth(figures.asOf)],
      ["Figures frozen", utcText(figures.at)],
      ["Proposal", proposal.id],
    ),
  ];
}

/** Section 2: the verdict and its figures in a few lines, then the summary in people's words. */
export function summaryBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const { case: known, currency, verdict, usage } = figures;
  const reach = usage.reach ?? usage.shareUpperBound;
  return [
    written(proposal, "summary"),
    facts(
      ["Verdict of the rule", verdictWords[verdict.verdict].name],
      ["Worth today (net present value)", amountCell(known.npv, currency)],
      ["Simulated cases that pay", shareCell(known.pPositive)],
      [usage.reach === null ? "Share of its product's use, at most" : "Reach in a month", shareCell(reach)],
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

function usageFacts({ usage }: ProposalFigures): DocumentBlock {
  const words = (usageClassWords as Readonly<Record<string, { readonly name: string; readonly meaning: string }>>)[
    usage.class
  ];
  const share95 = usage.interval === null ? "" : ` (95%: ${shareInterval(usage.interval[0], usage.interval[1])})`;
  return facts(
    ["Class of use", words === undefined ? usage.class : `${words.name}. ${words.meaning}`],
    usage.reach === null && usage.shareUpperBound !== null
      ? ["At most this share of its product's use", shareCell(usage.shareUpperBound)]
      : ["Reach in a month", usage.reach === null ? null : `${share(usage.reach)}${share95}`],
    ["First seen", usage.firstSeen === null ? null : monthText(usage.firstSeen)],
    ["Last used", usage.lastUsed === null ? null : monthText(usage.lastUsed)],
    ["Whole months observed", counted(usage.exposureMonths, "month")],
    ["Grade of the evidence", gradeLetter(usage.grade)],
  );
}

function seasonBlocks({ proposal, figures }: SectionSource): readonly DocumentBlock[] {
  const warnings = figures.warnings.map((code) => paragraph(warningWords(code)));
  if (!figures.warnings.includes("CONCENTRATED")) return warnings;
  return [...warnings, heading("Why it is not seasonal"), prose(proposal.notSeasonal, noRecord)];
}

/** Section 4 in short: the verdict, the use, and each reason as a sentence. */
export function shortFactBlocks(source: SectionSource): readonly DocumentBlock[] {
  const { figures } = source;
  return [
    verdictFacts(figures),
    usageFacts(figures),
    ...seasonBlocks(source),
    list(
      figures.reasons.map(
        (reason) => `${reason.direction === "for" ? "For" : "Against"}: ${reasonSentence(reason, figures.currency)}`,
      ),
      noRecord,
    ),
  ];
}

function verdictFacts(figures: ProposalFigures): DocumentBlock {
  const { verdict } = figures;
  return facts(
    ["Verdict", `${verdictWords[verdict.verdict].name}. ${verdict.codes.map(verdictCodeWords).join(" ")}`],
    ["Stands since", verdict.since === null ? "Now" : utcText(verdict.since)],
    ["Score, 0 to 100 (orders attention, decides nothing)", scoreText(figures)],
  );
}

function scoreText({ score }: ProposalFigures): string | null {
  return score === null ? null : `${Math.round(score.score)} (${Math.round(score.low)} to ${Math.round(score.high)})`;
}

/** Section 4: verdict, use by month, guards passed, reasons with their numbers, marks and the grade of the evidence. */
export function factBlocks(source: SectionSource): readonly DocumentBlock[] {
  const { figures } = source;
  const { subject, features } = figures;
  const { rare } = features;
  return [
    verdictFacts(figures),
    heading("Use"),
    usageFacts(figures),
    ...seasonBlocks(source),
    tableOr(reasonsTable(figures), noRecord),
    guardsTable(figures),
    list(
      subject.marks.map(
        ({ kind, reason, owner, reviewOn }) =>
          `${wordOf(markWords, kind)}: ${reason}${owner === "" ? "" : ` (${owner})`}${reviewOn === null ? "" : `, to be reviewed on ${dayText(reviewOn)}`}`,
      ),
      "No mark protects it.",
    ),
    tableOr(usageTable(figures), "No data: no use was recorded in the window. That is not the same as no use."),
    ...(subject.kind === "feature" || rare === null
      ? []
      : [
          paragraph(
            `Of its ${counted(features.count, "feature")}, ${share(rare.share)} of those that can be judged are used rarely or never (95%: ${shareInterval(rare.interval.low, rare.interval.high)}; whatever the unknown ones are, ${shareInterval(rare.bounds.low, rare.bounds.high)}).`,
          ),
        ]),
    evidenceTable(figures),
  ];
}

/** Section 5: the four corners, and what others than the owner pay. */
export function bearerBlocks({ figures }: SectionSource): readonly DocumentBlock[] {
  return [
    cornersTable(figures),
    facts(["Worth to others than the owner", amountCell(figures.case.npvOthers, figures.currency)]),
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
      ["Active users of the product in a month", usage.activeUsers === null ? null : { count: usage.activeUsers }],
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
    facts(["Doing nothing goes on costing, a month", amountCell(avoidable, currency)]),
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
