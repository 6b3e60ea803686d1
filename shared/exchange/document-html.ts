import { documentStyle } from "../document-style.ts";
import { noRecord } from "../words/proposal.ts";
import type { DocumentBlock, DocumentColumn, DocumentTable } from "./proposal-blocks.ts";
import { cellText, cleanText, type DocumentCell } from "./proposal-cells.ts";
import { paragraphsOf, withLinks } from "./proposal-links.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in HTML, in an attribute too: it can be neither markup nor an invisible character. */
export function escapeHtml(text: string): string {
  return cleanText(text).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

async function policy(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(documentStyle));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

function linked(text: string): string {
  return withLinks(text)
    .map((piece) => {
      const shown = escapeHtml(piece.text);
      return piece.isLink ? `<a href="${shown}" rel="noopener noreferrer">${shown}</a>` : shown;
    })
    .join("");
}

function proseHtml(text: string): string {
  return paragraphsOf(cleanText(text))
    .map((lines) => `<p dir="auto">${lines.map(linked).join("<br>\n")}</p>`)
    .join("\n");
}

// Only what has no place to break may break anywhere; ordinary words stay whole, however narrow their column.
const endless = /\S{25}/;

function classOf(column: DocumentColumn | undefined, cell: DocumentCell, shown: string): string {
  const isNumber = column?.kind === "number";
  const names = [isNumber ? "n" : endless.test(shown) ? "long" : "", cell === null ? "none" : ""];
  const known = names.filter((name) => name !== "");
  return known.length === 0 ? "" : ` class="${known.join(" ")}"`;
}

function rowHtml(columns: readonly DocumentColumn[], cells: readonly DocumentCell[]): string {
  const written = cells.map((cell, n) => {
    const text = cellText(cell);
    const shown = escapeHtml(text).replaceAll("\n", "<br>");
    const look = classOf(columns[n], cell, text);
    return n === 0 ? `<th scope="row"${look}>${shown}</th>` : `<td${look}>${shown}</td>`;
  });
  return `<tr>${written.join("")}</tr>`;
}

function tableHtml({ caption, columns, rows, total }: DocumentTable): string {
  const heads = columns.map(
    (column) => `<th scope="col"${column.kind === "number" ? ' class="n"' : ""}>${escapeHtml(column.header)}</th>`,
  );
  const title = escapeHtml(caption);
  return [
    `<div class="table" role="group" aria-label="${title}" tabindex="0">`,
    `<table><caption>${title}</caption>`,
    `<thead><tr>${heads.join("")}</tr></thead>`,
    `<tbody>\n${rows.map((cells) => rowHtml(columns, cells)).join("\n")}\n</tbody>`,
    ...(total === null ? [] : [`<tfoot>${rowHtml(columns, total)}</tfoot>`]),
    "</table></div>",
  ].join("\n");
}

/** A piece of a section as HTML; everything in it that people supplied is text. */
export function blockHtml(block: DocumentBlock): string {
  switch (block.kind) {
    case "paragraph":
      return `<p${block.text === noRecord ? ' class="none"' : ""}>${escapeHtml(block.text)}</p>`;
    case "prose":
      return proseHtml(block.text);
    case "heading":
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case "list":
      return `<ul>\n${block.entries.map((entry) => `<li>${escapeHtml(entry)}</li>`).join("\n")}\n</ul>`;
    case "facts":
      return `<dl>\n${block.facts
        .map(({ term, cell }) => {
          const look = cell === null ? ' class="none"' : "";
          return `<div><dt>${escapeHtml(term)}</dt><dd${look}>${escapeHtml(cellText(cell))}</dd></div>`;
        })
        .join("\n")}\n</dl>`;
    case "table":
      return tableHtml(block);
  }
}

/** A page to be written: its kind and titles, how it is set, and its body as HTML that is already safe. */
type Page = {
  readonly kind: string;
  readonly title: string;
  readonly subtitle: string;
  readonly form: "short" | "long";
  readonly body: string;
};

/**
 * One HTML file that needs nothing else: its own policy forbids scripts and every request, and its style is the one constant
 * stylesheet.
 */
export async function pageHtml({ kind, title, subtitle, form, body }: Page): Promise<string> {
  const shown = escapeHtml(title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shown}</title>
<style>${documentStyle}</style>
</head>
<body>
<main class="${form}">
<header>
<p class="kind">${escapeHtml(kind)}</p>
<h1 dir="auto">${shown}</h1>
<p class="subtitle">${escapeHtml(subtitle)}</p>
</header>
${body}
</main>
</body>
</html>
`;
}
