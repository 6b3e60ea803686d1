import type { Safekeeping, Snapshot } from "#shared/bridge.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { restoreCommand } from "#shared/domain/restore.ts";
import { readPortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { ok, type Result } from "#shared/result.ts";
import { instantText } from "#shared/words/format.ts";
import { desktop } from "./desktop.ts";
import { breathe } from "./journal-writer.ts";
import { rebuild, replayAll, replayFromSnapshot, type Opening } from "./opening.ts";
import { commit } from "./portfolio.ts";

/** The portfolio of a snapshot, read back and checked whole; refuses a damaged one. */
export async function snapshotPortfolio(snapshot: Snapshot): Promise<Result<Portfolio>> {
  const bytes = await desktop.readSnapshot(snapshot.id);
  if (!bytes.ok) return bytes;
  const read = await readPortfolioFile(bytes.value, breathe);
  return read.ok ? ok(read.value.portfolio) : read;
}

/** What can still be read of a portfolio: from the journal, else from the newest good snapshot. Changes nothing. */
export async function salvage(safekeeping: Safekeeping): Promise<Result<Portfolio>> {
  const whole = await replayAll(safekeeping);
  const read = whole.ok ? whole : await replayFromSnapshot(safekeeping);
  return read.ok ? ok(read.value.portfolio) : read;
}

/** Rebuilds the working copy, then restores one snapshot over it, as a change that stands in the journal. */
export async function recoverFrom(safekeeping: Safekeeping, snapshot: Snapshot): Promise<Opening> {
  const portfolio = await snapshotPortfolio(snapshot);
  if (!portfolio.ok) return { phase: "recovery", safekeeping, reason: portfolio.problem };
  const opening = await rebuild(safekeeping);
  if (opening.phase !== "open") return opening;
  const restored = commit(restoreCommand(portfolio.value, `Restore the snapshot of ${instantText(snapshot.at)}`));
  return restored.ok ? opening : { phase: "stopped", problem: restored.problem };
}
