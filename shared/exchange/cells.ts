import type { Place, StopReason } from "../domain/import-rows.ts";
import type { CsvRow } from "./csv-read.ts";
import type { FieldPlaces } from "./header.ts";
import { longestName } from "./limits.ts";
import type { Reading } from "./reading.ts";

/** A record with its place in the file. */
export type TableRow = CsvRow & Place;

/** Asks a record for its fields: column, then value choices, then what holds for every row. */
export type Cells = {
  /** Whether a column or a constant says anything of this field. */
  readonly has: (field: string) => boolean;
  readonly text: (row: TableRow, field: string) => string;
  /** All columns of a field that holds a list, empty cells left out. */
  readonly texts: (row: TableRow, field: string) => readonly string[];
  /** The name of the field's column, for messages. */
  readonly columnOf: (field: string) => string;
};

/** The fields of the records of one file. */
export function cellsOf(reading: Reading, header: readonly string[], places: FieldPlaces): Cells {
  const meanings = new Map(
    Object.entries(reading.values).map(([field, list]) => [
      field,
      new Map(list.map(({ found, meant }) => [folded(found), meant])),
    ]),
  );
  const constants = new Map(Object.entries(reading.constants));
  const meant = (field: string, found: string) => meanings.get(field)?.get(folded(found)) ?? found;
  return {
    has: (field) => places.has(field) || constants.has(field),
    text: (row, field) => {
      const at = places.get(field)?.[0];
      if (at === undefined) return constants.get(field) ?? "";
      return meanings.has(field) ? meant(field, row.cells[at] ?? "") : (row.cells[at] ?? "");
    },
    texts: (row, field) => {
      const at = places.get(field);
      const found = at === undefined ? [constants.get(field) ?? ""] : at.map((place) => row.cells[place] ?? "");
      return found.map((text) => meant(field, text)).filter((text) => text.trim() !== "");
    },
    columnOf: (field) => {
      const at = places.get(field)?.[0];
      return at === undefined ? field : (header[at] ?? field);
    },
  };
}

/** What a person said that a value of a field means; undefined when nothing was said of it. */
export function meaningOf(reading: Reading, field: string, found: string): string | undefined {
  return reading.values[field]?.find((value) => folded(value.found) === folded(found))?.meant;
}

/** A text for comparison: outer blanks and case do not count. */
export function folded(text: string): string {
  return text.trim().toLowerCase();
}

/** A reader of names that cleans each spelling once. */
export function nameReader(): typeof nameIn {
  const known = new Map<string, ReturnType<typeof nameIn>>();
  return (text, column) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = nameIn(text, column);
    if (known.size < 100_000) known.set(text, read);
    return read;
  };
}

/** A name as it is kept: composed, outer blanks gone, control characters gone; or why it cannot be one. */
export function nameIn(text: string, column: string): { readonly name: string } | { readonly reason: StopReason } {
  if (text.includes("\0")) {
    return {
      reason: {
        code: "CONTROL_CHARACTER",
        found: text,
        column,
        expected: "text without NUL bytes",
        remedy: "Remove the NUL byte.",
      },
    };
  }
  if (/\p{Surrogate}/u.test(text)) {
    return {
      reason: {
        code: "BROKEN_LETTER",
        found: text,
        column,
        expected: "whole Unicode characters",
        remedy: "Correct the name.",
      },
    };
  }
  const name = cleanText(text);
  if (name.length > longestName) {
    return {
      reason: {
        code: "NAME_TOO_LONG",
        found: text,
        column,
        expected: `at most ${longestName} characters`,
        remedy: "Shorten it.",
      },
    };
  }
  return { name };
}

/** A text as it is kept: composed, outer blanks and control characters (but tab and line breaks) gone. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[^\P{Cc}\t\n\r]/gu, "")
    .trim();
}
