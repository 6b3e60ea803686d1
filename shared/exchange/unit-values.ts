import { cellText } from "./byte-cells.ts";
import { folded, meaningOf } from "./cells.ts";
import { choiceOf, yesNoWords } from "./choice-words.ts";
import { isNotKnown, readNumber } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import type { ByteCells } from "./usage-events-names.ts";
import type { StopReason } from "../domain/import-rows.ts";

/** Reads what a unit did in a cell: a number, or yes as 1 and no as 0 in any spelling; else why the row is stopped. */
export type ValueReader = (cells: ByteCells, cell: number) => number | Omit<StopReason, "column">;

const mostRemembered = 10_000;

/** A reader of metric cells; spellings met before are not read again. An unknown word can be said to mean yes or no. */
export function valueReader(reading: Reading, field: "metric" | "guardrails"): ValueReader {
  const known = new Map<string, number | Omit<StopReason, "column">>();
  return (cells, cell) => {
    const count = plainCount(cells, cell);
    if (count >= 0) return count;
    const text = cellText(cells, cell);
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = valueOf(text, reading, field);
    if (known.size < mostRemembered) known.set(text, value);
    return value;
  };
}

/** Digits only, at most fifteen: what nearly every cell of a large file holds; else -1. */
function plainCount({ bytes, starts, ends }: ByteCells, cell: number): number {
  // `!`: the cell lies inside the bytes, and this runs for every unit.
  const start = starts[cell]!;
  const end = ends[cell]!;
  if (end === start || end - start > 15) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function valueOf(text: string, reading: Reading, field: "metric" | "guardrails"): number | Omit<StopReason, "column"> {
  const meant = meaningOf(reading, field, text) ?? text;
  const choice = choiceOf(yesNoWords, folded(meant));
  if (choice !== null) return choice === "yes" ? 1 : 0;
  if (isNotKnown(meant)) {
    if (reading.options["blank"] === "zero") return 0;
    const remedy = "Complete the cell, leave such rows out, or state that an empty cell counts as 0.";
    return { code: "NO_VALUE", found: text, expected: "what the unit did", remedy };
  }
  const read = readNumber(meant, reading.decimal);
  if (read.kind === "known") return read.value;
  if (field === "guardrails" || (read.kind === "wrong" && read.code !== "NOT_A_NUMBER")) {
    const remedy = "Correct the cell, or choose the other decimal mark.";
    const { code = "NOT_A_NUMBER", expected = "a number, or yes or no" } = read.kind === "wrong" ? read : {};
    return { code, found: text, expected, remedy };
  }
  const remedy = "Say whether it means yes or no, or correct the cell.";
  return { code: "UNKNOWN_CHOICE", found: text, expected: "a number, or one of yes, no", remedy };
}
