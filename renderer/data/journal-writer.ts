import { writeBody } from "#shared/domain/entry-body.ts";
import type { Change, RecordChange } from "#shared/domain/change.ts";
import type { Stamp } from "#shared/domain/ids.ts";
import { sealEntry, type Envelope, type Head, type WrittenEntry } from "#shared/domain/journal.ts";

/** The most records that an envelope names; the body has them all. */
const mostTouched = 20;

/** A change on its way to the disk: with the moment it was made in, and the portfolio as it is after it. */
export type Pending = { readonly stamp: Stamp; readonly change: Change };

function touchedBy(changes: readonly RecordChange[]): readonly string[] {
  const touches = new Set<string>();
  for (const { table, id } of changes) {
    if (touches.size >= mostTouched) break;
    touches.add(`${table}/${id}`);
  }
  for (const { table } of changes) touches.add(table);
  return [...touches];
}

/** Lets the window paint and answer before long work goes on. */
export async function breathe(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Seals a change as the entry that follows `head`; long bodies are written part by part, the window stays awake. */
export async function sealChange(installation: string, head: Head | null, pending: Pending): Promise<WrittenEntry> {
  const { stamp, change } = pending;
  const body: string[] = [];
  for (const part of writeBody(change.changes)) {
    body.push(part);
    if (part.length > 100_000) await breathe();
  }
  const { label, reason, batchId, binding, automatic, undoes, redoes, erases } = change;
  const draft: Omit<Envelope, "hash" | "bodyHash" | "previousHash" | "parts" | "seq"> = {
    installation,
    lamport: (head?.seq ?? 0) + 1,
    id: stamp.seed,
    at: stamp.at,
    by: stamp.by,
    label: label.slice(0, 2000),
    touches: [...touchedBy(change.changes)],
    ...(reason === undefined ? {} : { reason: reason.slice(0, 2000) }),
    ...(batchId === undefined ? {} : { batchId }),
    ...(binding === undefined ? {} : { binding }),
    ...(automatic === undefined ? {} : { automatic }),
    ...(undoes === undefined ? {} : { undoes }),
    ...(redoes === undefined ? {} : { redoes }),
    ...(erases === undefined ? {} : { erases }),
  };
  return sealEntry(draft, body, head);
}
