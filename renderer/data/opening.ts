import { emptyPortfolio, settingsOf, tableNames } from "#shared/domain/portfolio.ts";
import { schemaVersion } from "#shared/domain/migrations.ts";
import { restoreCommand } from "#shared/domain/restore.ts";
import { ok, refuse, type Problem, type Result } from "#shared/result.ts";
import type { Safekeeping } from "#shared/bridge.ts";
import { recordCounts } from "./chunks.ts";
import {
  currentDatabaseName,
  nameDatabase,
  nextDatabaseName,
  otherDatabaseNames,
  switchDatabase,
} from "./database-names.ts";
import { fitsMark, openDatabase, openExisting, readMark, readTables, storedSchema, writeWhole } from "./database.ts";
import type { Database, StoreMark } from "./database-tables.ts";
import { desktop } from "./desktop.ts";
import { load, noticeOf } from "./loading.ts";
import { attachStore, commit, detachStore, receiveTables } from "./portfolio.ts";
import { aheadOfJournal, replayJournal, type Replayed } from "./replaying.ts";
import { tellStale } from "./stale.ts";

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
export type OpenNotice = {
  readonly replayed: number;
  readonly rebuilt: boolean;
  readonly cut: boolean;
  readonly damage?: string;
};

/** Waits and tries again a few times: a database that was just closed by another process may need a moment. */
async function patiently<T>(open: () => Promise<T>): Promise<Result<T>> {
  let last: unknown;
  for (const wait of [0, 200, 1000, 3000]) {
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
    try {
      return ok(await open());
    } catch (error) {
      last = error;
    }
  }
  return unreadable(last);
}

function unreadable(error: unknown): Result<never> {
  const reason = error instanceof Error ? error.message : String(error);
  return refuse("STORE_UNREADABLE", `The working copy cannot be read: ${reason}.`);
}

/**
 * Opens the portfolio: checks the working copy against the journal, catches up, and says what a person must decide. Calls
 * `onReadable` once the products can be shown; everything else is read when it is done.
 */
export async function openPortfolio(readOnly: boolean, onReadable = async () => undefined as void): Promise<Opening> {
  const opened = await desktop.openSafekeeping({ schema: schemaVersion });
  if (!opened.ok) return { phase: "stopped", problem: opened.problem };
  const safekeeping = opened.value;
  if (safekeeping.newer !== null) return { phase: "newer", appVersion: safekeeping.newer.appVersion };
  const { head, broken, snapshots } = safekeeping;
  const isKept = head !== null || broken !== null || snapshots.length > 0;
  const name = currentDatabaseName();
  const found = await patiently(() => (isKept ? openCopy(name, safekeeping) : openDatabase(name, tellStale)));
  if (!found.ok) return { phase: "recovery", safekeeping, reason: found.problem };
  if (found.value === null) return { phase: "recovery", safekeeping, reason: emptyStore(safekeeping) };
  const database = found.value;
  const opening = await check(database, safekeeping, { readOnly, onReadable }).catch((error: unknown): Opening => {
    const { problem } = unreadable(error) as { readonly problem: Problem };
    return { phase: "recovery", safekeeping, reason: problem };
  });
  if (opening.phase !== "open" && opening.phase !== "firstRun") {
    detachStore();
    database.dexie.close({ disableAutoOpen: true });
  }
  return opening;
}

/** The working copy; where the one that was named is gone, the newest other one that belongs to the safekeeping folder. */
async function openCopy(name: string, { installation }: Safekeeping): Promise<Database | null> {
  const named = await openExisting(name, tellStale);
  if (named !== null) return named;
  for (const other of await otherDatabaseNames()) {
    const database = await openExisting(other, tellStale);
    const mark = database === null ? null : await readMark(database).catch(() => null);
    if (database !== null && mark?.installation === installation) {
      nameDatabase(other);
      return database;
    }
    database?.dexie.close({ disableAutoOpen: true });
  }
  return null;
}

type Wish = { readonly readOnly: boolean; readonly onReadable: () => Promise<void> };

async function check(database: Database, safekeeping: Safekeeping, wish: Wish): Promise<Opening> {
  const { readOnly } = wish;
  if (storedSchema(database) > schemaVersion) return { phase: "newer", appVersion: "a newer version" };
  const { installation, head, broken, snapshots } = safekeeping;
  const mark = await readMark(database);
  if (mark === null && head === null && broken === null && snapshots.length === 0) {
    attachStore({ database, installation, head: null, envelopes: [], readOnly });
    receiveTables(emptyPortfolio);
    return { phase: "firstRun", safekeeping };
  }
  const mismatch = mismatchOf(mark, safekeeping);
  if (mismatch !== null) return { phase: "recovery", safekeeping, reason: mismatch };
  if (storedSchema(database) < schemaVersion) return readOnly ? olderElsewhere : migrate(database, safekeeping);
  const known = { lastSeq: mark?.lastSeq ?? 0, counts: mark?.counts ?? {}, ...wish };
  const opening = await load(database, safekeeping, known);
  if (opening !== null) return opening;
  detachStore();
  database.dexie.close({ disableAutoOpen: true });
  return recoverOrAsk(safekeeping, readOnly);
}

const olderElsewhere: Opening = {
  phase: "stopped",
  problem: {
    code: "OLDER_SCHEMA",
    message: "Another window still works on this portfolio in the form of an older version.",
    fix: "Close the other window, then try again.",
  },
};

/** Writes what a working copy of an older schema holds into a new one of the present schema; the older one is kept. */
async function migrate(database: Database, safekeeping: Safekeeping): Promise<Opening> {
  const { olderCopy } = await import("./older-copy.ts");
  const older = await olderCopy(database, safekeeping);
  database.dexie.close({ disableAutoOpen: true });
  if (!older.ok && older.problem.code === "STORE_DAMAGED") return recoverOrAsk(safekeeping, false);
  if (!older.ok) return { phase: "stopped", problem: older.problem };
  const opening = await buildAnew(safekeeping, older.value);
  return opening.phase === "open" ? { phase: "open", notice: null } : opening;
}

function emptyStore(safekeeping: Safekeeping): Problem {
  return safekeeping.openedBefore
    ? {
        code: "STORE_EMPTY",
        message: "The database opened empty, but your portfolio is safe in the safekeeping folder.",
      }
    : { code: "FOUND", message: "A portfolio was found in the safekeeping folder." };
}

function mismatchOf(mark: StoreMark | null, { installation, head, broken }: Safekeeping): Problem | null {
  if (mark !== null && mark.installation !== installation) {
    return {
      code: "OTHER_INSTALLATION",
      message: "The working copy belongs to another safekeeping folder than the one that is there.",
    };
  }
  if (mark !== null && mark.lastSeq > (head?.seq ?? 0)) {
    return {
      code: "JOURNAL_SHORT",
      message: `The journal ends at entry ${head?.seq ?? 0}, but the working copy goes up to entry ${mark.lastSeq}.`,
    };
  }
  return broken === null ? null : { code: "JOURNAL_BROKEN", message: "The journal is damaged." };
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

/**
 * Builds the working copy anew from the journal, or from the newest good snapshot and the entries behind it. Where the
 * working copy or a snapshot reaches further than a journal that lost its end, what it knows is restored as a change of
 * its own, so that the journal knows it too.
 */
export async function rebuild(safekeeping: Safekeeping): Promise<Opening> {
  const ahead = await aheadOfJournal(safekeeping);
  const journal = await replayJournal(safekeeping);
  if (!journal.ok && ahead === null) return { phase: "recovery", safekeeping, reason: journal.problem };
  const { head } = safekeeping;
  const base = journal.ok ? journal.value : { portfolio: ahead ?? emptyPortfolio, head, envelopes: [] };
  const opening = await buildAnew(safekeeping, base);
  if (opening.phase !== "open" || ahead === null) return opening;
  const command = restoreCommand(ahead, "Restore what the journal had lost");
  const restored = commit(command, settingsOf(ahead).personName);
  return restored.ok || restored.problem.code === "SAME" ? opening : { phase: "stopped", problem: restored.problem };
}

const startAgain =
  "Start Winnow again. In a browser, first delete what it stores for this address; the safekeeping folder is not touched by that.";

/**
 * Writes a portfolio into a new database; the one before is kept for 30 days. Nothing is switched before the new one is
 * written and read back.
 */
export async function buildAnew(safekeeping: Safekeeping, replayed: Replayed): Promise<Opening> {
  const { portfolio, head, envelopes, damage } = replayed;
  const { installation } = safekeeping;
  const name = nextDatabaseName();
  const opened = await patiently(() => openDatabase(name, tellStale));
  if (!opened.ok) return { phase: "stopped", problem: { ...opened.problem, fix: startAgain } };
  const database = opened.value;
  try {
    await writeWhole(database, portfolio, { installation, lastSeq: head?.seq ?? 0, envelopes });
    const readBack = { ...emptyPortfolio, ...(await readTables(database, tableNames)) };
    if (!fitsMark(readBack, recordCounts(portfolio))) throw new Error("what was written could not be read back");
  } catch (error) {
    database.dexie.close({ disableAutoOpen: true });
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The working copy could not be built anew: ${reason}.`;
    return { phase: "stopped", problem: { code: "STORE", message, fix: "Free some space, then try again." } };
  }
  switchDatabase(name);
  attachStore({ database, installation, head, envelopes, readOnly: false });
  receiveTables(portfolio);
  const did = {
    replayed: envelopes.length,
    rebuilt: true,
    ...(damage === undefined ? {} : { damage: damage.message }),
  };
  return { phase: "open", notice: noticeOf(safekeeping, did) };
}
