import { eraseEntry } from "#shared/domain/erasure.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { desktop } from "./desktop.ts";
import { commit, currentState, forgetBody, whenSettled } from "./portfolio.ts";
import { takeSnapshot } from "./safekeeping.ts";

/**
 * Erases what an entry of the journal says. A snapshot comes first, because the journal alone can no longer be replayed
 * across the entry; then the erasure is journalled; only then the contents go. Asked again after a refusal, it goes on
 * where it was.
 */
export async function eraseContents(envelope: Envelope, reason: string): Promise<Result<true>> {
  if (erasedEntries().has(envelope.id)) {
    await whenSettled();
    return notSaved() ?? eraseBody(envelope);
  }
  const kept = await takeSnapshot("beforeErasure");
  if (!kept.ok) return kept;
  const committed = commit(eraseEntry(envelope, reason));
  if (!committed.ok) return committed;
  const erased = committed.value.saved.then((saved) => (saved.ok ? eraseBody(envelope) : saved));
  await whenSettled();
  return notSaved() ?? erased;
}

/** The entries of which the journal says that they are erased. */
function erasedEntries(): ReadonlySet<Id> {
  return new Set(currentState().envelopes.flatMap(({ erases }) => (erases === undefined ? [] : [erases])));
}

function notSaved(): Result<never> | null {
  const { saving } = currentState();
  return saving.state === "notSaved" ? { ok: false, problem: saving.problem } : null;
}

async function eraseBody({ id, seq }: Envelope): Promise<Result<true>> {
  forgetBody(id);
  const erased = await desktop.eraseBody({ seq });
  if (erased.ok) return ok(true);
  const { code, message } = erased.problem;
  return refuse(code, message, "The words are still there: try again, or the next start of Winnow takes them away.");
}

/** Erases what the journal says is erased and still is there, as when the app ended between the two. */
export async function finishErasures(): Promise<Result<true>> {
  const erased = erasedEntries();
  for (const envelope of currentState().envelopes) {
    if (!erased.has(envelope.id)) continue;
    const read = await desktop.readEntries({ afterSeq: envelope.seq - 1, limit: 1 });
    if (!read.ok) return read;
    if ((read.value[0]?.body ?? null) === null) continue;
    const finished = await eraseBody(envelope);
    if (!finished.ok) return finished;
  }
  return ok(true);
}
