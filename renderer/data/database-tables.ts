import type { Dexie, Table } from "dexie";
import type { RecordChange } from "#shared/domain/change.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import { schemaVersion } from "#shared/domain/migrations.ts";
import type { Portfolio, TableName } from "#shared/domain/portfolio.ts";
import { recordCounts, touchedChunks, type Chunk } from "./chunks.ts";

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

/** What stands beside a portfolio once it goes up to an entry. */
export function markFor(portfolio: Portfolio, installation: string, lastSeq: number): StoreMark {
  return { key: "mark", schema: schemaVersion, installation, lastSeq, counts: recordCounts(portfolio) };
}

/** The table of the database that holds the chunks of one table of the portfolio. */
export function chunkTable(database: Database, table: TableName): Table<Chunk, string> {
  return database.dexie.table(table);
}

/** The table of the database that holds the envelopes. */
export function journalTable(database: Database): Table<Envelope, number> {
  return database.dexie.table("journal");
}

/** The table of the database that holds its one mark. */
export function markTable(database: Database): Table<StoreMark, string> {
  return database.dexie.table("mark");
}
