import type { CostEntry } from "#shared/domain/ledger.ts";
import { parseMonth } from "#shared/domain/month.ts";
import type { CellChange, GridRow } from "#ui/grid-cells.ts";

const blankCount = 40;
const blankKey = "new ";

/** Empty lines at the end of a ledger's sheet, for new entries. */
export const blankRows: readonly GridRow[] = Array.from({ length: blankCount }, (_, n) => ({
  key: `${blankKey}${n + 1}`,
  label: `New ${n + 1}`,
  cells: {},
}));

/** How a row of the sheet is called where a cell of it is refused. */
export function rowLabel(at: number): string {
  return `Row ${at + 1}`;
}

/** Whether a row of the sheet is an empty line, not yet an entry. */
export function isBlankRow(key: string): boolean {
  return key.startsWith(blankKey);
}

/** Whether a cell was typed into, and not only emptied. */
export function isSaid(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "";
}

/** Changed cells gathered row by row. */
export function byRow(changes: readonly CellChange[]): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const rows = new Map<string, Record<string, string>>();
  for (const { row, column, text } of changes) {
    const cells = rows.get(row) ?? {};
    cells[column] = text;
    rows.set(row, cells);
  }
  return rows;
}

const monthly = new Set(["monthly", "every month", "recurring", "month"]);
const once = new Set(["once", "one-off", "oneoff", "one off"]);

/** Why a cell of the period, the booking or the currency cannot be taken; null when it can. */
export function monthProblem(column: string, text: string): string | null {
  const said = text.trim().toLowerCase();
  switch (column) {
    case "from":
    case "to":
      return parseMonth(text) === null ? "write the month as YYYY-MM." : null;
    case "recurrence":
      return monthly.has(said) || once.has(said) ? null : "write 'monthly' or 'once'.";
    case "currency":
      return /^[a-z]{3}$/.test(said) ? null : "write a currency as three letters, such as EUR.";
    default:
      return null;
  }
}

type Period = Pick<CostEntry, "from" | "to" | "recurrence" | "currency">;

/** The cells of an entry's period, booking and currency. */
export function periodCells({ from, to, recurrence, currency }: Period): Readonly<Record<string, string>> {
  return { from, to, recurrence: recurrence === "recurring" ? "monthly" : "once", currency };
}

/** What typed cells say of period, booking and currency; a one-off ends in the month in which it begins. */
export function periodOf(cells: Readonly<Record<string, string>>, before: Period): Partial<Period> {
  const from = parseMonth(cells["from"] ?? "") ?? before.from;
  const said = cells["recurrence"]?.trim().toLowerCase() ?? "";
  const recurrence = once.has(said) ? "oneOff" : monthly.has(said) ? "recurring" : before.recurrence;
  const to = recurrence === "oneOff" ? from : (parseMonth(cells["to"] ?? "") ?? before.to);
  const currency = cells["currency"]?.trim().toUpperCase() || before.currency;
  const after: Period = { from, to, recurrence, currency };
  const changed = (Object.keys(after) as (keyof Period)[]).filter((name) => after[name] !== before[name]);
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}

/** A share as it stands in a cell: per cent without its sign. */
export function percentText(share: number): string {
  return String(Math.round(share * 1e6) / 1e4);
}
