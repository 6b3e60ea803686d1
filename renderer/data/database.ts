import { Dexie } from "dexie";
import type { Envelope } from "#shared/domain/journal.ts";
import { tableNames, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import { migratedRecord, schemaVersion } from "#shared/domain/migrations.ts";
import { allChunks, recordCounts, shelvesFrom, type Chunk } from "./chunks.ts";
import { chunkTable, journalTable, markFor, markTable, type Database, type StoreMark } from "./database-tables.ts";

const chunksAtOnce = 50;
const bundlesAtOnce: Partial<Readonly<Record<TableName, number>>> = { usage: 8, backlog: 16 };
const wholeTables = Object.fromEntries(tableNames.map((table) => [table, "key"]));

/** Opens (or makes) a database; `onStale` is called when another window wants to change its schema. */
export async function openDatabase(name: string, onStale: () => void): Promise<Database> {
  const dexie = declared(name, onStale);
  await dexie.open();
  return { dexie, name };
}

/**
 * Opens a database only if it is there already: null, and nothing is made, when it is not. One of an older schema is opened
 * as it stands and never changed: its records are brought to the present form in a database of their own.
 */
export async function openExisting(name: string, onStale: () => void): Promise<Database | null> {
  let found: "missing" | "older" | null = null;
  const dexie = declared(name, onStale, () => {
    found = "older";
    throw new Error("The database has an older schema.");
  });
  dexie.on("populate", () => {
    found = "missing";
    throw new Error("There is no such database.");
  });
  try {
    await dexie.open();
  } catch (error) {
    dexie.close({ disableAutoOpen: true });
    if (found === "missing") return null;
    if (found === "older") return openAsItStands(name, onStale);
    throw error;
  }
  return { dexie, name };
}

async function openAsItStands(name: string, onStale: () => void): Promise<Database> {
  const dexie = letGoWhenStale(new Dexie(name, { chromeTransactionDurability: "strict" }), onStale);
  await dexie.open();
  return { dexie, name };
}

function declared(name: string, onStale: () => void, onOlder: () => void = () => undefined): Dexie {
  const dexie = new Dexie(name, { chromeTransactionDurability: "strict" });
  dexie
    .version(schemaVersion)
    .stores({ ...wholeTables, journal: "seq", mark: "key" })
    .upgrade(onOlder);
  return letGoWhenStale(dexie, onStale);
}

function letGoWhenStale(dexie: Dexie, onStale: () => void): Dexie {
  dexie.on("versionchange", () => {
    dexie.close({ disableAutoOpen: true });
    onStale();
    return false;
  });
  return dexie;
}

/** The mark of a database; null when nothing was ever written to it. */
export async function readMark(database: Database): Promise<StoreMark | null> {
  return (await markTable(database).get("mark")) ?? null;
}

/** The schema number a database was written with, as IndexedDB knows it (Dexie counts in tens). */
export function storedSchema(database: Database): number {
  return Math.floor(database.dexie.backendDB().version / 10);
}

/** Some tables, read whole; records of an older schema come in their present form, or `asTheyStand`. */
export async function readTables(
  database: Database,
  tables: readonly TableName[],
  asTheyStand = false,
): Promise<Partial<Portfolio>> {
  const schema = storedSchema(database);
  const isOlder = schema < schemaVersion;
  const stored = new Set(database.dexie.tables.map(({ name }) => name));
  const read = await Promise.all(
    tables.map(async (table) => {
      const chunks = stored.has(table) ? await readChunks(database, table) : [];
      const current = isOlder && !asTheyStand ? chunks.map((chunk) => migratedChunk(table, chunk, schema)) : chunks;
      return [table, shelvesFrom(table, current)] as const;
    }),
  );
  return Object.fromEntries(read);
}

// A few at a time: each answer is turned into records in one go, during which the window could not answer.
async function readChunks(database: Database, table: TableName): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = [];
  const all = chunkTable(database, table);
  const atOnce = bundlesAtOnce[table] ?? chunksAtOnce;
  for (let last: Chunk | undefined; ;) {
    const rest = last === undefined ? all.toCollection() : all.where(":id").above(last.key);
    const some = await rest.limit(atOnce).toArray();
    chunks.push(...some);
    last = some.at(-1);
    if (some.length < atOnce) return chunks;
  }
}

function migratedChunk(table: TableName, { key, records }: Chunk, schema: number): Chunk {
  if (table === "usage") return { key, records };
  return { key, records: records.map((record) => migratedRecord(table, record, schema)) };
}

/** Whether a portfolio has as many records in some tables as the mark beside it says. */
export function fitsMark(portfolio: Portfolio, counts: Readonly<Record<string, number>>, tables = tableNames): boolean {
  const found = recordCounts(portfolio);
  return tables.every((table) => found[table] === (counts[table] ?? 0));
}

/** The envelopes of the newest entries, oldest first. */
export async function readEnvelopes(database: Database, newest: number): Promise<readonly Envelope[]> {
  const envelopes = await journalTable(database).orderBy("seq").reverse().limit(newest).toArray();
  return envelopes.reverse();
}

/** Writes a whole portfolio into an empty database, as after a rebuild. */
export async function writeWhole(
  database: Database,
  portfolio: Portfolio,
  at: { readonly installation: string; readonly lastSeq: number; readonly envelopes: readonly Envelope[] },
): Promise<void> {
  await database.dexie.transaction("rw", [...tableNames, "journal", "mark"], async () => {
    for (const table of tableNames) {
      await chunkTable(database, table).clear();
      await chunkTable(database, table).bulkPut(allChunks(portfolio, table));
    }
    await journalTable(database).bulkPut(at.envelopes);
    await markTable(database).put(markFor(portfolio, at.installation, at.lastSeq));
  });
}
