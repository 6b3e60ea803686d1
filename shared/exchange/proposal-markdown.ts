import { blockMarkdown, escapeMarkdown } from "./document-markdown.ts";
import type { DocumentSection } from "./proposal-blocks.ts";
import type { ProposalDocument } from "./proposal-document.ts";

function sectionMarkdown({ number, title, blocks }: DocumentSection): string {
  return [`## ${number}. ${escapeMarkdown(title)}`, ...blocks.map(blockMarkdown)].join("\n\n");
}

/** The document as CommonMark with tables; everything people supplied is escaped, and only https and mailto are links. */
export function proposalMarkdown(document: ProposalDocument): string {
  return `${[
    `# ${escapeMarkdown(document.title)}`,
    `Retirement proposal: ${escapeMarkdown(document.subtitle)}`,
    ...document.sections.map(sectionMarkdown),
    escapeMarkdown(document.notRecorded),
    "## How to check this document",
    ...document.trail.map(blockMarkdown),
  ].join("\n\n")}\n`;
}
