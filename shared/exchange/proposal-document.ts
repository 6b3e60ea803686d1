import type { Head } from "../domain/journal.ts";
import type { ProposalFigures } from "../domain/proposal-figures.ts";
import type { RetirementProposal } from "../domain/retirement.ts";
import { longMonth, shortHash } from "../words/format.ts";
import { honesty, notRecorded, proposalStageWords, sectionTitles } from "../words/proposal.ts";
import { facts, paragraph, type DocumentBlock, type DocumentSection, type DocumentTable } from "./proposal-blocks.ts";
import { caseBlocks, shortCaseBlocks } from "./proposal-case.ts";
import { cleanText, utcText } from "./proposal-cells.ts";
import {
  costsTable,
  flowTable,
  ledgersTable,
  optionsTable,
  rangesTable,
  sharesTable,
  swingsTable,
  valuesTable,
} from "./proposal-money.ts";
import {
  againstBlocks,
  alternativeBlocks,
  bearerBlocks,
  decisionBlocks,
  factBlocks,
  headerBlocks,
  planBlocks,
  shortFactBlocks,
  summaryBlocks,
  userBlocks,
  whyBlocks,
  written,
  type SectionSource,
} from "./proposal-sections.ts";
import {
  cornersTable,
  dependentsTable,
  evidenceTable,
  guardsTable,
  reasonsTable,
  usageTable,
} from "./proposal-tables.ts";

/** The short form fits a page or two and suits a single feature; the long form has every section. */
export type DocumentForm = "short" | "long";

/** Where and when a document is made, and where the journal stood. */
export type DocumentContext = {
  readonly head: Head | null;
  readonly installation: string;
  readonly exportedAt: number;
  readonly personName: string;
  /** Short for a feature and long for anything else unless said. */
  readonly form?: DocumentForm;
};

/** A proposal as a document: every format is written from it, so that all show the same words and numbers. */
export type ProposalDocument = {
  readonly title: string;
  /** One line under the title: subject, stage, as-of month. */
  readonly subtitle: string;
  readonly form: DocumentForm;
  readonly sections: readonly DocumentSection[];
  /** What this version has no records for, in one line. */
  readonly notRecorded: string;
  /** How to check the document: engine, hash of the inputs, journal, and what all this can prove. */
  readonly trail: readonly DocumentBlock[];
  /** The tables behind the figures, for the evidence files. */
  readonly evidence: readonly DocumentTable[];
};

type Writer = (source: SectionSource) => readonly DocumentBlock[];

const longForm: readonly Writer[] = [
  headerBlocks,
  summaryBlocks,
  whyBlocks,
  factBlocks,
  bearerBlocks,
  ({ figures }) => caseBlocks(figures),
  userBlocks,
  alternativeBlocks,
  againstBlocks,
  planBlocks,
  ({ proposal }) => [written(proposal, "reversal")],
  ({ proposal }) => [written(proposal, "communication")],
  ({ proposal }) => [written(proposal, "disposition")],
  ({ proposal }) => [written(proposal, "tasks")],
  ({ proposal }) => [written(proposal, "risks")],
  decisionBlocks,
  ({ proposal }) => [written(proposal, "after")],
];

/** The sections of the short form, by number; the numbers are those of the long form. */
const shortForm: ReadonlyMap<number, Writer> = new Map<number, Writer>([
  [1, headerBlocks],
  [2, summaryBlocks],
  [3, whyBlocks],
  [4, shortFactBlocks],
  [6, ({ figures }) => shortCaseBlocks(figures)],
  [7, ({ proposal }) => [written(proposal, "users")]],
  [8, ({ proposal }) => [written(proposal, "alternatives")]],
  [9, ({ proposal }) => [written(proposal, "caseAgainst")]],
  [11, ({ proposal }) => [written(proposal, "reversal")]],
  [16, decisionBlocks],
]);

function sectionsOf(source: SectionSource, form: DocumentForm): readonly DocumentSection[] {
  return sectionTitles.flatMap((title, n) => {
    const number = n + 1;
    const write = form === "long" ? longForm[n] : shortForm.get(number);
    return write === undefined ? [] : [{ number, title, blocks: write(source) }];
  });
}

function trailOf(figures: ProposalFigures, context: DocumentContext, form: DocumentForm): readonly DocumentBlock[] {
  const { head } = context;
  return [
    facts(
      [
        "Exported",
        `${utcText(context.exportedAt)} by ${context.personName.trim() === "" ? "nobody named" : context.personName}`,
      ],
      ["Engine version", figures.engineVersion],
      ["Hash of the inputs", figures.inputsHash],
      ["Journal of installation", context.installation],
      ["Journal head", head === null ? null : `Entry ${head.seq}, ${shortHash(head.hash)}`],
      ["Journal head in full", head === null ? null : head.hash],
    ),
    ...(form === "short" ? [paragraph(honesty.join(" "))] : honesty.map(paragraph)),
  ];
}

/** Every table behind the figures, each under a name of its own, whatever the form of the document. */
export function evidenceOf(figures: ProposalFigures): readonly DocumentTable[] {
  return [
    usageTable(figures),
    reasonsTable(figures),
    guardsTable(figures),
    evidenceTable(figures),
    cornersTable(figures),
    costsTable(figures),
    sharesTable(figures),
    valuesTable(figures),
    rangesTable(figures),
    optionsTable(figures),
    ledgersTable(figures),
    swingsTable(figures),
    flowTable(figures, 1),
    dependentsTable(figures),
  ];
}

/** The document of a proposal with the figures that were frozen on it; nothing in it is computed anew but rounding. */
export function proposalDocument(
  proposal: RetirementProposal,
  figures: ProposalFigures,
  context: DocumentContext,
): ProposalDocument {
  const form = context.form ?? (proposal.featureId === null ? "long" : "short");
  return {
    title: cleanText(proposal.title),
    subtitle: cleanText(
      `${figures.subject.name} · ${proposalStageWords[proposal.stage]} · as of ${longMonth(figures.asOf)}`,
    ),
    form,
    sections: sectionsOf({ proposal, figures }, form),
    notRecorded: `Not recorded in this version: ${notRecorded.join("; ")}.`,
    trail: trailOf(figures, context, form),
    evidence: evidenceOf(figures),
  };
}
