import type { Safekeeping, Snapshot, SnapshotReason } from "../bridge.ts";
import type { Problem } from "../result.ts";
import { byteSize, count, counted, instantText } from "./format.ts";

/** Why a portfolio of a newer version is not opened. */
export function newerText(appVersion: string): string {
  return `It was last written by ${appVersion}. Opening it here could lose what only that version knows, so nothing was opened and nothing was changed. Start the newer version, or bring this one up to date.`;
}

/** What the recovery screen is called: a find on a new machine is no accident. */
export function recoveryTitle(reason: Problem): string {
  return reason.code === "FOUND" ? "Your portfolio is here." : "Your working copy needs to be restored.";
}

/** What is intact in the safekeeping folder: the journal up to its head, and the snapshots. */
export function intactText(safekeeping: Safekeeping): readonly string[] {
  const { head, broken, snapshots } = safekeeping;
  const last = broken === null ? head?.seq : broken.afterSeq;
  const newest = snapshots.toSorted((a, b) => b.at - a.at)[0];
  return [
    last === undefined || last === 0
      ? "The journal holds no readable entry."
      : `The journal goes on ${broken === null ? "without a break to its end" : "up to"}, entry ${count(last)}.`,
    newest === undefined
      ? "There is no snapshot."
      : `${counted(snapshots.length, "snapshot")}, the newest of ${instantText(newest.at)} with ${counted(newest.records, "record")}.`,
  ];
}

/** What is missing or damaged, and since when. */
export function missingText(safekeeping: Safekeeping, reason: Problem): readonly string[] {
  const told = reason.code === "FOUND" ? [] : [reason.message];
  if (safekeeping.broken !== null) {
    told.push(
      `A line of the journal behind entry ${count(safekeeping.broken.afterSeq)} cannot be read: ${safekeeping.broken.message} Nothing behind it is used; all of it is kept.`,
    );
  }
  if (safekeeping.cut !== null) {
    told.push(
      `The last line of the journal was not finished when Winnow ended (${byteSize(safekeeping.cut.bytes)}); it was cut off, and a copy is kept as '${safekeeping.cut.keptAs}'.`,
    );
  }
  return told;
}

/** What happens to the damaged files when somebody begins anew. */
export const startEmptyText =
  "Neither the journal nor a snapshot could be read. Winnow begins again with the first run. Nothing is deleted: the damaged journal is set aside in the safekeeping folder when the first change is written, and the old working copy stays for 30 days.";

/** Where the safekeeping folder is. */
export function folderText(safekeeping: Safekeeping): string {
  const { folderLabel, secondFolderLabel } = safekeeping;
  return secondFolderLabel === null
    ? `Safekeeping folder: ${folderLabel}`
    : `Safekeeping folder: ${folderLabel}, and a second one: ${secondFolderLabel}`;
}

const reasons: Readonly<Record<SnapshotReason, string>> = {
  quiet: "after changes",
  quit: "at the end",
  byHand: "by hand",
  beforeImport: "before an import",
  beforeRestore: "before a restore",
  beforeErasure: "before an erasure",
  beforeMigration: "before a migration",
  beforeUpdate: "before an update",
};

/** Why a snapshot was taken. */
export function snapshotReasonText(reason: SnapshotReason): string {
  return reasons[reason];
}

/** Whether the second folder has a snapshot too. */
export function snapshotCopyText(copy: Snapshot["copy"]): string {
  switch (copy) {
    case "none":
      return "No second folder";
    case "made":
      return "In both folders";
    case "missing":
      return "Missing in the second folder";
  }
}
