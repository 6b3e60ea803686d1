import type { DocumentBlock, DocumentColumn, DocumentTable } from "./proposal-blocks.ts";
import { cellText, cleanText, type DocumentCell } from "./proposal-cells.ts";
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

/** A piece of a section as Markdown; everything in it that people supplied is escaped. */
export function blockMarkdown(block: DocumentBlock): string {
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
