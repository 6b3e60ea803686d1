import type { Instant } from "../domain/ids.ts";
import type { Month } from "../domain/month.ts";
import type { Problem } from "../result.ts";
import { counted, longMonth, relativeTime, timeOf } from "./format.ts";

/** A refusal as one text: what stopped it and, where there is one, the remedy. */
export function problemText(problem: Problem): string {
  return problem.fix === undefined ? problem.message : `${problem.message} ${problem.fix}`;
}

/** What was just undone or done again, by the name of its entry ("Undo: Add team 'Ops'"). */
export function undoneText(label: string): string {
  return label.startsWith("Undo: ") ? `Undone: ${label.slice("Undo: ".length)}.` : `Done again: ${label}.`;
}

/** How many newer values an undo left alone. */
export function keptText(kept: number): string {
  return `${counted(kept, "newer value was", "newer values were")} left as ${kept === 1 ? "it is" : "they are"}; History lists ${kept === 1 ? "it" : "them"}.`;
}

/** As of which month everything is judged, and who chose it. */
export function judgedText(month: Month, isChosen: boolean): string {
  return isChosen ? `Judged as of ${longMonth(month)}` : `As of ${longMonth(month)}, the last complete month`;
}

/** Whether everything shown is on the disk. */
export function savedText(at: Instant | null): string {
  return at === null ? "Saved" : `Saved ${timeOf(at)}`;
}

/** When the last snapshot was taken. */
export function snapshotText(at: Instant | null, now: Instant): string {
  return at === null ? "No snapshot yet" : `Last snapshot ${relativeTime(at, now)}`;
}

/** What the start check did without being asked. */
export function openedText(notice: {
  readonly replayed: number;
  readonly rebuilt: boolean;
  readonly cut: boolean;
  readonly damage?: string;
}): string {
  const told: string[] = [];
  if (notice.rebuilt) {
    const from = notice.damage === undefined ? "the journal" : "a snapshot and the entries behind it";
    if (notice.damage !== undefined) told.push(notice.damage);
    told.push(`The working copy has been rebuilt from ${from}; what was left of the one before is kept for 30 days.`);
  } else if (notice.replayed > 0) {
    told.push(
      `${counted(notice.replayed, "change")} written just before the last end ${notice.replayed === 1 ? "was" : "were"} taken over from the journal.`,
    );
  }
  if (notice.cut) {
    told.push("The last line of the journal had not been finished; it was cut off, and a copy of it is kept.");
  }
  return told.join(" ");
}
