import { ok, refuse, type Result } from "../result.ts";
import type { Reading } from "./reading.ts";

/** The names of a table's columns, trimmed, in Unicode's composed form; a blank one is called by its place. */
export function headerNames(cells: readonly string[]): readonly string[] {
  return cells.map((cell, at) => columnName(cell) || `column ${at + 1}`);
}

/** A column's name as it is compared and shown: line breaks and control characters become single blanks. */
export function columnName(cell: string): string {
  return cell
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

/** The name that tells one of several columns of the same name from the others: "uses [2]" for the second. */
export function distinctNames(header: readonly string[]): readonly string[] {
  const all = counted(header);
  const seen = new Map<string, number>();
  return header.map((name) => {
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return (all.get(name) ?? 0) > 1 ? `${name} [${nth}]` : name;
  });
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Where the columns of a name stand: all that bear it, the one that "name [2]" tells apart, else without regard to case. */
export function placesOf(header: readonly string[], name: string): readonly number[] {
  const wanted = columnName(name);
  const lower = wanted.toLowerCase();
  const distinct = distinctNames(header);
  const tries = [
    (at: number) => header[at] === wanted,
    (at: number) => distinct[at] === wanted,
    (at: number) => header[at]?.toLowerCase() === lower,
  ];
  for (const fits of tries) {
    const places = header.map((_, at) => at).filter(fits);
    if (places.length > 0) return places;
  }
  return [];
}

/** Where the columns of every field stand in this header. */
export type FieldPlaces = ReadonlyMap<string, readonly number[]>;

/**
 * Finds the columns of a reading in a header. Refuses UNKNOWN_COLUMN, with the names there are, and DUPLICATE_HEADER when
 * a field that holds one value is given a name that several columns bear.
 */
export function fieldPlaces(
  header: readonly string[],
  reading: Reading,
  listFields: ReadonlySet<string>,
): Result<FieldPlaces> {
  const places = new Map<string, readonly number[]>();
  for (const [field, names] of Object.entries(reading.columns)) {
    const found: number[] = [];
    for (const name of names) {
      const at = placesOf(header, name);
      if (at.length === 0) return unknownColumn(name, header);
      if (at.length > 1 && !listFields.has(field)) return duplicateHeader(name, at.length);
      found.push(...at);
    }
    if (found.length > 1 && !listFields.has(field)) return twoColumns(field, names);
    if (found.length > 0) places.set(field, found);
  }
  return ok(places);
}

/** The refusal of a column that this file does not have. */
export function unknownColumn(name: string, header: readonly string[]) {
  const shown = header.slice(0, 12).map((known) => `'${known.slice(0, 40)}'`);
  const more = header.length > 12 ? `, and ${header.length - 12} more` : "";
  return refuse(
    "UNKNOWN_COLUMN",
    `This file has no column '${name.slice(0, 100)}'. It has ${shown.join(", ")}${more}.`,
    "Choose the column that holds it, or check the delimiter and the header line.",
  );
}

function duplicateHeader(name: string, count: number) {
  return refuse(
    "DUPLICATE_HEADER",
    `${count} columns are called '${name}', and this field holds one value.`,
    `Choose '${name} [1]', '${name} [2]' and so on.`,
  );
}

function twoColumns(field: string, names: readonly string[]) {
  return refuse(
    "TWO_COLUMNS",
    `'${field}' holds one value but was given ${names.length} columns.`,
    "Choose one of them.",
  );
}
