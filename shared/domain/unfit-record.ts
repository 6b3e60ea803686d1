import * as v from "valibot";
import type { Id } from "./ids.ts";
import { tableNames, type Portfolio, type TableName } from "./portfolio.ts";
import { recordSchemas } from "./schemas.ts";
import { allOf } from "./shelves.ts";

/** The first record of a portfolio that its schema does not allow, with the reason; null when all are as they should be. */
export function unfitRecord(
  portfolio: Portfolio,
): { readonly table: TableName; readonly id: Id; readonly reason: string } | null {
  for (const table of tableNames) {
    if (table === "usage") continue;
    for (const record of allOf<{ readonly id: Id }>(portfolio[table])) {
      const checked = v.safeParse(recordSchemas[table], record);
      if (checked.success) continue;
      const [issue] = checked.issues;
      return { table, id: record.id, reason: `${v.getDotPath(issue) ?? "the record"}: ${issue.message}` };
    }
  }
  return null;
}
