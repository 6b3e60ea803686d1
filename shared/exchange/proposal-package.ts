import { strToU8, zipSync } from "fflate";
import { canonicalJson, sha256 } from "../domain/canonical.ts";
import type { ProposalFigures } from "../domain/proposal-figures.ts";
import type { RetirementProposal } from "../domain/retirement.ts";
import { utcText } from "./proposal-cells.ts";
import { evidenceFiles } from "./proposal-csv.ts";
import { proposalDocument, type DocumentContext } from "./proposal-document.ts";
import { proposalHtml } from "./proposal-html.ts";
import { proposalMarkdown } from "./proposal-markdown.ts";

async function partsOf(
  proposal: RetirementProposal,
  figures: ProposalFigures,
  context: DocumentContext,
): Promise<readonly (readonly [name: string, text: string])[]> {
  const document = proposalDocument(proposal, figures, context);
  const { head, installation, exportedAt } = context;
  const record = { proposal: { ...proposal, figures: null }, figures, journal: { head, installation }, exportedAt };
  return [
    ["proposal.md", proposalMarkdown(document)],
    ["proposal.html", await proposalHtml(document)],
    ["proposal.json", `${canonicalJson(record)}\n`],
    ...evidenceFiles(document).map(({ name, text }) => [`evidence/${name}`, text] as const),
  ];
}

function readMe(context: DocumentContext): string {
  const { head } = context;
  return [
    "A retirement proposal made by Winnow: the document as HTML and Markdown, its figures as JSON, its evidence as CSV.",
    "In the CSV files an apostrophe before = + - @ keeps spreadsheets from running a text; numbers never carry one.",
    "SHA256SUMS lists the SHA-256 of every file; check it with: sha256sum -c SHA256SUMS",
    `Exported ${utcText(context.exportedAt)} from installation ${context.installation}.`,
    head === null ? "The journal was empty." : `Journal head: entry ${head.seq}, ${head.hash}`,
    "",
  ].join("\n");
}

/**
 * Everything of a proposal as one ZIP: document in all text formats, figures, evidence, and a list of SHA-256 sums. The
 * same proposal, figures and context always give the same bytes.
 */
export async function proposalPackage(
  proposal: RetirementProposal,
  figures: ProposalFigures,
  context: DocumentContext,
): Promise<Uint8Array> {
  const parts = [...(await partsOf(proposal, figures, context)), ["README.txt", readMe(context)] as const];
  const sums = await Promise.all(parts.map(async ([name, text]) => `${await sha256(text)}  ${name}\n`));
  const files = [...parts, ["SHA256SUMS", sums.join("")] as const];
  // ZIP dates are in local time; one fixed date keeps the bytes the same everywhere.
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(files.map(([name, text]) => [name, strToU8(text)])), { mtime });
}
