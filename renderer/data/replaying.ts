import { applyChange } from "#shared/domain/change.ts";
import { readBody } from "#shared/domain/entry-body.ts";
import { checkEntry, type Envelope, type Head } from "#shared/domain/journal.ts";
import { emptyPortfolio, tableNames, type Portfolio } from "#shared/domain/portfolio.ts";
import { ok, refuse, type Problem, type Result } from "#shared/result.ts";
import type { Safekeeping, Snapshot } from "#shared/bridge.ts";
import { currentDatabaseName } from "./database-names.ts";
import { fitsMark, openExisting, readMark, readTables } from "./database.ts";
import type { Database } from "./database-tables.ts";
import { desktop } from "./desktop.ts";
import { breathe } from "./journal-writer.ts";

const batchOfEntries = 200;

/** One entry taken over: what it changed, and the portfolio after it. */
type Step = {
  readonly portfolio: Portfolio;
  readonly envelope: Envelope;
  readonly changes: ReturnType<typeof readBody>;
};

/** A portfolio, the place in the journal it stands at, and the entries that were read for it. */
export type Replayed = {
  readonly portfolio: Portfolio;
  readonly head: Head | null;
  readonly envelopes: readonly Envelope[];
  /** Why the journal could not tell all of it, so that a snapshot stands for its beginning. */
  readonly damage?: Problem;
};

/** Applies every journal entry behind `from`, each checked against the chain before it is used. */
export async function replay(
  start: Portfolio,
  from: Head | null,
  onStep: (step: Step) => Promise<void> = () => Promise.resolve(),
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

/** The newest snapshot that can be read, with the journal's place it was taken at. */
async function newestReadable(snapshots: readonly Snapshot[]): Promise<Replayed | null> {
  const { readPortfolioFile } = await import("#shared/exchange/portfolio-file.ts");
  for (const snapshot of snapshots.toSorted((a, b) => b.at - a.at)) {
    const bytes = await desktop.readSnapshot(snapshot.id);
    if (!bytes.ok) continue;
    const read = await readPortfolioFile(bytes.value, breathe);
    if (read.ok) return { portfolio: read.value.portfolio, head: read.value.manifest.head, envelopes: [] };
  }
  return null;
}

/** The portfolio as the journal tells it: all of it, or what follows the newest readable snapshot. */
export async function replayJournal(safekeeping: Safekeeping): Promise<Result<Replayed>> {
  if (safekeeping.head === null) return ok({ portfolio: emptyPortfolio, head: null, envelopes: [] });
  const whole = await replay(emptyPortfolio, null);
  if (whole.ok) return whole;
  const snapshot = await newestReadable(safekeeping.snapshots);
  if (snapshot === null) return whole;
  // What was erased on purpose is no damage.
  const told = whole.problem.code === "ERASED" ? {} : { damage: whole.problem };
  if ((snapshot.head?.seq ?? 0) >= safekeeping.head.seq) return ok({ ...snapshot, ...told, head: safekeeping.head });
  const rest = await replay(snapshot.portfolio, snapshot.head);
  return rest.ok ? ok({ ...rest.value, ...told }) : rest;
}

/** What reaches further than the journal does, when its end is damaged or gone: the working copy, else a snapshot. */
export async function aheadOfJournal(safekeeping: Safekeeping): Promise<Portfolio | null> {
  const last = safekeeping.head?.seq ?? 0;
  const copy = await workingCopy(safekeeping).catch(() => null);
  const snapshot = await newestReadable(safekeeping.snapshots.filter(({ head }) => (head?.seq ?? 0) > last));
  const [furthest] = [copy, snapshot]
    .filter((found) => found !== null && (found.head?.seq ?? 0) > last)
    .toSorted((a, b) => (b?.head?.seq ?? 0) - (a?.head?.seq ?? 0));
  return furthest?.portfolio ?? null;
}

async function workingCopy(safekeeping: Safekeeping): Promise<Replayed | null> {
  const database = await openExisting(currentDatabaseName(), () => undefined);
  if (database === null) return null;
  try {
    return await wholeCopy(database, safekeeping.installation);
  } finally {
    database.dexie.close({ disableAutoOpen: true });
  }
}

async function wholeCopy(database: Database, installation: string): Promise<Replayed | null> {
  const mark = await readMark(database);
  if (mark?.installation !== installation) return null;
  const portfolio = { ...emptyPortfolio, ...(await readTables(database, tableNames)) };
  const head = { seq: mark.lastSeq, hash: "" };
  return fitsMark(portfolio, mark.counts) ? { portfolio, head, envelopes: [] } : null;
}
