import type { Id } from "./ids.ts";
import { tableNames, type Portfolio, type TableName, type Tables } from "./portfolio.ts";
import { referencesOf, type Mention } from "./references.ts";
import { allOf } from "./shelves.ts";

type Named = { readonly id: Id; readonly batchId?: string | undefined };
type Proposed = ReadonlyMap<
  string,
  { readonly table: TableName; readonly id: Id; readonly then: unknown }
>;
