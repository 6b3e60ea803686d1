import type { Safekeeping, Snapshot } from "#shared/bridge.ts";
import { emptyPortfolio, settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { restoreCommand } from "#shared/domain/restore.ts";
import { ok, type Result } from "#shared/result.ts";
import { instantText } from "#shared/words/format.ts";
import { desktop } from "./desktop.ts";
import { breathe } from "./journal-writer.ts";
import { buildAnew, type Opening } from "./opening.ts";
import { commit } from "./portfolio.ts";
import { aheadOfJournal, replayJournal } from "./replaying.ts";

/** The portfolio of a snapshot, read back and checked whole; refuses a damaged one. */
export async function snapshotPortfolio(snapshot: Snapshot): Promise<Result<Portfolio>> {
  const bytes = await desktop.readSnapshot(snapshot.id);
  if (!bytes.ok) return bytes;
  const { readPortfolioFile } = await import("#shared/exchange/portfolio-file.ts");
  const read = await readPortfolioFile(bytes.value, breathe);
  return read.ok ? ok(read.value.portfolio) : read;
}

/** What can still be read of a portfolio: from what reaches furthest, the journal or what is ahead of it. Changes nothing. */
export async function salvage(safekeeping: Safekeeping): Promise<Result<Portfolio>> {
  const ahead = await aheadOfJournal(safekeeping);
  if (ahead !== null) return ok(ahead);
  const journal = await replayJournal(safekeeping);
  return journal.ok ? ok(journal.value.portfolio) : journal;
}

/**
 * Rebuilds the working copy, then restores one snapshot over it, as a change that stands in the journal. Where the journal
 * cannot be replayed, the snapshot alone becomes the working copy.
 */
export async function recoverFrom(safekeeping: Safekeeping, snapshot: Snapshot): Promise<Opening> {
  const portfolio = await snapshotPortfolio(snapshot);
  if (!portfolio.ok) return { phase: "recovery", safekeeping, reason: portfolio.problem };
  const journal = await replayJournal(safekeeping);
  const alone = { portfolio: portfolio.value, head: safekeeping.head, envelopes: [] };
  const opening = await buildAnew(safekeeping, journal.ok ? journal.value : alone);
  if (opening.phase !== "open" || !journal.ok) return opening;
  const command = restoreCommand(portfolio.value, `Restore the snapshot of ${instantText(snapshot.at)}`);
  const restored = commit(command, settingsOf(portfolio.value).personName);
  return restored.ok || restored.problem.code === "SAME" ? opening : { phase: "stopped", problem: restored.problem };
}

/**
 * Begins anew with nothing, where neither journal nor snapshot can be read. Nothing is deleted: the working copy before is
 * kept for 30 days, and the first new entry sets the damaged rest of the journal aside.
 */
export async function startEmpty(safekeeping: Safekeeping): Promise<Opening> {
  const nothing = { portfolio: emptyPortfolio, head: safekeeping.head, envelopes: [] };
  const opening = await buildAnew(safekeeping, nothing);
  return opening.phase === "open" ? { phase: "firstRun", safekeeping } : opening;
}
