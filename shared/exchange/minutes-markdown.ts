import { blockMarkdown, escapeMarkdown } from "./document-markdown.ts";
import type { MinutesDocument } from "./minutes.ts";

/** Minutes as CommonMark; everything people supplied is escaped, and only https and mailto are links. */
export function minutesMarkdown({ title, subtitle, sections, trail }: MinutesDocument): string {
  return `${[
    `# ${escapeMarkdown(title)}`,
    `Review meeting: ${escapeMarkdown(subtitle)}`,
    ...sections.flatMap((section) => [`## ${escapeMarkdown(section.title)}`, ...section.blocks.map(blockMarkdown)]),
    "## How to check these minutes",
    ...trail.map(blockMarkdown),
  ].join("\n\n")}\n`;
}
