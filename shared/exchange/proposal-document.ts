import type { Head } from "../domain/journal.ts";
import type { ProposalFigures } from "../domain/proposal-figures.ts";
import type { RetirementProposal } from "../domain/retirement.ts";
import { longMonth, shortHash } from "../words/format.ts";
import { honesty, honestyInShort, notRecorded, proposalStageWords, sectionTitles } from "../words/proposal.ts";
import {
  facts,
  paragraph,
  type DocumentBlock,
  type DocumentSection,
  type DocumentTable,
  type Term,
} from "./proposal-blocks.ts";
import { caseBlocks } from "./proposal-case.ts";
import { cleanText, utcText } from "./proposal-cells.ts";
import { experimentsTable } from "./proposal-experiments.ts";
import { costsTable, elsewhereTable, endingTable, sharesTable, valuesTable } from "./proposal-money.ts";
import {
  againstBlocks,
  alternativeBlocks,
  bearerBlocks,
  decisionBlocks,
  factBlocks,
  headerBlocks,
  planBlocks,
  summaryBlocks,
  userBlocks,
  whyBlocks,
  written,
  type SectionSource,
} from "./proposal-sections.ts";
import { shortCaseBlocks, shortFactBlocks, shortHeaderBlocks, shortWhyBlocks } from "./proposal-short.ts";
import {
  cornersTable,
  dependentsTable,
  evidenceTable,
  guardsTable,
  reasonsTable,
  usageTable,
} from "./proposal-tables.ts";
import { flowTable, ledgersTable, optionsTable, rangesTable, swingsTable } from "./proposal-worth.ts";

/** The short form fits one page, as long as people write no more than a paragraph a section, and suits a single feature; the long form has every section. */
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
  /** One line under the title: subject where the title does not name it, stage, as-of month. */
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
  [1, shortHeaderBlocks],
  [2, summaryBlocks],
  [3, shortWhyBlocks],
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

/** Short and in full; one page has room for it in full only. */
function headTerms(head: Head | null, form: DocumentForm): readonly Term[] {
  if (head === null) return [["Journal head", null]];
  const { seq, hash } = head;
  if (form === "short") return [["Journal head", `Entry ${seq}, ${hash}`]];
  return [
    ["Journal head", `Entry ${seq}, ${shortHash(hash)}`],
    ["Journal head in full", hash],
  ];
}

function trailOf(
  { proposal, figures }: SectionSource,
  context: DocumentContext,
  form: DocumentForm,
): readonly DocumentBlock[] {
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
      ...headTerms(head, form),
      ...(form === "short" ? ([["Id of the proposal", proposal.id]] as const) : []),
    ),
    ...(form === "short" ? [paragraph(honestyInShort)] : honesty.map(paragraph)),
  ];
}

/** Every table behind the figures, each under a name of its own, whatever the form of the document. */
export function evidenceOf(figures: ProposalFigures): readonly DocumentTable[] {
  return [
    usageTable(figures),
    reasonsTable(figures),
    guardsTable(figures),
    experimentsTable(figures),
    evidenceTable(figures),
    cornersTable(figures),
    costsTable(figures),
    sharesTable(figures),
    elsewhereTable(figures),
    endingTable(figures),
    valuesTable(figures),
    rangesTable(figures),
    optionsTable(figures),
    ledgersTable(figures),
    swingsTable(figures),
    flowTable(figures, 1),
    dependentsTable(figures),
  ];
}

function subtitleOf({ proposal, figures }: SectionSource): string {
  const { name } = figures.subject;
  const subject = proposal.title.includes(name) ? [] : [name];
  return [...subject, proposalStageWords[proposal.stage], `as of ${longMonth(figures.asOf)}`].join(" · ");
}

/** The document of a proposal with the figures that were frozen on it; nothing in it is computed anew but sums. */
export function proposalDocument(
  proposal: RetirementProposal,
  figures: ProposalFigures,
  context: DocumentContext,
): ProposalDocument {
  const form = context.form ?? (proposal.featureId === null ? "long" : "short");
  return {
    title: cleanText(proposal.title),
    subtitle: cleanText(subtitleOf({ proposal, figures })),
    form,
    sections: sectionsOf({ proposal, figures }, form),
    notRecorded: `Not recorded in this version: ${notRecorded.join("; ")}.`,
    trail: trailOf({ proposal, figures }, context, form),
    evidence: evidenceOf(figures),
  };
}
