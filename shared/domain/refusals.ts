import type { Id } from "./ids.ts";
import { refuse } from "../result.ts";

/** Refuses because a record that was meant is not there (any more). */
export function unknown(what: string) {
  return refuse(
    "UNKNOWN_RECORD",
    `This ${what} is no longer here.`,
    "It may have been removed or undone; look in History.",
  );
}

/** Refuses because another record of the kind has the name. */
export function taken(what: string, name: string) {
  return refuse("NAME_TAKEN", `There is already a ${what} called '${name}'.`, "Choose another name.");
}

/** Whether a name is held by a record other than the one with the given id; blanks at the ends do not count. */
export function nameTaken(
  records: ReadonlyMap<Id, { readonly id: Id; readonly name: string }>,
  name: string,
  but?: Id,
): boolean {
  for (const record of records.values()) {
    if (record.id !== but && record.name.trim() === name.trim()) return true;
  }
  return false;
}
