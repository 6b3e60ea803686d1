import { Window } from "happy-dom";
import { describe, expect, it } from "vitest";
import type { DocumentTable } from "#shared/exchange/proposal-blocks.ts";
import { evidenceFiles } from "#shared/exchange/proposal-csv.ts";
import { proposalDocument, type ProposalDocument } from "#shared/exchange/proposal-document.ts";
import { proposalHtml } from "#shared/exchange/proposal-html.ts";
import { proposalMarkdown } from "#shared/exchange/proposal-markdown.ts";
import { documentContext, sampleProposal } from "../../support/proposals.ts";

type Table = readonly (readonly string[])[];

function tablesOfCsv(document: ProposalDocument, name: string): Table {
  const text = evidenceFiles(document).find((file) => file.name === `${name}.csv`)?.text ?? "";
  return text
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((line) =>
      Array.from(`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g), ([, cell = ""]) =>
        cell.replace(/^"(.*)"$/s, "$1").replaceAll('""', '"'),
      ),
    );
}

function tablesOfMarkdown(text: string): ReadonlyMap<string, Table> {
  const tables = Array.from(text.matchAll(/^\*\*(.+)\*\*\n\n\|.*\|\n\|.*\|\n((?:\|.*\|\n?)*)/gm));
  return new Map(
    tables.map(([, caption = "", body = ""]) => [
      caption.replaceAll("\\", ""),
      body
        .trim()
        .split("\n")
        .map((line) =>
          line
            .slice(2, -2)
            .split(/ \| /)
            .map((cell) => cell.replaceAll("**", "").replaceAll("\\", "").trim()),
        ),
    ]),
  );
}

function tablesOfHtml(html: string): ReadonlyMap<string, Table> {
  const window = new Window();
  window.document.write(html);
  return new Map(
    Array.from(window.document.querySelectorAll("table"), (table) => [
      table.querySelector("caption")?.textContent ?? "",
      Array.from(table.querySelectorAll("tbody tr, tfoot tr"), (row) =>
        Array.from(row.querySelectorAll("th, td"), (cell) => cell.textContent.trim()),
      ),
    ]),
  );
}

/** The number that a cell shows: money, counts, and shares as per cent. */
function numberOf(text: string): number | null {
  const plain = text.replaceAll(/[€,\s]/g, "");
  if (plain === "" || plain === "Nodata") return null;
  return plain.endsWith("%") ? Number(plain.slice(0, -1)) / 100 : Number(plain);
}

/** Whether a shown cell and a cell of the CSV are the same number, or the same words where there is no number. */
function tellTheSame(shown: string, inCsv: string): boolean {
  const number = numberOf(shown);
  if (number === null || Number.isNaN(number)) return inCsv === "" || inCsv === shown;
  if (!shown.endsWith("%")) return Number(inCsv) === number;
  return Math.abs(Number(Number(inCsv).toPrecision(3)) - number) < 1e-9;
}

const fax = await sampleProposal("fax-gateway");
const document = proposalDocument(fax.proposal, fax.figures, documentContext);
const markdown = proposalMarkdown(document);
const html = await proposalHtml(document);

const printed = new Map(
  document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "table" ? [[block.name, block] as const] : [])),
);

describe("the formats of a proposal", () => {
  it.each([...printed.keys()])("print the table of %s with the same cells in Markdown and HTML", (name) => {
    const { caption } = printed.get(name) as DocumentTable;
    const inHtml = tablesOfHtml(html).get(caption) ?? [];
    expect(inHtml.length).toBeGreaterThan(0);
    const plain = (cell: string) => cell.replaceAll(/[\\*]/g, "").replaceAll(/\s+/g, " ");
    expect((tablesOfMarkdown(markdown).get(caption) ?? []).map((row) => row.map(plain))).toEqual(
      inHtml.map((row) => row.map(plain)),
    );
  });

  it.each([...printed.keys()].filter((name) => name !== "cash-flow"))("have the numbers of %s in the CSV", (name) => {
    const table = printed.get(name) as DocumentTable;
    const shown = tablesOfHtml(html).get(table.caption) ?? [];
    const rows = tablesOfCsv(document, name);
    expect(rows).toHaveLength(shown.length);
    const numbers = table.columns.flatMap(({ kind }, at) => (kind === "number" ? [at] : []));
    const differing = rows.flatMap((cells, n) =>
      numbers
        .filter((at) => !tellTheSame(shown[n]?.[at] ?? "", cells[at] ?? ""))
        .map((at) => [shown[n]?.[at], cells[at]]),
    );
    expect(differing).toEqual([]);
  });

  it("end the monthly cash flow of the CSV where the quarterly one of the document ends", () => {
    const quarterly = tablesOfHtml(html).get("Cash flow by quarter against keeping it")?.at(-1) ?? [];
    const monthly = tablesOfCsv(document, "cash-flow").at(-1) ?? [];
    expect(monthly.slice(1).map(numberOf)).toEqual(quarterly.slice(1).map(numberOf));
  });

  it("state the same facts in Markdown and HTML", () => {
    const window = new Window();
    window.document.write(html);
    const facts = Array.from(
      window.document.querySelectorAll("dl > div"),
      (fact) => `${fact.querySelector("dt")?.textContent}: ${fact.querySelector("dd")?.textContent}`,
    );
    expect(facts.length).toBeGreaterThan(30);
    const plain = markdown.replaceAll("\\", "");
    for (const fact of facts) expect(plain).toContain(`- ${fact}`);
  });

  it("state no other amounts on one page than on many, and the same in Markdown and HTML", async () => {
    const short = proposalDocument(fax.proposal, fax.figures, { ...documentContext, form: "short" });
    const amounts = (text: string) => new Set(text.match(/-?€[\d,.]+\d/g));
    const onOnePage = [proposalMarkdown(short), await proposalHtml(short)].map(amounts);
    expect(onOnePage[0]).toEqual(onOnePage[1]);
    const long = amounts(markdown);
    for (const amount of onOnePage[0] ?? []) expect(long).toContain(amount);
    expect(onOnePage[0]?.size).toBeGreaterThan(8);
  });

  it("open a preview at the section that is being written, and name none in an export", async () => {
    expect(html).not.toMatch(/<section [^>]*data-here/);
    const preview = await proposalHtml(document, 6);
    expect(preview.match(/<section [^>]*data-here>/g)).toEqual([
      '<section id="section-6" aria-labelledby="title-6" data-here>',
    ]);
    expect(preview.replace(" data-here", "")).toBe(html);
  });

  it("carry the journal head in every document", () => {
    const hash = documentContext.head?.hash ?? "";
    expect(markdown).toContain(hash);
    expect(html).toContain(hash);
  });
});
