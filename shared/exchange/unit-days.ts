import { cellText } from "./byte-cells.ts";
import { readMoment } from "./moments.ts";
import type { Reading } from "./reading.ts";
import type { ByteCells } from "./usage-events-names.ts";
import type { StopReason } from "../domain/import-rows.ts";

/** The days of a file, each with a number from 0 in the order of first meeting. */
export type UnitDays = { readonly days: string[]; readonly byDate: Map<number, number> };

const mostRemembered = 100_000;

/** Reads the day in a cell, as it is written: its number among the days met, or why the row is stopped. */
export function dayReader({ days, byDate }: UnitDays, reading: Reading) {
  const known = new Map<string, number>();
  return (cells: ByteCells, cell: number): number | Omit<StopReason, "column"> => {
    const date = plainDate(cells, cell);
    const met = date < 0 ? undefined : byDate.get(date);
    if (met !== undefined) return met;
    const text = cellText(cells, cell);
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = readMoment(text, reading.dates);
    if (read.kind === "wrong") {
      const { code, expected, remedy } = read;
      return { code, expected, remedy, found: text };
    }
    const key = Number(read.day.replaceAll("-", ""));
    let number = byDate.get(key);
    if (number === undefined) {
      number = days.push(read.day) - 1;
      byDate.set(key, number);
    }
    if (date < 0 && known.size < mostRemembered) known.set(text, number);
    return number;
  };
}

/** A day such as 2025-08-31 with nothing or a time behind it, as the number 20250831; else -1. */
function plainDate({ bytes, starts, ends }: ByteCells, cell: number): number {
  // `!`: the cell lies inside the bytes, and this runs for every unit.
  const start = starts[cell]!;
  const end = ends[cell]!;
  if (end - start < 10 || end - start > 35 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return -1;
  const next = end - start === 10 ? 32 : bytes[start + 10]!;
  if (next !== 32 && next !== 84) return -1;
  let date = 0;
  for (const at of digitsOfDay) {
    const digit = bytes[start + at]! - 48;
    if (digit < 0 || digit > 9) return -1;
    date = date * 10 + digit;
  }
  return date;
}

const digitsOfDay = [0, 1, 2, 3, 5, 6, 8, 9];
