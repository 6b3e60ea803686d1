import { nameReader, type Cells, type TableRow } from "./cells.ts";
import { choiceOf, observedWords } from "./choice-words.ts";
import { readPeriod, readYearAnd, type PeriodCell } from "./dates.ts";
import { readCount } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { measures, type UsageTally } from "./usage-tally.ts";
import type { OpenedTable, RowTaker } from "./walk.ts";
import type { StopReason } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** Reads rows that each speak of one feature (or product) in one period. Refuses NO_PRODUCT, NO_PERIOD and NO_MEASURE. */
export function longTaker(reading: Reading, tally: UsageTally, { cells, places }: OpenedTable): Result<RowTaker> {
  const problem = incomplete(cells);
  if (problem !== null) return problem;
  const counted = measures.filter((measure) => cells.has(measure));
  if (counted.length === 0) {
    return refuse(
      "NO_MEASURE",
      "No column counts anything.",
      "Choose the column of the uses, users or eligible users.",
    );
  }
  const periodOf = periodReader(reading, cells);
  const subjectOf = subjectReader(cells, reading.options["emptyFeature"] === "product");
  const take = (row: TableRow): StopReason | null => {
    const subject = subjectOf(row);
    if ("reason" in subject) return subject.reason;
    const period = periodOf(row);
    if (period.kind === "wrong") return periodReason(period, row, cells);
    const cell = { ...subject, month: period.month, span: period.span };
    const stopped = (reason: StopReason) => {
      tally.leaveOpen(cell);
      return reason;
    };
    const figures = { eligible: null, users: null, uses: null } as Record<(typeof measures)[number], number | null>;
    for (const measure of counted) {
      const found = cells.text(row, measure);
      const count = readCount(found, reading.decimal);
      if (count.kind === "wrong") return stopped(countReason(count, cells.columnOf(measure), found));
      if (count.kind === "known") figures[measure] = count.value;
    }
    const full = fullness(row, cells);
    if (typeof full !== "boolean") return stopped(full);
    return tally.add(row, [{ ...cell, ...figures, full }]);
  };
  return ok({ needed: neededCells(places), take });
}

/** How many cells a record must have so that every chosen column is there. */
export function neededCells(places: OpenedTable["places"]): number {
  return Math.max(0, ...[...places.values()].flat().map((at) => at + 1));
}

/** The refusal of a reading that names no product or no period; null when it names both. */
export function incomplete(cells: Cells) {
  if (!cells.has("product")) {
    return refuse("NO_PRODUCT", "Nothing says which product this is about.", "Choose a column or name one product.");
  }
  if (!cells.has("month") && !cells.has("year")) {
    return refuse("NO_PERIOD", "Nothing says when this was.", "Choose the column of the period, or name one period.");
  }
  return null;
}

/** What a record speaks of: a feature, or the product itself. */
type Subject = { readonly product: string; readonly feature: string | null };

/** Reads the product and feature that records speak of, or why one speaks of none. */
export function subjectReader(cells: Cells, isFeatureOptional = false) {
  const readName = nameReader();
  const hasFeature = cells.has("feature");
  return (row: TableRow): Subject | { readonly reason: StopReason } => {
    const product = readName(cells.text(row, "product"), cells.columnOf("product"));
    if ("reason" in product) return product;
    if (product.name === "") return { reason: noName("product", cells) };
    if (!hasFeature) return { product: product.name, feature: null };
    const feature = readName(cells.text(row, "feature"), cells.columnOf("feature"));
    if ("reason" in feature) return feature;
    if (feature.name !== "") return { product: product.name, feature: feature.name };
    return isFeatureOptional ? { product: product.name, feature: null } : { reason: noName("feature", cells) };
  };
}

function noName(field: "product" | "feature", cells: Cells): StopReason {
  return {
    code: "NO_NAME",
    column: cells.columnOf(field),
    found: "",
    expected: `the name of a ${field}`,
    remedy: "Complete the cell, or leave these rows out.",
  };
}

/** Reads the period of records; equal cells are read once. */
export function periodReader(reading: Reading, cells: Cells): (row: TableRow) => PeriodCell {
  const known = new Map<string, PeriodCell>();
  const main = cells.has("month") ? "month" : "year";
  const part = (["quarter", "monthOfYear"] as const).find((field) => cells.has(field));
  const isInTwo = main === "year" && part !== undefined;
  return (row) => {
    const first = cells.text(row, main);
    const second = isInTwo ? cells.text(row, part) : "";
    const key = isInTwo ? `${first}\0${second}` : first;
    const before = known.get(key);
    if (before !== undefined) return before;
    const period = isInTwo
      ? readYearAnd(first, second, part === "quarter" ? "quarter" : "month")
      : readPeriod(first, reading.dates);
    if (known.size < 10_000) known.set(key, period);
    return period;
  };
}

/** Why a record is stopped for its period. */
export function periodReason(period: PeriodCell & { kind: "wrong" }, row: TableRow, cells: Cells): StopReason {
  const field = cells.has("month") ? "month" : "year";
  const found = cells.text(row, field);
  return { code: period.code, column: cells.columnOf(field), found, expected: period.expected, remedy: period.remedy };
}

/** Why a record is stopped for a count. */
export function countReason(
  count: { readonly code: string; readonly expected: string },
  column: string,
  found: string,
): StopReason {
  return { code: count.code, column, found, expected: count.expected, remedy: countRemedy(count.code, found) };
}

function countRemedy(code: string, found: string): string {
  if (code === "OTHER_DECIMAL_MARK") return "Choose the other decimal mark, or correct the cell.";
  const isShare = code === "NOT_A_COUNT" && /^\s*\d+(?:[.,]\d+)?\s*%$|^\s*\d+[.,]\d+\s*$/.test(found);
  return isShare
    ? "Shares are no counts: match the column that counts uses or users, or correct the cell."
    : "Correct the cell; an empty cell means not known.";
}

function fullness(row: TableRow, cells: Cells): boolean | StopReason {
  const cell = cells.text(row, "observed");
  const stated = cell.trim() === "" ? "full" : choiceOf(observedWords, cell);
  if (stated !== null) return stated === "full";
  return {
    code: "UNKNOWN_CHOICE",
    column: cells.columnOf("observed"),
    found: cell,
    expected: "full or partial",
    remedy: "Say what this value means.",
  };
}
