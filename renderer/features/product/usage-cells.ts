import type { Id } from "#shared/domain/ids.ts";
import type { Month } from "#shared/domain/month.ts";
import type { UsageMonth } from "#shared/domain/product-usage.ts";
import type { TypedUsage } from "#shared/domain/usage-commands.ts";
import { count } from "#shared/words/format.ts";
import type { CellChange, GridRow } from "#ui/grid-cells.ts";

const wholeWords = new Set(["", "full", "whole", "whole month", "yes"]);
const partWords = new Set(["part", "partial", "part of the month", "no"]);

/** A count as people type and paste it, thousands apart or not; null when it is empty, NaN when it is not a count. */
export function readCount(text: string): number | null {
  const plain = text.trim().replaceAll(/[\s,'’ ](?=\d{3}(\D|$))/g, "");
  if (plain === "" || plain === "–" || plain === "-") return null;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Why a typed cell cannot be taken, in words; null when it can. */
export function cellProblem({ column, text }: CellChange): string | null {
  if (column === "observed") {
    const said = text.trim().toLowerCase();
    return wholeWords.has(said) || partWords.has(said) ? null : "write 'whole' or 'part'.";
  }
  if (column !== "eligible" && column !== "users" && column !== "uses") return null;
  const value = readCount(text);
  if (value === null) return null;
  if (Number.isNaN(value)) return `'${text}' is not a count; leave it empty if it is not known.`;
  return column !== "uses" && !Number.isInteger(value) ? "people are whole numbers." : null;
}

/** The rows of the grid: one a month, empty where nothing is known, 0 where no use was measured. */
export function gridRows(
  months: readonly UsageMonth[],
  about: { readonly monthName: (month: Month) => string; readonly sourceOf: (month: UsageMonth) => string },
): readonly GridRow[] {
  return months.map((month) => ({
    key: month.month,
    label: about.monthName(month.month),
    cells: {
      eligible: countText(month.eligible),
      users: countText(month.users),
      uses: countText(month.uses),
      observed: observedText(month),
      source: about.sourceOf(month),
    },
  }));
}

function countText(value: number | null): string {
  if (value === null) return "";
  return Number.isInteger(value) ? count(value) : String(value);
}

function observedText({ kind, span }: UsageMonth): string {
  switch (kind) {
    case "missing":
      return "";
    case "partial":
      return "part";
    case "full":
      return span > 1 ? `whole, ${span} months` : "whole";
    case "spread":
      return "in the period before";
  }
}

/** What was typed or pasted as usage records: each touched month whole, with what stood in its other columns. */
export function typedUsage(
  subject: Id,
  months: readonly UsageMonth[],
  cells: readonly CellChange[],
): readonly TypedUsage[] {
  const byMonth = new Map<string, TypedUsage>();
  for (const { row, column, text } of cells) {
    const month = months.find((known) => known.month === row);
    if (month === undefined) continue;
    const { eligible, users, uses, kind } = month;
    const before = byMonth.get(row) ?? { subject, month: row, eligible, users, uses, full: kind !== "partial" };
    byMonth.set(row, withCell(before, column, text));
  }
  return [...byMonth.values()];
}

function withCell(usage: TypedUsage, column: string, text: string): TypedUsage {
  switch (column) {
    case "eligible":
    case "users":
    case "uses":
      return { ...usage, [column]: readCount(text) };
    case "observed":
      return { ...usage, full: !partWords.has(text.trim().toLowerCase()) };
    default:
      return usage;
  }
}
