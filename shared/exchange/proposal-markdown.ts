import type { DocumentBlock, DocumentColumn, DocumentSection, DocumentTable } from "./proposal-blocks.ts";
import { cellText, cleanText, type DocumentCell } from "./proposal-cells.ts";
import type { ProposalDocument } from "./proposal-document.ts";
import { paragraphsOf, withLinks } from "./proposal-links.ts";

const markup = /[\\`*_{}[\]<>#|~&!$^]/g;

function escapeInline(text: string): string {
  return cleanText(text)
    .replaceAll(/[\n\t]/g, " ")
    .replaceAll(markup, (sign) => `\\${sign}`)
    .replaceAll(/\b(www)\./gi, String.raw`$1\.`)
    .replaceAll("://", String.raw`\://`);
}

function escapeStart(line: string): string {
  return line
    .trim()
    .replace(/^([-+=:])/, String.raw`\$1`)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`);
}

/** One line of text as it may stand in Markdown: nothing in it is markup, a reference, an entity or the start of a block. */
export function escapeMarkdown(text: string): string {
  return escapeStart(escapeInline(text));
}

function linked(line: string): string {
  const pieces = withLinks(line).map(({ text, isLink }) => (isLink ? `<${text}>` : escapeInline(text)));
  return escapeStart(pieces.join(""));
}

function cellMarkdown(cell: DocumentCell): string {
  return escapeInline(cellText(cell)).trim();
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function rule({ kind }: DocumentColumn): string {
  return kind === "number" ? "---:" : "---";
}

function tableMarkdown({ caption, columns, rows, total }: DocumentTable): string {
  return [
    `**${escapeMarkdown(caption)}**`,
    "",
    row(columns.map(({ header }) => escapeMarkdown(header))),
    row(columns.map(rule)),
    ...rows.map((cells) => row(cells.map(cellMarkdown))),
    ...(total === null ? [] : [row(total.map(cellMarkdown).map((text) => (text === "" ? "" : `**${text}**`)))]),
  ].join("\n");
}

function blockMarkdown(block: DocumentBlock): string {
  switch (block.kind) {
    case "paragraph":
      return escapeMarkdown(block.text);
    case "prose":
      return paragraphsOf(cleanText(block.text))
        .map((lines) => lines.map(linked).join("\\\n"))
        .join("\n\n");
    case "heading":
      return `### ${escapeMarkdown(block.text)}`;
    case "list":
      return block.entries.map((entry) => `- ${escapeMarkdown(entry)}`).join("\n");
    case "facts":
      return block.facts.map(({ term, cell }) => `- ${escapeMarkdown(term)}: ${cellMarkdown(cell)}`).join("\n");
    case "table":
      return tableMarkdown(block);
  }
}

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
