import { checkEntry, type Head } from "#shared/domain/journal.ts";
import type { Problem } from "#shared/result.ts";
import { desktop } from "./desktop.ts";
import { breathe } from "./journal-writer.ts";
import { journalHead, whenSettled } from "./portfolio.ts";

/** What became of a check of the whole chain. */
export type ChainCheck =
  | { readonly found: "whole"; readonly entries: number; readonly erased: number; readonly head: Head | null }
  | { readonly found: "broken"; readonly afterSeq: number; readonly problem: Problem }
  | { readonly found: "cancelled"; readonly afterSeq: number };

const batch = 500;

/**
 * Reads the whole journal anew and checks every link, every envelope and every body by its hash; `onProgress` hears how
 * far it got, from 0 to 1.
 */
export async function verifyChain(onProgress: (share: number) => void, signal: AbortSignal): Promise<ChainCheck> {
  await whenSettled();
  const known = journalHead();
  const last = known?.seq ?? 0;
  let head: Head | null = null;
  const erased = new Map<string, number>();
  const journalled = new Set<string>();
  for (;;) {
    const afterSeq: number = head?.seq ?? 0;
    if (signal.aborted) return { found: "cancelled", afterSeq };
    const read = await desktop.readEntries({ afterSeq, limit: batch });
    if (!read.ok) return { found: "broken", afterSeq, problem: read.problem };
    if (read.value.length === 0) return ended(head, known) ?? whole(head, erased, journalled);
    for (const entry of read.value) {
      const checked = await checkEntry(entry, head);
      if (!checked.ok) return { found: "broken", afterSeq: head?.seq ?? 0, problem: checked.problem };
      head = checked.value;
      const { id, seq, erases } = entry.envelope;
      if (entry.body === null) erased.set(id, seq);
      if (erases !== undefined) journalled.add(erases);
    }
    onProgress(last === 0 ? 1 : Math.min(1, (head?.seq ?? 0) / last));
    await breathe();
  }
}

function ended(head: Head | null, known: Head | null): ChainCheck | null {
  const entries = head?.seq ?? 0;
  if (known === null || entries >= known.seq) return null;
  const message = `The journal ends at entry ${entries}, but this window wrote up to entry ${known.seq}.`;
  return { found: "broken", afterSeq: entries, problem: { code: "CHAIN_SHORT", message } };
}

/** A body may be gone only where an erasure stands in the journal: anybody can take one away, the hashes still fit. */
function whole(head: Head | null, erased: ReadonlyMap<string, number>, journalled: ReadonlySet<string>): ChainCheck {
  for (const [id, seq] of erased) {
    if (journalled.has(id)) continue;
    const message = `Entry ${seq} of the journal has no contents any more, and no erasure of it stands in the journal.`;
    return { found: "broken", afterSeq: seq - 1, problem: { code: "BODY_MISSING", message } };
  }
  return { found: "whole", entries: head?.seq ?? 0, erased: erased.size, head };
}
