import type { Id } from "../domain/ids.ts";
import { tableNames, type Portfolio, type TableName, type Tables } from "../domain/portfolio.ts";
import { referencesOf } from "../domain/references.ts";
import { allOf } from "../domain/shelves.ts";

/** A record that names another one which is not there. */
export type Dangling = {
  readonly table: TableName;
  readonly id: Id;
  readonly field: string;
  readonly missing: Id;
  readonly missingFrom: TableName;
};

/** The first reference of a portfolio that leads nowhere, or null. */
export function danglingReference(portfolio: Portfolio): Dangling | null {
  const ids = new Map<TableName, ReadonlySet<Id>>();
  const idsOf = (table: TableName): ReadonlySet<Id> => {
    const known = ids.get(table) ?? new Set([...portfolio[table].values()].flatMap((shelf) => [...shelf.keys()]));
    ids.set(table, known);
    return known;
  };
  for (const table of tableNames) {
    for (const record of allOf<Tables[typeof table]>(portfolio[table])) {
      for (const { field, table: missingFrom, id: missing } of referencesOf(table, record)) {
        if (!idsOf(missingFrom).has(missing)) return { table, id: record.id, field, missing, missingFrom };
      }
    }
  }
  return null;
}
