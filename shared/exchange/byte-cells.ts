import { brokenQuote, raggedRow } from "./misshapen.ts";
import type { FoundFilter } from "./row-filters.ts";
import type { RowPlace } from "./usage-events-csv.ts";
import { blankName, nameAt, nameNumber, noNames, type ByteCells, type Names } from "./usage-events-names.ts";
import type { StopReason } from "../domain/import-rows.ts";

/** A filter with its answers for the names met so far, so that equal cells are judged once. */
export type ByteFilter = FoundFilter & { readonly names: Names; readonly answers: (string | null)[] };

/** A filter that has not seen a cell yet. */
export function byteFilter(filter: FoundFilter): ByteFilter {
  return { ...filter, names: noNames(), answers: [] };
}

/** The texts of all cells of a row. */
export function cellTexts(cells: ByteCells): readonly string[] {
  const decoder = new TextDecoder();
  return Array.from({ length: cells.count }, (_, cell) =>
    decoder.decode(cells.bytes.subarray(cells.starts[cell], cells.ends[cell])),
  );
}

/** The text of one cell, cut where it is far too long. */
export function cellText(cells: ByteCells, cell: number): string {
  const start = cells.starts[cell] ?? 0;
  const end = Math.min(cells.ends[cell] ?? 0, start + 800);
  return new TextDecoder().decode(cells.bytes.subarray(start, end));
}

/** Why a row is stopped whose cells cannot be told apart. */
export function misshapen(cells: ByteCells, place: RowPlace, width: number): StopReason {
  const texts = Array.from({ length: Math.max(1, Math.min(cells.count, 10)) }, (_, cell) => cellText(cells, cell));
  if (!place.isBroken) return raggedRow(texts, { count: cells.count, width });
  if (cells.count > 0) return brokenQuote(texts);
  const expected = "one JSON object of plain values";
  return { code: "BROKEN_JSON", column: "", found: texts.join(", "), expected, remedy: "Export the events again." };
}

/** Why the filter leaves a row out, or null. */
export function leftOut(filter: ByteFilter, cells: ByteCells): string | null {
  const number = nameNumber(filter.names, 0, cells, filter.at);
  const key = number === blankName ? 0 : number + 3;
  let answer = filter.answers[key];
  if (answer === undefined) {
    answer = filter.whyLeftOut(number < 0 ? "" : (nameAt(filter.names, number)?.name ?? ""));
    filter.answers[key] = answer;
  }
  return answer;
}
