import { isByChoice, type JudgedRow } from "./import-judged.ts";
import type { RowCounts, StopGroup } from "./import-planned.ts";
import type { Stop } from "./import-rows.ts";

const isNew = 1;
const isUpdate = 2;
const isUnchanged = 4;
const isBroken = 8;

/**
 * Counts the rows of a file by verdict, each once however much it says. A row with a stopped value counts as stopped; a
 * dependency that leads nowhere does not stop the product beside it. Rows of the file that were neither read nor stopped
 * count as stopped, so that nothing is lost silently.
 */
export function countRows(rows: readonly JudgedRow[], total: number): RowCounts {
  const verdicts = new Map<number, number>();
  for (const { said, kind, verdict, stop } of rows) {
    verdicts.set(said.row, (verdicts.get(said.row) ?? 0) | bitOf(kind, verdict, stop));
  }
  const counts = { new: 0, update: 0, unchanged: 0, stopped: 0 };
  for (const bits of verdicts.values()) counts[verdictOf(bits)] += 1;
  const unread = Math.max(0, total - verdicts.size);
  return { ...counts, stopped: counts.stopped + unread, rows: verdicts.size + unread };
}

function bitOf(kind: JudgedRow["kind"], verdict: JudgedRow["verdict"], stop: Stop | null): number {
  switch (verdict) {
    case "new":
      return isNew;
    case "update":
      return isUpdate;
    case "unchanged":
      return isUnchanged;
    case "stopped":
      return kind === "dependency" || isByChoice(stop) ? 0 : isBroken;
  }
}

function verdictOf(bits: number): "new" | "update" | "unchanged" | "stopped" {
  if (bits === 0 || (bits & isBroken) !== 0) return "stopped";
  if (bits === isNew) return "new";
  return bits === isUnchanged ? "unchanged" : "update";
}

/** The stopped rows by what repairs them, most first; rows that were neither read nor stopped are a group of their own. */
export function groupStops(rows: readonly JudgedRow[], total: number): readonly StopGroup[] {
  const groups = new Map<string, { stop: Stop; rows: Set<number> }>();
  for (const { stop } of rows) {
    if (stop === null) continue;
    const group = groups.get(stop.code);
    if (group === undefined) groups.set(stop.code, { stop, rows: new Set([stop.row]) });
    else group.rows.add(stop.row);
  }
  const list = [...groups.values()].map(({ stop, rows: numbers }) => ({
    code: stop.code,
    remedy: stop.remedy,
    rows: numbers.size,
    byChoice: isByChoice(stop),
  }));
  const unread = total - new Set(rows.map(({ said }) => said.row)).size;
  const remedy = "Report this: the file has rows that Winnow did not read.";
  if (unread > 0) list.push({ code: "NOT_READ", remedy, rows: unread, byChoice: false });
  return list.sort((one, other) => other.rows - one.rows || (one.code < other.code ? -1 : 1));
}
