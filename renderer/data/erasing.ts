import { eraseEntry } from "#shared/domain/erasure.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import { ok, type Result } from "#shared/result.ts";
import { desktop } from "./desktop.ts";
import { commit, currentState, forgetBody, whenSettled } from "./portfolio.ts";
import { takeSnapshot } from "./safekeeping.ts";

/**
 * Erases what an entry of the journal says. A snapshot comes first, because the journal alone can no longer be replayed
 * across the entry; then the erasure is journalled; only then the contents go.
 */
export async function eraseContents(envelope: Envelope, reason: string): Promise<Result<true>> {
  const kept = await takeSnapshot("beforeErasure");
  if (!kept.ok) return kept;
  const committed = commit(eraseEntry(envelope, reason));
  if (!committed.ok) return committed;
  const erased = committed.value.saved.then((saved) => (saved.ok ? eraseBody(envelope) : saved));
  await whenSettled();
  const { saving } = currentState();
  return saving.state === "notSaved" ? { ok: false, problem: saving.problem } : erased;
}

async function eraseBody({ id, seq }: Envelope): Promise<Result<true>> {
  forgetBody(id);
  const erased = await desktop.eraseBody({ seq });
  return erased.ok ? ok(true) : erased;
}

/** Erases what the journal says is erased and still is there, as when the app ended between the two. */
export async function finishErasures(): Promise<Result<true>> {
  const { envelopes } = currentState();
  const erased = new Set(envelopes.flatMap(({ erases }) => (erases === undefined ? [] : [erases])));
  for (const envelope of envelopes) {
    if (!erased.has(envelope.id)) continue;
    const read = await desktop.readEntries({ afterSeq: envelope.seq - 1, limit: 1 });
    if (!read.ok) return read;
    if ((read.value[0]?.body ?? null) === null) continue;
    const finished = await eraseBody(envelope);
    if (!finished.ok) return finished;
  }
  return ok(true);
}
