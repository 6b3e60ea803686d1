import { blockHtml, escapeHtml, pageHtml } from "./document-html.ts";
import type { DocumentSection } from "./proposal-blocks.ts";
import type { ProposalDocument } from "./proposal-document.ts";

function sectionHtml({ number, title, blocks }: DocumentSection, isHere: boolean): string {
  return [
    `<section id="section-${number}" aria-labelledby="title-${number}"${isHere ? " data-here" : ""}>`,
    `<h2 id="title-${number}"><span class="number">${number}</span> <span>${escapeHtml(title)}</span></h2>`,
    ...blocks.map(blockHtml),
    "</section>",
  ].join("\n");
}

/**
 * The document as one HTML file that needs nothing else and in which everything people supplied is text. A preview may name
 * the section it opens at.
 */
export async function proposalHtml(document: ProposalDocument, here: number | null = null): Promise<string> {
  const { title, subtitle, form } = document;
  const body = `${document.sections.map((section) => sectionHtml(section, section.number === here)).join("\n")}
<p class="missing">${escapeHtml(document.notRecorded)}</p>
<footer aria-labelledby="title-check">
<h2 id="title-check">How to check this document</h2>
${document.trail.map(blockHtml).join("\n")}
</footer>`;
  return pageHtml({ kind: "Retirement proposal", title, subtitle, form, body });
}
