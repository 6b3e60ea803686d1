import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { applyChange, type Change, type Command, type RecordChange } from "#shared/domain/change.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { Envelope, Head, WrittenEntry } from "#shared/domain/journal.ts";
import { emptyPortfolio, settingsOf, tableNames, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import { ok, refuse, type Problem, type Result } from "#shared/result.ts";
import { clock, stampNow } from "./clock.ts";
import { writeEntry, type Database } from "./database-tables.ts";
import { desktop } from "./desktop.ts";
import { sealChange, type Pending } from "./journal-writer.ts";
import { inTime, storeProblem } from "./store-faults.ts";

/** Whether what is shown is on the disk: saved, on its way, or not saved with the reason. */
export type Saving =
  | { readonly state: "saved"; readonly at: number | null }
  | { readonly state: "saving" }
  | { readonly state: "notSaved"; readonly problem: Problem };

/** What the store holds: the portfolio, what of it is in, the journal's envelopes, and whether it is saved. */
export type PortfolioState = {
  readonly portfolio: Portfolio;
  readonly ready: ReadonlySet<TableName>;
  readonly readOnly: boolean;
  readonly envelopes: readonly Envelope[];
  readonly saving: Saving;
};

/** A committed change: its journal id, its name, and the promise of its place in the journal. */
export type Committed = { readonly id: Id; readonly label: string; readonly saved: Promise<Result<Head>> };

type Queued = Pending & {
  readonly portfolio: Portfolio;
  readonly settle: (saved: Result<Head>) => void;
  sealed?: WrittenEntry;
  appended?: boolean;
};

const closed: PortfolioState = {
  portfolio: emptyPortfolio,
  ready: new Set(),
  readOnly: true,
  envelopes: [],
  saving: { state: "saved", at: null },
};

const store = createStore<PortfolioState>(() => closed);

let database: Database | null = null;
let installation = "";
let head: Head | null = null;
let queue: Queued[] = [];
let writing: readonly Queued[] | null = null;
const recentBodies = new Map<Id, readonly RecordChange[]>();
const misfitListeners = new Set<() => void>();

/** How long the database may take for a change, and how much longer for each record in it (milliseconds). */
const patience = 10_000;
const patiencePerRecord = 1;

/** How many bodies of this session are kept at hand for undo; older ones are read from the journal. */
const bodiesKept = 100;

/** Takes over an opened store; from now on `commit` writes to it. */
export function attachStore(opened: {
  readonly database: Database;
  readonly installation: string;
  readonly head: Head | null;
  readonly envelopes: readonly Envelope[];
  readonly readOnly: boolean;
}): void {
  letQueueGo();
  ({ database, installation, head } = opened);
  store.setState({ ...closed, envelopes: opened.envelopes, readOnly: opened.readOnly });
}

/** Puts tables that were read into the portfolio and marks them ready. */
export function receiveTables(tables: Partial<Portfolio>): void {
  store.setState(({ portfolio, ready }) => ({
    portfolio: { ...portfolio, ...tables },
    ready: new Set([...ready, ...(Object.keys(tables) as TableName[])]),
  }));
}

/** Puts in the envelopes of the entries that were read behind the newest. */
export function receiveEnvelopes(envelopes: readonly Envelope[]): void {
  store.setState({ envelopes });
}

/** The number of the newest entry that the store knows. */
export function newestSeq({ envelopes }: PortfolioState): number {
  return envelopes.at(-1)?.seq ?? 0;
}

/** Lets the store go, as when the database is about to be replaced or another window took it over. */
export function detachStore(): void {
  letQueueGo();
  database?.dexie.close({ disableAutoOpen: true });
  database = null;
  store.setState(closed);
}

/** Whoever waits for a change hears what became of it: what stands in the journal is not lost. */
function letQueueGo(): void {
  const left = queue;
  queue = [];
  for (const { settle, sealed, appended } of left) {
    if (appended === true && sealed !== undefined) settle(ok({ seq: sealed.envelope.seq, hash: sealed.envelope.hash }));
    else settle(refuse("CLOSED", "The store was closed before this change was saved."));
  }
}

/**
 * The only way to change anything: shows the change at once, then writes it to the journal and to the database. Refuses
 * what the command refuses, LOADING before every table is in, READ_ONLY, and NOT_SAVED while an earlier change waits. The
 * author is who the settings name, or `by` where the command is about to say so for the first time.
 */
export function commit(command: Command, by?: string): Result<Committed> {
  const { portfolio, ready, readOnly, saving } = store.getState();
  if (readOnly)
    return refuse("READ_ONLY", "This window only reads.", "Make the change in the window that was opened first.");
  if (ready.size < tableNames.length)
    return refuse("LOADING", "The portfolio is still being read.", "Try again in a moment.");
  if (saving.state === "notSaved") {
    return refuse("NOT_SAVED", "An earlier change is not saved yet.", "Try saving again, or export the portfolio now.");
  }
  const stamp = stampNow(by ?? settingsOf(portfolio).personName);
  const outcome = command(portfolio, stamp);
  if (!outcome.ok) return outcome;
  return ok(enqueue({ stamp, change: outcome.value }, portfolio));
}

function enqueue(pending: Pending, before: Portfolio): Committed {
  const { stamp, change } = pending;
  const portfolio = applyChange(before, change.changes);
  remember(stamp.seed, change.changes);
  const saved = new Promise<Result<Head>>((settle) => {
    queue.push({ ...pending, portfolio, settle });
  });
  store.setState({ portfolio, saving: { state: "saving" } });
  void writeQueue();
  return { id: stamp.seed, label: change.label, saved };
}

function remember(id: Id, changes: readonly RecordChange[]): void {
  recentBodies.set(id, changes);
  const oldest = recentBodies.keys().next();
  if (recentBodies.size > bodiesKept && !oldest.done) recentBodies.delete(oldest.value);
}

async function writeQueue(): Promise<void> {
  const own = queue;
  if (writing === own) return;
  writing = own;
  for (let next = own[0]; next !== undefined; next = own[0]) {
    const written = await writeOne(next).catch((error: unknown) => storeProblem(error));
    if (own !== queue) return;
    if (!written.ok) {
      const isInJournal = written.problem.code === "MISFIT" && (await appendRest(own));
      writing = null;
      store.setState({ saving: { state: "notSaved", problem: written.problem } });
      if (isInJournal) for (const listener of misfitListeners) listener();
      return;
    }
    own.shift();
    next.settle(written);
  }
  writing = null;
  store.setState({ saving: { state: "saved", at: head === null ? null : clock.now() } });
}

async function writeOne(queued: Queued): Promise<Result<Head>> {
  const entry = await append(queued);
  if (!entry.ok) return entry;
  if (database === null) return refuse("CLOSED", "The store was closed.");
  const { envelope } = entry.value;
  const { changes } = queued.change;
  const written = await inTime(
    writeEntry(database, queued.portfolio, { envelope, changes }),
    patience + patiencePerRecord * changes.length,
  );
  if (!written.ok) return written;
  store.setState(({ envelopes }) => ({ envelopes: [...envelopes, envelope] }));
  return ok({ seq: envelope.seq, hash: envelope.hash });
}

async function append(queued: Queued): Promise<Result<WrittenEntry>> {
  if (database === null) return refuse("CLOSED", "The store was closed.");
  const entry = (queued.sealed ??= await sealChange(installation, head, queued));
  if (queued.appended === true) return ok(entry);
  const appended = await desktop.appendEntry({ envelope: entry.envelope, body: [...(entry.body ?? [])] });
  if (!appended.ok) return appended;
  if (!queue.includes(queued)) return refuse("CLOSED", "The store was closed.");
  queued.appended = true;
  head = appended.value;
  return ok(entry);
}

/** Appends what waits to the journal, so that nothing is missing when the working copy is built anew from it. */
async function appendRest(queued: readonly Queued[]): Promise<boolean> {
  for (const next of queued) if (!(await append(next)).ok) return false;
  return true;
}

/** Calls the listener when the database refuses a change for what it holds; the journal has every change then. */
export function onMisfit(listener: () => void): () => void {
  misfitListeners.add(listener);
  return () => misfitListeners.delete(listener);
}

/** Tries again to write what was not saved. */
export function retrySaving(): void {
  if (store.getState().saving.state !== "notSaved") return;
  store.setState({ saving: { state: "saving" } });
  void writeQueue();
}

/** Where the journal ends now, or null before the first entry. */
export function journalHead(): Head | null {
  return head;
}

/** The installation whose chain this window writes. */
export function installationId(): string {
  return installation;
}

/** Waits until everything committed so far is written or refused. */
export async function whenSettled(): Promise<void> {
  while (store.getState().saving.state === "saving") {
    await new Promise<void>((resolve) => {
      const stop = store.subscribe(() => {
        stop();
        resolve();
      });
    });
  }
}

/** What an entry of this session changed, where it is still at hand. */
export function recentBody(id: Id): readonly RecordChange[] | undefined {
  return recentBodies.get(id);
}

/** Forgets what an entry of this session changed, as when its contents were erased. */
export function forgetBody(id: Id): void {
  recentBodies.delete(id);
}

/** The present portfolio, outside of any component. */
export function currentPortfolio(): Portfolio {
  return store.getState().portfolio;
}

/** The present state of the store, outside of any component. */
export function currentState(): PortfolioState {
  return store.getState();
}

/** Calls the listener after every change of the store; answers how to stop. */
export function onStoreChange(listener: (state: PortfolioState, before: PortfolioState) => void): () => void {
  return store.subscribe(listener);
}

/** What a component shows of the store; it renders again only when that changes. */
export function usePortfolioState<S>(select: (state: PortfolioState) => S): S {
  return useStore(store, select);
}

/** What a component shows of the portfolio. */
export function usePortfolio<S>(select: (portfolio: Portfolio) => S): S {
  return useStore(store, (state) => select(state.portfolio));
}

/** Whether every table is in; commands are refused before. */
export function useIsRead(): boolean {
  return usePortfolioState(isRead);
}

/** Whether nothing can be changed now: another window writes, or the portfolio is still being read. */
export function useIsFixed(): boolean {
  return usePortfolioState((state) => state.readOnly || !isRead(state));
}

function isRead({ ready }: PortfolioState): boolean {
  return ready.size === tableNames.length;
}

/** A change that is committed as it stands, as undo and redo are. */
export function commitChange(change: Change): Result<Committed> {
  return commit(() => ok(change));
}
