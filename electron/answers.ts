import type { About } from "#shared/bridge.ts";
import { ok } from "#shared/result.ts";
import type { Handlers } from "./calls.ts";
import type { SafekeepingHost } from "./safekeeping.ts";

type SafekeepingMethods =
  | "openSafekeeping"
  | "appendEntry"
  | "readEntries"
  | "eraseBody"
  | "saveSnapshot"
  | "listSnapshots"
  | "readSnapshot";

/** What both hosts answer in the same way: everything about the safekeeping folder, and who they are. */
export function sharedAnswers(
  safekeeping: SafekeepingHost,
  about: About,
): Pick<Handlers, SafekeepingMethods | "about"> {
  return {
    about: async () => ok(about),
    openSafekeeping: ({ schema }) => safekeeping.open(schema),
    appendEntry: (entry) => safekeeping.appendEntry(entry),
    readEntries: ({ afterSeq, limit }) => safekeeping.readEntries(afterSeq, limit),
    eraseBody: ({ seq }) => safekeeping.eraseBody(seq),
    saveSnapshot: (request) => safekeeping.saveSnapshot(request),
    listSnapshots: () => safekeeping.listSnapshots(),
    readSnapshot: (id) => safekeeping.readSnapshot(id),
  };
}
