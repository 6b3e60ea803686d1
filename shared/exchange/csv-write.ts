const risky = /^['=+\-@\t\r\n\0＝＋－＠]/u;

/** A text that a spreadsheet might run as a formula, made harmless by an apostrophe before it. */
function guarded(text: string): string {
  return risky.test(text) ? `'${text}` : text;
}

/** The text that `guarded` was given. */
export function unguarded(text: string): string {
  return text.startsWith("'") && risky.test(text.slice(1)) ? text.slice(1) : text;
}

/** What stands in a cell: text, a number, digits that stay exactly as they are, or nothing. */
export type Cell = string | number | { readonly digits: string } | null;

/** One cell: numbers as they are, null as nothing, text guarded against formulas and quoted where it has to be. */
export function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell + 0);
  const text = typeof cell === "string" ? guarded(cell) : cell.digits;
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV by RFC 4180: commas, CRLF, numbers with a decimal point. */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

// All but the stopped rows come back without a question.
const ownKinds = ["usage", "cost", "value", "backlog", "experiments", "stopped"] as const;

/** One kind of our own exports. */
export type OwnKind = (typeof ownKinds)[number];

/** The first line of our own exports: format, version, and what the apostrophes in it mean. */
export function signatureOf(kind: OwnKind): string {
  return `Winnow ${kind} 1: an apostrophe before = + - @ keeps spreadsheets from running it and goes away when read back`;
}

/** Which of our own exports a first line announces; null for anything else. */
export function ownKindOf(firstLine: string): OwnKind | null {
  const line = firstLine.replace(/^"/, "");
  return ownKinds.find((kind) => line.startsWith(`Winnow ${kind} 1:`)) ?? null;
}
