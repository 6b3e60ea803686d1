import { meaningOf, nameIn, type TableRow } from "./cells.ts";
import { readPeriod } from "./dates.ts";
import { placesOf } from "./header.ts";
import { readCount } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { countReason, incomplete, neededCells, periodReader, periodReason, subjectReader } from "./usage-long.ts";
import type { UsageFigures, UsageTally } from "./usage-tally.ts";
import type { OpenedTable, RowTaker } from "./walk.ts";
import type { StopReason } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** One column of a wide table that holds counts, with what its header says of period and feature. */
type Across = { readonly at: number; readonly name: string; readonly says: Partial<UsageFigures> };

/** Reads rows with a column for each period or each feature. A record with a wrong cell is stopped as a whole. */
export function wideTaker(reading: Reading, tally: UsageTally): (table: OpenedTable) => Result<RowTaker> {
  return (table) => {
    const { cells, places } = table;
    const isByMonth = reading.usage.shape === "monthsAcross";
    const problem = isByMonth && cells.has("product") ? null : incomplete(cells);
    if (problem !== null) return problem;
    const across = isByMonth ? periodColumns(table, reading) : featureColumns(table, reading);
    if (!across.ok) return across;
    const periodOf = periodReader(reading, cells);
    const subjectOf = subjectReader(cells);
    const take = (row: TableRow): StopReason | null => {
      const subject = subjectOf(row);
      if ("reason" in subject) return subject.reason;
      const period = isByMonth ? null : periodOf(row);
      if (period?.kind === "wrong") return periodReason(period, row, cells);
      const base = { ...subject, month: period?.month ?? "", span: period?.span ?? 1, full: true };
      const figures: UsageFigures[] = [];
      for (const column of across.value) {
        const cell = row.cells[column.at] ?? "";
        const isAbsent = cell.trim() === "";
        if (isAbsent && reading.usage.absent === "missing") continue;
        const count = readCount(isAbsent ? "0" : cell, reading.decimal);
        if (count.kind === "wrong") {
          for (const { says } of across.value) tally.leaveOpen({ ...base, ...says });
          return countReason(count, column.name, cell);
        }
        const value = count.kind === "known" ? count.value : null;
        const measured = { eligible: null, users: null, uses: null, [reading.usage.measure]: value };
        figures.push({ ...base, ...measured, ...column.says });
      }
      return tally.add(row, figures);
    };
    return ok({ needed: Math.max(neededCells(places), ...across.value.map(({ at }) => at + 1)), take });
  };
}

/** The places of columns that are neither fields nor ignored. */
function otherPlaces({ header, places }: OpenedTable, reading: Reading): readonly number[] {
  const taken = new Set([...places.values()].flat());
  for (const name of reading.ignored) for (const at of placesOf(header, name)) taken.add(at);
  return header.map((_, at) => at).filter((at) => !taken.has(at));
}

function periodColumns(table: OpenedTable, reading: Reading): Result<readonly Across[]> {
  const across: Across[] = [];
  for (const at of otherPlaces(table, reading)) {
    const name = table.header[at] ?? "";
    const period = readPeriod(name, reading.dates);
    if (period.kind === "known") across.push({ at, name, says: { month: period.month, span: period.span } });
    else if (period.code !== "NOT_A_DATE") {
      return refuse(period.code, `The column '${name}' is no period: expected ${period.expected}.`, period.remedy);
    }
  }
  if (across.length > 0) return ok(across);
  return refuse(
    "NO_PERIOD",
    "No column is headed by a period.",
    "Choose another shape, or skip lines above the header.",
  );
}

function featureColumns(table: OpenedTable, reading: Reading): Result<readonly Across[]> {
  const across: Across[] = [];
  const features = new Set<string>();
  for (const at of otherPlaces(table, reading)) {
    const name = table.header[at] ?? "";
    const feature = nameIn(meaningOf(reading, "feature", name) ?? name, name);
    if ("reason" in feature) return refuse(feature.reason.code, `The header '${name.slice(0, 50)}…' is no name.`);
    if (features.has(feature.name) && reading.usage.repeated === "stop") {
      return refuse("DUPLICATE_HEADER", `Several columns are called '${name}'.`, "Rename or ignore all but one.");
    }
    features.add(feature.name);
    across.push({ at, name, says: { feature: feature.name } });
  }
  if (across.length > 0) return ok(across);
  return refuse("NO_FEATURES", "No column is left that could be a feature.", "Choose another shape.");
}
