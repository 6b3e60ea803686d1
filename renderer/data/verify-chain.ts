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
  let erased = 0;
  for (;;) {
    const afterSeq: number = head?.seq ?? 0;
    if (signal.aborted) return { found: "cancelled", afterSeq };
    const read = await desktop.readEntries({ afterSeq, limit: batch });
    if (!read.ok) return { found: "broken", afterSeq, problem: read.problem };
    if (read.value.length === 0) return ended(head, known, erased);
    for (const entry of read.value) {
      const checked = await checkEntry(entry, head);
      if (!checked.ok) return { found: "broken", afterSeq: head?.seq ?? 0, problem: checked.problem };
      head = checked.value;
      if (entry.body === null) erased += 1;
    }
    onProgress(last === 0 ? 1 : Math.min(1, (head?.seq ?? 0) / last));
    await breathe();
  }
}

function ended(head: Head | null, known: Head | null, erased: number): ChainCheck {
  const entries = head?.seq ?? 0;
  if (known !== null && entries < known.seq) {
    const message = `The journal ends at entry ${entries}, but this window wrote up to entry ${known.seq}.`;
    return { found: "broken", afterSeq: entries, problem: { code: "CHAIN_SHORT", message } };
  }
  return { found: "whole", entries, erased, head };
}
