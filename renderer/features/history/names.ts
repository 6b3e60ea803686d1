import { useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import type { RecordChange } from "#shared/domain/change.ts";
import type { Id } from "#shared/domain/ids.ts";
import { settingsOf, tableNames, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import { allOf, onShelf, recordIn, type Shelves } from "#shared/domain/shelves.ts";
import type { NameOf, ValueContext } from "#shared/words/history.ts";

type Named = { readonly name?: string; readonly title?: string; readonly fileName?: string };

/**
 * Finds names in the present portfolio: a record's own, or for a verdict and an answer to it the name of what it is about. A
 * record that is gone has none.
 */
export function namesIn(portfolio: Portfolio): NameOf {
  const ownName = (table: TableName, id: Id) => {
    const record = recordIn<Named>(portfolio[table] as Shelves<Named>, id);
    return record?.name ?? record?.title ?? record?.fileName;
  };
  const subject = (id: Id) => recordIn(portfolio.verdicts, id) ?? recordIn(portfolio.reviews, id);
  const anyName = (id: Id) => {
    const table = tableNames.find((each) => ownName(each, id) !== undefined);
    return table === undefined ? undefined : ownName(table, id);
  };
  return (id, table) => {
    const about = subject(id);
    if (about !== undefined) return anyName(about.featureId ?? about.productId);
    return (table === undefined ? undefined : ownName(table, id)) ?? anyName(id);
  };
}

/** Finds names as before; a record that is gone is called as the changes of an entry know it. */
export function namesAmong(changes: readonly RecordChange[], nameOf: NameOf): NameOf {
  const known = new Map<Id, string>();
  for (const change of changes) {
    if (change.table === "usage") continue;
    const { name, title, fileName } = (change.before ?? change.after ?? {}) as Named;
    const own = name ?? title ?? fileName;
    if (own !== undefined) known.set(change.id, own);
  }
  return (id, table) => nameOf(id, table) ?? known.get(id);
}

/** What values in the history are written with, kept in step with the portfolio. */
export function useValueContext(): ValueContext {
  const portfolio = usePortfolio((value) => value);
  return useMemo(() => ({ nameOf: namesIn(portfolio), currency: settingsOf(portfolio).currency }), [portfolio]);
}

/** Every record that belongs to a product: what stands on its shelves, and what names it. */
export function recordsOfProduct(portfolio: Portfolio, productId: Id): ReadonlySet<string> {
  const records = new Set([`products/${productId}`, `usage/${productId}`]);
  for (const table of tableNames) {
    for (const id of onShelf<unknown>(portfolio[table], productId).keys()) records.add(`${table}/${id}`);
  }
  for (const { id, fromProductId, toProductId } of allOf(portfolio.dependencies)) {
    if (fromProductId === productId || toProductId === productId) records.add(`dependencies/${id}`);
  }
  for (const table of ["reviews", "proposals", "learnings"] as const) {
    for (const record of allOf<{ readonly id: Id; readonly productId: Id | null }>(portfolio[table])) {
      if (record.productId === productId) records.add(`${table}/${record.id}`);
    }
  }
  return records;
}
