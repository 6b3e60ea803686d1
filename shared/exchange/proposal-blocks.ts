import type { DocumentCell } from "./proposal-cells.ts";

/** A column of a document's table; `unit` is what the numbers in it are counted in. */
export type DocumentColumn = {
  readonly header: string;
  readonly kind: "text" | "number";
  readonly unit?: string;
};

/** A table of a document; the last row is set apart when it is a total. */
export type DocumentTable = {
  readonly kind: "table";
  /** Names the table among the evidence files; lower case with hyphens. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly (readonly DocumentCell[])[];
  readonly total: readonly DocumentCell[] | null;
};

/** One term with what is known of it. */
export type DocumentFact = { readonly term: string; readonly cell: DocumentCell };

/** A piece of a section: a sentence of ours, words of people with their line breaks, a list, facts or a table. */
export type DocumentBlock =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "prose"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "list"; readonly entries: readonly string[] }
  | { readonly kind: "facts"; readonly facts: readonly DocumentFact[] }
  | DocumentTable;

/** A section of the document with its fixed number. */
export type DocumentSection = {
  readonly number: number;
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
};

/** A sentence of ours. */
export function paragraph(text: string): DocumentBlock {
  return { kind: "paragraph", text };
}

/** A heading inside a section. */
export function heading(text: string): DocumentBlock {
  return { kind: "heading", text };
}

/** Words that people wrote, or one sentence that there are none. */
export function prose(text: string, absent: string): DocumentBlock {
  return text.trim() === "" ? paragraph(absent) : { kind: "prose", text };
}

/** A list, or one sentence that it is empty. */
export function list(entries: readonly string[], absent: string): DocumentBlock {
  return entries.length === 0 ? paragraph(absent) : { kind: "list", entries };
}

/** A term and its value, before they stand in a block. */
export type Term = readonly [term: string, cell: DocumentCell];

/** Terms with their values. */
export function facts(...known: readonly Term[]): DocumentBlock {
  return { kind: "facts", facts: known.map(([term, cell]) => ({ term, cell })) };
}

/** A table, or one sentence that there is nothing to put into it. */
export function tableOr(table: DocumentTable, absent: string): DocumentBlock {
  return table.rows.length === 0 ? paragraph(absent) : table;
}

/** A column of text. */
export function textColumn(header: string): DocumentColumn {
  return { header, kind: "text" };
}

/** A column of numbers. */
export function numberColumn(header: string, unit?: string): DocumentColumn {
  return unit === undefined ? { header, kind: "number" } : { header, kind: "number", unit };
}
