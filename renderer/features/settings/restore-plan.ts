import { stampNow } from "#data/clock.ts";
import { currentPortfolio } from "#data/portfolio.ts";
import { restoring } from "#data/restoring.ts";
import type { Change } from "#shared/domain/change.ts";
import { settingsOf, tableNames, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import type { Result } from "#shared/result.ts";

/** How many records of a table a restore would add, change and remove. */
export type TableCounts = {
  readonly table: TableName;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
};

/** The change that would make the present portfolio equal to another: what is previewed is what is committed. */
export function planRestore(target: Portfolio, label: string): Result<Change> {
  const portfolio = currentPortfolio();
  return restoring(target, label)(portfolio, stampNow(settingsOf(portfolio).personName));
}

/** What a change does, table by table; a product's usage counts as one record. */
export function countChanges(change: Change): readonly TableCounts[] {
  const counts = new Map<TableName, { added: number; changed: number; removed: number }>();
  for (const one of change.changes) {
    const known = counts.get(one.table) ?? { added: 0, changed: 0, removed: 0 };
    const [before, after] = one.table === "usage" ? [one.patch.before, one.patch.after] : [one.before, one.after];
    known[before === null ? "added" : after === null ? "removed" : "changed"] += 1;
    counts.set(one.table, known);
  }
  return tableNames.flatMap((table) => {
    const known = counts.get(table);
    return known === undefined ? [] : [{ table, ...known }];
  });
}
