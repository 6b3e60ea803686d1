import { Dexie, type Table } from "dexie";
import type { Envelope } from "#shared/domain/journal.ts";
import { tableNames, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import type { RecordChange } from "#shared/domain/change.ts";
import { allChunks, recordCounts, shelvesFrom, touchedChunks, type Chunk } from "./chunks.ts";

/** The number of the newest schema; Dexie opens newer data with older code without a word, so it is checked by us. */
export const schemaVersion = 1;

/** What stands beside the data: whose it is, up to which journal entry it goes, and how many records there are. */
export type StoreMark = {
  readonly key: "mark";
  readonly schema: number;
  readonly installation: string;
  readonly lastSeq: number;
  readonly counts: Readonly<Record<TableName, number>>;
};

/** The working copy of the portfolio in IndexedDB. */
export type Database = { readonly dexie: Dexie; readonly name: string };

const wholeTables = Object.fromEntries(tableNames.map((table) => [table, "key"]));

/** Opens (or makes) a database; `onStale` is called when another window wants to change its schema. */
export async function openDatabase(name: string, onStale: () => void): Promise<Database> {
  const dexie = declared(name, onStale);
  await dexie.open();
  return { dexie, name };
}

/** Opens a database only if it is there already: null, and nothing is made, when it is not. */
export async function openExisting(name: string, onStale: () => void): Promise<Database | null> {
  const dexie = declared(name, onStale);
  let isMissing = false;
  dexie.on("populate", () => {
    isMissing = true;
    throw new Error("There is no such database.");
  });
  try {
    await dexie.open();
  } catch (error) {
    dexie.close({ disableAutoOpen: true });
    if (isMissing) return null;
    throw error;
  }
  return { dexie, name };
}

function declared(name: string, onStale: () => void): Dexie {
  const dexie = new Dexie(name, { chromeTransactionDurability: "strict" });
  dexie.version(schemaVersion).stores({ ...wholeTables, journal: "seq", mark: "key" });
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

/** Some tables, read whole. */
export async function readTables(database: Database, tables: readonly TableName[]): Promise<Partial<Portfolio>> {
  const read = await Promise.all(
    tables.map(async (table) => [table, shelvesFrom(table, await chunkTable(database, table).toArray())] as const),
  );
  return Object.fromEntries(read);
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

/** Writes what one entry changed, its envelope and the mark, in one transaction: all of it or nothing. */
export async function writeEntry(
  database: Database,
  portfolio: Portfolio,
  written: { readonly envelope: Envelope; readonly changes: readonly RecordChange[] },
): Promise<void> {
  const { envelope, changes } = written;
  const touched = touchedChunks(portfolio, changes);
  const tables = [...touched.keys(), "journal", "mark"];
  await database.dexie.transaction("rw", tables, async () => {
    for (const [table, chunks] of touched) {
      const kept = chunks.filter((chunk) => chunk.records.length > 0);
      const emptied = chunks.filter((chunk) => chunk.records.length === 0).map((chunk) => chunk.key);
      if (kept.length > 0) await chunkTable(database, table).bulkPut(kept);
      if (emptied.length > 0) await chunkTable(database, table).bulkDelete(emptied);
    }
    await journalTable(database).put(envelope);
    await markTable(database).put(markFor(portfolio, envelope.installation, envelope.seq));
  });
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

function markFor(portfolio: Portfolio, installation: string, lastSeq: number): StoreMark {
  return { key: "mark", schema: schemaVersion, installation, lastSeq, counts: recordCounts(portfolio) };
}

function chunkTable(database: Database, table: TableName): Table<Chunk, string> {
  return database.dexie.table(table);
}

function journalTable(database: Database): Table<Envelope, number> {
  return database.dexie.table("journal");
}

function markTable(database: Database): Table<StoreMark, string> {
  return database.dexie.table("mark");
}
