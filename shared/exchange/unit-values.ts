import { cellText } from "./byte-cells.ts";
import { folded, meaningOf } from "./cells.ts";
import { choiceOf, yesNoWords } from "./choice-words.ts";
import { isNotKnown, readNumber } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { nameNumber, noNames, type ByteCells } from "./usage-events-names.ts";
import type { StopReason } from "../domain/import-rows.ts";

/** Reads what a unit did in a cell: a number, or yes as 1 and no as 0 in any spelling; else why the row is stopped. */
export type ValueReader = (cells: ByteCells, cell: number) => number | Omit<StopReason, "column">;

const mostRemembered = 10_000;

/** A reader of metric cells; spellings met before are not read again. An unknown word can be said to mean yes or no. */
export function valueReader(reading: Reading, field: "metric" | "guardrails"): ValueReader {
  const spellings = noNames();
  const known: (number | Omit<StopReason, "column">)[] = [];
  const mark = reading.decimal.charCodeAt(0);
  return (cells, cell) => {
    const number = plainNumber(cells, cell, mark);
    if (!Number.isNaN(number)) return number;
    if (spellings.count >= mostRemembered) return valueOf(cellText(cells, cell), reading, field);
    const spelling = nameNumber(spellings, 0, cells, cell);
    if (spelling < 0) return valueOf(cellText(cells, cell), reading, field);
    return (known[spelling] ??= valueOf(cellText(cells, cell), reading, field));
  };
}

/** Digits with at most one decimal mark, fifteen at most: what nearly every cell of a large file holds; else not a number. */
function plainNumber({ bytes, starts, ends }: ByteCells, cell: number, mark: number): number {
  // `!`: the cell lies inside the bytes, and this runs for every unit.
  const start = starts[cell]!;
  const end = ends[cell]!;
  if (end === start || end - start > 16) return Number.NaN;
  let value = 0;
  let decimals = -1;
  for (let at = start; at < end; at += 1) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      if (decimals >= 0) decimals += 1;
    } else if (bytes[at] === mark && decimals < 0 && at > start) decimals = 0;
    else return Number.NaN;
  }
  if (decimals < 0) return end - start > 15 ? Number.NaN : value;
  // Both are whole and exact, so that their quotient is the number nearest to what is written.
  return decimals === 0 ? Number.NaN : value / powers[decimals]!;
}

const powers = Array.from({ length: 17 }, (_, power) => 10 ** power);

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
