import { shelfFor, type RecordChange } from "#shared/domain/change.ts";
import type { Id } from "#shared/domain/ids.ts";
import { tableNames, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import { onShelf, type Shelves } from "#shared/domain/shelves.ts";
import type { UsageMatrix } from "#shared/domain/usage.ts";

/** Some records of a table as they lie in the database: of one product, of one product and year, of a bundle, or just one. */
export type Chunk = { readonly key: string; readonly records: readonly unknown[] };

type Known = { readonly id: Id; readonly from?: string; readonly fromProductId?: Id };

/** The tables whose records lie one by one, under their own id. */
const ownChunk: ReadonlySet<TableName> = new Set([
  "settings",
  "teams",
  "products",
  "pools",
  "rates",
  "batches",
  "recipes",
  "reviews",
  "proposals",
  "fields",
  "views",
  "experiments",
  "learnings",
  "meetings",
]);

/**
 * The tables that lie in a fixed number of bundles, by their records' ids: the database reads few large values several times
 * faster than many small ones, and an edit still rewrites but one of them, however much of it is one product's.
 */
const bundled: ReadonlyMap<TableName, number> = new Map([
  ["usage", 64],
  ["backlog", 256],
]);

function bundleOf(id: Id, bundles: number): string {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0;
  return String(hash % bundles).padStart(3, "0");
}

/** How the other tables are gathered, so that an edit rewrites little and a start reads few records. */
function chunkKey(table: TableName, record: unknown): string {
  const known = record as Known;
  if (ownChunk.has(table)) return known.id;
  const bundles = bundled.get(table);
  if (bundles !== undefined) return bundleOf(known.id, bundles);
  if (table === "dependencies") return known.fromProductId ?? "";
  if (table === "costs" || table === "values") return `${shelfFor(table, record)}|${known.from?.slice(0, 4) ?? ""}`;
  return shelfFor(table, record);
}

/** The chunks of a table that a change touches, as they are in the portfolio after it; empty ones are to be deleted. */
export function touchedChunks(
  portfolio: Portfolio,
  changes: readonly RecordChange[],
): ReadonlyMap<TableName, readonly Chunk[]> {
  const touched = new Map<TableName, Map<string, string>>();
  const touch = (table: TableName, record: unknown) => {
    const keys = touched.get(table) ?? new Map<string, string>();
    touched.set(table, keys.set(chunkKey(table, record), shelfFor(table, record)));
  };
  for (const change of changes) {
    if (change.table === "usage") touch("usage", { id: change.id });
    else {
      if (change.before !== null) touch(change.table, change.before);
      if (change.after !== null) touch(change.table, change.after);
    }
  }
  const chunks = new Map<TableName, readonly Chunk[]>();
  for (const [table, keys] of touched) chunks.set(table, chunksOn(portfolio, table, keys));
  return chunks;
}

function chunksOn(portfolio: Portfolio, table: TableName, keys: ReadonlyMap<string, string>): readonly Chunk[] {
  const shelves = portfolio[table] as Shelves<unknown>;
  const gathered = new Map<string, unknown[]>(Array.from(keys.keys(), (key) => [key, []]));
  for (const shelf of bundled.has(table) ? shelves.keys() : new Set(keys.values())) {
    const records = onShelf(shelves, shelf);
    const candidates = records.size > 0 && ownChunk.has(table) ? pickedBy(records, keys.keys()) : records.values();
    for (const record of candidates) gathered.get(chunkKey(table, record))?.push(record);
  }
  return Array.from(gathered, ([key, records]) => ({ key, records }));
}

function* pickedBy(records: ReadonlyMap<Id, unknown>, ids: Iterable<Id>): Generator {
  for (const id of ids) {
    const record = records.get(id);
    if (record !== undefined) yield record;
  }
}

/** Every chunk of a table. */
export function allChunks(portfolio: Portfolio, table: TableName): readonly Chunk[] {
  const gathered = new Map<string, unknown[]>();
  for (const records of portfolio[table].values()) {
    for (const record of records.values()) {
      const key = chunkKey(table, record);
      const chunk = gathered.get(key);
      if (chunk === undefined) gathered.set(key, [record]);
      else chunk.push(record);
    }
  }
  return Array.from(gathered, ([key, records]) => ({ key, records }));
}

/** A table put back on its shelves from its chunks. */
export function shelvesFrom(table: TableName, chunks: readonly Chunk[]): Portfolio[TableName] {
  const shelves = new Map<string, Map<Id, unknown>>();
  for (const { records } of chunks) {
    for (const record of records) {
      const shelf = shelfFor(table, record);
      const shelved = shelves.get(shelf) ?? new Map<Id, unknown>();
      shelves.set(shelf, shelved.set((record as UsageMatrix).id, record));
    }
  }
  return shelves as unknown as Portfolio[TableName];
}

/** How many records each table holds: kept beside the data and compared at every start. */
export function recordCounts(portfolio: Portfolio): Readonly<Record<TableName, number>> {
  const counts = tableNames.map((table) => {
    let count = 0;
    for (const records of portfolio[table].values()) count += records.size;
    return [table, count] as const;
  });
  return Object.fromEntries(counts) as Record<TableName, number>;
}
