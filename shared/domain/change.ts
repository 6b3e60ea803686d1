import { idOf, type Id, type Stamp } from "./ids.ts";
import { shelfOf, type Portfolio, type RecordTable, type TableName, type Tables } from "./portfolio.ts";
import type { Draft } from "./record.ts";
import { onShelf, type Shelves } from "./shelves.ts";
import { patchUsage, type UsageMatrix, type UsagePatch } from "./usage.ts";
import type { Result } from "../result.ts";

/** One record before and after: null before is an addition, null after a deletion. */
export type RowChange = {
  readonly [T in RecordTable]: {
    readonly table: T;
    readonly id: Id;
    readonly before: Tables[T] | null;
    readonly after: Tables[T] | null;
  };
}[RecordTable];

/** A block of usage cells before and after; `id` is the product's. */
export type UsageChange = { readonly table: "usage"; readonly id: Id; readonly patch: UsagePatch };

/** One logical change: a record, or a block of usage cells. */
export type RecordChange = RowChange | UsageChange;

/** What a command wants to change, with the name under which it can be undone. */
export type Change = {
  readonly label: string;
  readonly reason?: string;
  readonly batchId?: Id;
  /** Cannot be undone: it has a withdraw command of its own. */
  readonly binding?: true;
  /** Recorded by the app and not by a person: stands in the history, not in the undo stack. */
  readonly automatic?: true;
  readonly undoes?: Id;
  readonly redoes?: Id;
  /** The entry whose contents are erased once this change is in the journal. */
  readonly erases?: Id;
  readonly changes: readonly RecordChange[];
};

/** A pure function from the portfolio to a change, or to a refusal with its reason. */
export type Command = (portfolio: Portfolio, stamp: Stamp) => Result<Change>;

/** The portfolio after a change; each touched shelf is copied once, everything else is shared. */
export function applyChange(portfolio: Portfolio, changes: readonly RecordChange[]): Portfolio {
  const tables: Partial<Record<TableName, Map<string, ReadonlyMap<Id, unknown>>>> = {};
  const copied = new Set<string>();
  const writable = (table: TableName, shelf: string): Map<Id, unknown> => {
    const shelves = (tables[table] ??= new Map(portfolio[table] as Shelves<unknown>));
    const key = `${table}/${shelf}`;
    let records = shelves.get(shelf) as Map<Id, unknown> | undefined;
    if (records === undefined || !copied.has(key)) {
      records = new Map(records);
      shelves.set(shelf, records);
      copied.add(key);
    }
    return records;
  };
  for (const change of changes) {
    if (change.table === "usage") {
      const matrices = writable("usage", "");
      const matrix = matrices.get(change.id) as UsageMatrix | undefined;
      matrices.set(change.id, patchUsage(matrix, change.id, change.patch, "after"));
      continue;
    }
    if (change.before !== null) writable(change.table, shelfFor(change.table, change.before)).delete(change.id);
    if (change.after !== null)
      writable(change.table, shelfFor(change.table, change.after)).set(change.id, change.after);
  }
  return { ...portfolio, ...(tables as Partial<Portfolio>) };
}

/** The shelf of a record whose table is only known at run time. */
export function shelfFor(table: TableName, record: unknown): string {
  return (shelfOf[table] as (record: unknown) => string)(record);
}

/** A new record of a table, the n-th that its command makes. */
export function added<T extends RecordTable>(table: T, draft: Draft<Tables[T]>, stamp: Stamp, n = 0): RowChange {
  const id = idOf(stamp, n);
  const after = { ...draft, id, createdAt: stamp.at, updatedAt: stamp.at, by: stamp.by };
  return { table, id, before: null, after } as unknown as RowChange;
}

/** A record of a table with some fields changed. */
export function edited<T extends RecordTable>(
  table: T,
  before: Tables[T],
  fields: Partial<Draft<Tables[T]>>,
  stamp: Stamp,
): RowChange {
  const after = { ...before, ...fields, updatedAt: stamp.at, by: stamp.by };
  return { table, id: before.id, before, after } as unknown as RowChange;
}

/** A record of a table taken away. */
export function removed<T extends RecordTable>(table: T, before: Tables[T]): RowChange {
  return { table, id: before.id, before, after: null } as unknown as RowChange;
}

/** The record of a table by its id, on its shelf where that is known. */
export function find<T extends TableName>(portfolio: Portfolio, table: T, id: Id, shelf = ""): Tables[T] | undefined {
  return onShelf(portfolio[table], shelf).get(id);
}
