import type { Snapshot, SnapshotReason } from "#shared/bridge.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { tableNames, type Portfolio } from "#shared/domain/portfolio.ts";
import { refuse, type Result } from "#shared/result.ts";
import { clock } from "./clock.ts";
import { desktop } from "./desktop.ts";
import { breathe } from "./journal-writer.ts";
import { currentState, installationId, journalHead, newestSeq, onStoreChange, whenSettled } from "./portfolio.ts";
import { noteSnapshot } from "./snapshots.ts";

const quietMinute = 60_000;
const mostOften = 15 * 60_000;

/** The portfolio as a `.winnow` file, with the head of the journal on it. */
export async function portfolioBytes(portfolio: Portfolio): Promise<Uint8Array> {
  const head = journalHead();
  const { writePortfolioFile } = await import("#shared/exchange/portfolio-file.ts");
  const about = await desktop.about();
  const file = {
    appVersion: about.ok ? about.value.appVersion : "",
    installation: installationId(),
    head,
    at: clock.now(),
  };
  return writePortfolioFile(portfolio, file, breathe);
}

/** How many records a portfolio holds, over all tables. */
export function recordTotal(portfolio: Portfolio): number {
  return tableNames.reduce((total, table) => total + countOf(portfolio[table]), 0);
}

/** Takes a verified snapshot of what is saved now; refuses NOT_SAVED while a change waits to be saved. */
export async function takeSnapshot(reason: SnapshotReason): Promise<Result<Snapshot>> {
  await whenSettled();
  const { portfolio, saving } = currentState();
  if (saving.state === "notSaved") return refuse("NOT_SAVED", "A change is not saved yet.", "Try saving again first.");
  const bytes = await portfolioBytes(portfolio);
  const saved = await desktop.saveSnapshot({ reason, records: recordTotal(portfolio), bytes });
  if (saved.ok) noteSnapshot(saved.value);
  return saved;
}

/**
 * Takes snapshots by itself: after a quiet minute if something changed, or 15 minutes after the first change where nobody
 * pauses; never two within 15 minutes. Answers how to stop; `onRefused` hears of a snapshot that could not be taken.
 */
export function keepSafe(onRefused: (answer: Result<Snapshot>) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  let changedAt: number | null = null;
  const stop = onStoreChange((state, before) => {
    if (newestSeq(state) === newestSeq(before) || newestSeq(state) === 0 || state.readOnly) return;
    clearTimeout(timer);
    const now = clock.now();
    changedAt ??= now;
    const due = Math.max(Math.min(now + quietMinute, changedAt + mostOften), last + mostOften);
    timer = setTimeout(
      () => {
        last = clock.now();
        changedAt = null;
        void takeSnapshot("quiet").then((answer) => {
          if (!answer.ok) onRefused(answer);
        });
      },
      Math.min(due - now, mostOften),
    );
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
