import type { StopReason } from "../domain/import-rows.ts";

/** Why a record is stopped whose quotes do not close where a cell ends. */
export function brokenQuote(cells: readonly string[]): StopReason {
  return {
    code: "BROKEN_QUOTE",
    column: "",
    found: cells.join(", "),
    expected: "a delimiter after a closing quote",
    remedy: "Double the quotes inside the cell, or choose another quote character.",
  };
}

/** Why a record is stopped that no reader of its form understands; its one cell says where it fails. */
export function brokenDocument([message = ""]: readonly string[]): StopReason {
  return {
    code: "BROKEN_DOCUMENT",
    column: "",
    found: message,
    expected: "a record that can be read",
    remedy: "Correct the record; the others were read.",
  };
}

/** Why a record is stopped that has fewer or more cells than its header. */
export function raggedRow(
  cells: readonly string[],
  { count, width }: { readonly count: number; readonly width: number },
): StopReason {
  return {
    code: "RAGGED_ROW",
    column: "",
    found: `${count} cells: ${cells.join(", ")}`,
    expected: `${width} cells, as in the header`,
    remedy: count > width ? "A cell that holds the delimiter needs quotes around it." : "Complete the row.",
  };
}
