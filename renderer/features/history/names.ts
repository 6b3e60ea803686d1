import { useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import type { RecordChange } from "#shared/domain/change.ts";
import type { Id } from "#shared/domain/ids.ts";
import { settingsOf, tableNames, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import { allOf, onShelf, type Shelves } from "#shared/domain/shelves.ts";
import type { NameOf, ValueContext } from "#shared/words/history.ts";

type Named = {
  readonly id: Id;
  readonly name?: string;
  readonly title?: string;
  readonly fileName?: string;
  readonly featureId?: Id | null;
  readonly productId?: Id;
};

/** The tables whose records are called as what they are about. */
const judged: ReadonlySet<TableName> = new Set(["verdicts", "reviews"]);

function ownName({ name, title, fileName }: Named): string | undefined {
  return name ?? title ?? fileName;
}

/**
 * Finds names in the present portfolio: a record's own, or for a verdict and an answer to it the name of what it is about. A
 * record that is gone has none.
 */
export function namesIn(portfolio: Portfolio): NameOf {
  const indexes = new Map<TableName, ReadonlyMap<Id, string>>();
  // A table is gone through once, when the first of its records is asked for: an export asks for every entry.
  const namesOf = (table: TableName): ReadonlyMap<Id, string> => {
    const known = indexes.get(table);
    if (known !== undefined) return known;
    const index = new Map<Id, string>();
    for (const record of allOf<Named>(portfolio[table] as Shelves<Named>)) {
      const name = ownName(record) ?? (judged.has(table) ? subjectName(record) : undefined);
      if (name !== undefined) index.set(record.id, name);
    }
    indexes.set(table, index);
    return index;
  };
  const subjectName = ({ featureId = null, productId = "" }: Named) =>
    featureId === null ? namesOf("products").get(productId) : namesOf("features").get(featureId);
  const anyName = (id: Id) => {
    const table = tableNames.find((each) => namesOf(each).has(id));
    return table === undefined ? undefined : namesOf(table).get(id);
  };
  return (id, table) => (table === undefined ? undefined : namesOf(table).get(id)) ?? anyName(id);
}

/** Finds names as before; a record that is gone is called as the changes of an entry know it. */
export function namesAmong(changes: readonly RecordChange[], nameOf: NameOf): NameOf {
  const known = new Map<Id, string>();
  for (const change of changes) {
    if (change.table === "usage") continue;
    const own = ownName((change.before ?? change.after ?? {}) as Named);
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
