import { applyChange } from "#shared/domain/change.ts";
import { readBody } from "#shared/domain/entry-body.ts";
import { checkEntry, type Envelope, type Head } from "#shared/domain/journal.ts";
import { emptyPortfolio, tableNames, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import { readPortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { ok, refuse, type Problem, type Result } from "#shared/result.ts";
import type { Safekeeping, Snapshot } from "#shared/bridge.ts";
import { recordCounts } from "./chunks.ts";
import {
  openDatabase,
  readEnvelopes,
  readMark,
  readTables,
  schemaVersion,
  storedSchema,
  writeEntry,
  writeWhole,
  type Database,
} from "./database.ts";
import { desktop } from "./desktop.ts";
import { breathe } from "./journal-writer.ts";
import { attachStore, detachStore, receiveTables } from "./portfolio.ts";
import { currentDatabaseName, nextDatabaseName, switchDatabase } from "./database-names.ts";

/** How far the window got with opening the portfolio, and what a person has to decide. */
export type Opening =
  | { readonly phase: "opening" }
  | { readonly phase: "open"; readonly notice: OpenNotice | null }
  | { readonly phase: "firstRun"; readonly safekeeping: Safekeeping }
  /** The working copy is empty or does not fit, but the safekeeping folder has a portfolio. */
  | { readonly phase: "recovery"; readonly safekeeping: Safekeeping; readonly reason: Problem }
  | { readonly phase: "newer"; readonly appVersion: string }
  | { readonly phase: "stopped"; readonly problem: Problem };

/** What the start check did without being asked, told once. */
export type OpenNotice = { readonly replayed: number; readonly rebuilt: boolean; readonly cut: boolean };

const catalogue: readonly TableName[] = [
  "settings",
  "teams",
  "products",
  "features",
  "dependencies",
  "pools",
  "rates",
  "batches",
  "recipes",
  "reviews",
  "proposals",
];
const bulk = tableNames.filter((table) => !catalogue.includes(table));
const envelopesKept = 100_000;
const batchOfEntries = 200;
const staleListeners = new Set<() => void>();

/** Calls the listener when another window needs this one to let the database go. */
export function onStale(listener: () => void): () => void {
  staleListeners.add(listener);
  return () => staleListeners.delete(listener);
}

function tellStale(): void {
  for (const listener of staleListeners) listener();
}

/** Waits and tries again a few times: a database that was just closed by another process may need a moment. */
async function openPatiently(name: string): Promise<Result<Database>> {
  let reason = "";
  for (const wait of [0, 200, 1000, 3000]) {
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
    try {
      return ok(await openDatabase(name, tellStale));
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  return refuse("STORE_UNREADABLE", `The working copy cannot be opened: ${reason}.`);
}

/** Opens the portfolio: checks the working copy against the journal, catches up, and says what a person must decide. */
export async function openPortfolio(readOnly: boolean): Promise<Opening> {
  const opened = await desktop.openSafekeeping({ schema: schemaVersion });
  if (!opened.ok) return { phase: "stopped", problem: opened.problem };
  const safekeeping = opened.value;
  if (safekeeping.newer !== null) return { phase: "newer", appVersion: safekeeping.newer.appVersion };

  const patient = await openPatiently(currentDatabaseName());
  if (!patient.ok) return { phase: "recovery", safekeeping, reason: patient.problem };
  const database = patient.value;
  if (storedSchema(database) > schemaVersion) {
    database.dexie.close({ disableAutoOpen: true });
    return { phase: "newer", appVersion: "a newer version" };
  }
  const mark = await readMark(database);
  const kept = safekeeping.head !== null || safekeeping.snapshots.length > 0;
  if (mark === null) {
    if (!kept) {
      attachStore({ database, installation: safekeeping.installation, head: null, envelopes: [], readOnly });
      receiveTables(emptyPortfolio);
      return { phase: "firstRun", safekeeping };
    }
    database.dexie.close({ disableAutoOpen: true });
    return { phase: "recovery", safekeeping, reason: emptyStore(safekeeping) };
  }
  const mismatch = mismatchOf(mark, safekeeping);
  if (mismatch !== null) {
    database.dexie.close({ disableAutoOpen: true });
    return { phase: "recovery", safekeeping, reason: mismatch };
  }
  return load(database, safekeeping, { lastSeq: mark.lastSeq, counts: mark.counts, readOnly });
}

function emptyStore(safekeeping: Safekeeping): Problem {
  return safekeeping.openedBefore
    ? {
        code: "STORE_EMPTY",
        message: "The database opened empty, but your portfolio is safe in the safekeeping folder.",
      }
    : { code: "FOUND", message: "A portfolio was found in the safekeeping folder." };
}

function mismatchOf(mark: { installation: string; lastSeq: number }, safekeeping: Safekeeping): Problem | null {
  if (mark.installation !== safekeeping.installation) {
    return {
      code: "OTHER_INSTALLATION",
      message: "The working copy belongs to another safekeeping folder than the one that is there.",
    };
  }
  if (mark.lastSeq > (safekeeping.head?.seq ?? 0)) {
    return {
      code: "JOURNAL_SHORT",
      message: `The journal ends at entry ${safekeeping.head?.seq ?? 0}, but the working copy goes up to entry ${mark.lastSeq}.`,
    };
  }
  return null;
}

async function load(
  database: Database,
  safekeeping: Safekeeping,
  known: { readonly lastSeq: number; readonly counts: Readonly<Record<string, number>>; readonly readOnly: boolean },
): Promise<Opening> {
  const { installation, head } = safekeeping;
  const envelopes = await readEnvelopes(database, envelopesKept);
  let portfolio: Portfolio = { ...emptyPortfolio, ...(await readTables(database, catalogue)) };
  const behind = (head?.seq ?? 0) - known.lastSeq;
  const paintEarly = behind === 0 && sameCounts(portfolio, known.counts, catalogue);
  if (paintEarly) {
    attachStore({ database, installation, head, envelopes, readOnly: known.readOnly });
    receiveTables(pick(portfolio, catalogue));
  }
  portfolio = { ...portfolio, ...(await readTables(database, bulk)) };
  if (!sameCounts(portfolio, known.counts, tableNames)) {
    detachStore();
    database.dexie.close({ disableAutoOpen: true });
    return recoverOrAsk(safekeeping, known.readOnly);
  }
  if (paintEarly) {
    receiveTables(pick(portfolio, bulk));
    return { phase: "open", notice: noticeOf(safekeeping, 0, false) };
  }
  const replayed = await replay(portfolio, { seq: known.lastSeq, hash: envelopes.at(-1)?.hash ?? "" }, async (step) => {
    if (!known.readOnly) await writeEntry(database, step.portfolio, step);
  });
  if (!replayed.ok) return { phase: "recovery", safekeeping, reason: replayed.problem };
  attachStore({
    database,
    installation,
    head: replayed.value.head,
    envelopes: [...envelopes, ...replayed.value.envelopes],
    readOnly: known.readOnly,
  });
  receiveTables(replayed.value.portfolio);
  return { phase: "open", notice: noticeOf(safekeeping, replayed.value.envelopes.length, false) };
}

function noticeOf(safekeeping: Safekeeping, replayed: number, rebuilt: boolean): OpenNotice | null {
  const cut = safekeeping.cut !== null;
  return replayed > 0 || rebuilt || cut ? { replayed, rebuilt, cut } : null;
}

function pick(portfolio: Portfolio, tables: readonly TableName[]): Partial<Portfolio> {
  return Object.fromEntries(tables.map((table) => [table, portfolio[table]]));
}

function sameCounts(
  portfolio: Portfolio,
  expected: Readonly<Record<string, number>>,
  tables: readonly TableName[],
): boolean {
  const counts = recordCounts(portfolio);
  return tables.every((table) => counts[table] === (expected[table] ?? 0));
}

type Step = {
  readonly portfolio: Portfolio;
  readonly envelope: Envelope;
  readonly changes: ReturnType<typeof readBody>;
};

type Replayed = { readonly portfolio: Portfolio; readonly head: Head | null; readonly envelopes: readonly Envelope[] };

/** Applies every journal entry behind `from`, each checked against the chain before it is used. */
async function replay(
  start: Portfolio,
  from: Head | null,
  onStep: (step: Step) => Promise<void>,
): Promise<Result<Replayed>> {
  let portfolio = start;
  let head = from;
  const envelopes: Envelope[] = [];
  for (;;) {
    const read = await desktop.readEntries({ afterSeq: head?.seq ?? 0, limit: batchOfEntries });
    if (!read.ok) return read;
    if (read.value.length === 0) return ok({ portfolio, head, envelopes });
    for (const entry of read.value) {
      const checked = await checkEntry(entry, head);
      if (!checked.ok) return checked;
      if (entry.body === null) {
        return refuse("ERASED", `Entry ${entry.envelope.seq} was erased, and no snapshot behind it is readable.`);
      }
      const changes = readBody(entry.body);
      portfolio = applyChange(portfolio, changes);
      head = checked.value;
      envelopes.push(entry.envelope);
      await onStep({ portfolio, envelope: entry.envelope, changes });
    }
  }
}

/** Rebuilds from the safekeeping folder if the chain there is whole; else a person has to look. */
async function recoverOrAsk(safekeeping: Safekeeping, readOnly: boolean): Promise<Opening> {
  const reason: Problem = {
    code: "STORE_DAMAGED",
    message: "The working copy lost records: it holds fewer or more than it had when it was last written.",
  };
  if (readOnly || safekeeping.broken !== null) return { phase: "recovery", safekeeping, reason };
  const rebuilt = await rebuild(safekeeping);
  return rebuilt.phase === "open" ? rebuilt : { phase: "recovery", safekeeping, reason };
}

/** The newest snapshot that can be read, with the journal's place it was taken at; newest first. */
async function newestReadable(snapshots: readonly Snapshot[]): Promise<Replayed | null> {
  for (const snapshot of snapshots.toSorted((a, b) => b.at - a.at)) {
    const bytes = await desktop.readSnapshot(snapshot.id);
    if (!bytes.ok) continue;
    const read = await readPortfolioFile(bytes.value, breathe);
    if (read.ok) return { portfolio: read.value.portfolio, head: read.value.manifest.head, envelopes: [] };
  }
  return null;
}

/**
 * Builds the working copy anew from the journal, or from the newest good snapshot and the entries behind it, into a new
 * database; the damaged one is kept for 30 days. Nothing is switched before the new one is written and read back.
 */
export async function rebuild(safekeeping: Safekeeping): Promise<Opening> {
  const fromJournal = await replayAll(safekeeping);
  const portfolio = fromJournal.ok ? fromJournal : await replayFromSnapshot(safekeeping);
  if (!portfolio.ok) return { phase: "recovery", safekeeping, reason: portfolio.problem };
  const name = nextDatabaseName();
  const patient = await openPatiently(name);
  if (!patient.ok) return { phase: "stopped", problem: patient.problem };
  const database = patient.value;
  const { installation } = safekeeping;
  const { head, envelopes } = portfolio.value;
  await writeWhole(database, portfolio.value.portfolio, { installation, lastSeq: head?.seq ?? 0, envelopes });
  const readBack = { ...emptyPortfolio, ...(await readTables(database, tableNames)) };
  if (!sameCounts(readBack, recordCounts(portfolio.value.portfolio), tableNames)) {
    database.dexie.close({ disableAutoOpen: true });
    return {
      phase: "stopped",
      problem: { code: "STORE", message: "The rebuilt working copy could not be read back." },
    };
  }
  switchDatabase(name);
  attachStore({ database, installation, head, envelopes, readOnly: false });
  receiveTables(portfolio.value.portfolio);
  return { phase: "open", notice: noticeOf(safekeeping, envelopes.length, true) };
}

/** The portfolio as the whole journal tells it. */
export async function replayAll(safekeeping: Safekeeping): Promise<Result<Replayed>> {
  if (safekeeping.head === null) return refuse("NO_JOURNAL", "The journal holds no entry.");
  return replay(emptyPortfolio, null, () => Promise.resolve());
}

/** The portfolio of the newest readable snapshot, with the entries behind it. */
export async function replayFromSnapshot(safekeeping: Safekeeping): Promise<Result<Replayed>> {
  const snapshot = await newestReadable(safekeeping.snapshots);
  if (snapshot === null) return refuse("NOTHING_READABLE", "Neither the journal nor a snapshot could be read.");
  if ((snapshot.head?.seq ?? 0) >= (safekeeping.head?.seq ?? 0))
    return ok({ ...snapshot, head: safekeeping.head ?? snapshot.head });
  return replay(snapshot.portfolio, snapshot.head, () => Promise.resolve());
}
