import type { Command } from "./change.ts";
import type { Envelope } from "./journal.ts";
import { ok, refuse } from "../result.ts";

/**
 * Journals that the contents of an entry are erased: it changes no record, is binding, and is what the desktop erases them
 * by. Refuses NOTHING_TO_ERASE for an erasure and NO_REASON without one.
 */
export function eraseEntry({ id, seq, erases }: Envelope, reason: string): Command {
  return () => {
    if (erases !== undefined) return refuse("NOTHING_TO_ERASE", "An erasure holds nothing that could be erased.");
    if (reason.trim() === "") return refuse("NO_REASON", "An erasure needs a reason.", "Say in a sentence why.");
    return ok({
      label: `Erase the contents of entry ${seq}`,
      reason: reason.trim(),
      binding: true,
      erases: id,
      changes: [],
    });
  };
}
