import { readBody } from "#shared/domain/entry-body.ts";
import type { RecordChange } from "#shared/domain/change.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import { revertChange, type Kept } from "#shared/domain/revert.ts";
import { undoStack } from "#shared/domain/undo-stack.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { desktop } from "./desktop.ts";
import { commitChange, currentPortfolio, currentState, recentBody, type Committed } from "./portfolio.ts";

/** What an undo or redo did: its entry, and the fields that hold newer values and were left alone. */
export type Undone = { readonly committed: Committed; readonly kept: readonly Kept[] };

/** What an entry changed: from this session's memory, else read from the journal and refused when erased. */
export async function bodyOf(envelope: Envelope): Promise<Result<readonly RecordChange[]>> {
  const recent = recentBody(envelope.id);
  if (recent !== undefined) return ok(recent);
  const read = await desktop.readEntries({ afterSeq: envelope.seq - 1, limit: 1 });
  if (!read.ok) return read;
  const entry = read.value[0];
  if (entry === undefined || entry.envelope.id !== envelope.id) {
    return refuse("UNKNOWN_ENTRY", `Entry ${envelope.seq} is not in the journal.`);
  }
  if (entry.body === null) {
    return refuse("ERASED", `What '${envelope.label}' changed was erased.`, "It can no longer be undone.");
  }
  return ok(readBody(entry.body));
}

/**
 * Takes back any entry, also an old one: fields that still hold its values are reverted, the rest is listed. Refuses
 * BINDING for entries that have a withdraw command of their own, and NOTHING_LEFT when every value has changed since.
 */
export async function undoEntry(envelope: Envelope): Promise<Result<Undone>> {
  if (envelope.binding === true) return refusedAsBinding(envelope);
  return revert(envelope, { label: `Undo: ${envelope.label}`, undoes: envelope.id });
}

function refusedAsBinding({ label }: Envelope) {
  return refuse("BINDING", `'${label}' is binding and cannot be undone.`, "Use its withdraw command instead.");
}

async function revert(
  envelope: Envelope,
  change: { readonly label: string; readonly undoes?: string; readonly redoes?: string },
): Promise<Result<Undone>> {
  const body = await bodyOf(envelope);
  if (!body.ok) return body;
  const { changes, kept } = revertChange(currentPortfolio(), body.value);
  if (changes.length === 0) {
    return refuse("NOTHING_LEFT", `Everything that '${envelope.label}' changed was changed again since.`);
  }
  const committed = commitChange({ ...change, changes });
  return committed.ok ? ok({ committed: committed.value, kept }) : committed;
}

/**
 * Takes back the newest change that still can be; null when there is none. What a binding entry was built on is refused in that
 * entry's name, and nothing older is taken back in its stead.
 */
export async function undo(): Promise<Result<Undone> | null> {
  const { envelopes } = currentState();
  const bound = envelopes.findLast(({ binding }) => binding === true);
  let refused: Result<Undone> | null = null;
  for (const envelope of undoStack(envelopes).undo.toReversed()) {
    if (refused !== null && bound !== undefined && envelope.seq < bound.seq) return refusedAsBinding(bound);
    const undone = await undoEntry(envelope);
    if (undone.ok || undone.problem.code !== "NOTHING_LEFT") return undone;
    refused ??= undone;
  }
  return refused;
}

/** Does again what was undone last; null when there is nothing to redo. */
export async function redo(): Promise<Result<Undone> | null> {
  const newest = undoStack(currentState().envelopes).redo.at(-1);
  if (newest === undefined) return null;
  const label = newest.label.replace(/^Undo: /, "");
  return revert(newest, { label, redoes: newest.id });
}
