import { isComments, isPersonal, stageWords } from "./backlog-words.ts";
import { choiceOf } from "./choice-words.ts";
import { fieldsOf } from "./fields.ts";
import type { Sniffed } from "./sniff.ts";
import type { Reading } from "./reading.ts";
import { isNotKnown } from "./numbers.ts";

const titles = ["title", "summary", "subject", "name", "card name", "task name"];
const work = new Set([
  "issue key",
  "issue type",
  "issue id",
  "resolution",
  "assignee",
  "assignees",
  "due date",
  "milestone",
  "sprint",
  "story points",
  "duedate",
  "cycle name",
  "epic",
  "backlog_order",
  "kep-number",
  "pep",
  "current state",
  "key",
  "iteration",
  "target date",
  "card id",
  "task id",
  "statereason",
  "labels",
  "due_date",
  "post-history",
  "ref",
  "creation-date",
  "reviewers",
  "approvers",
]);
const states = ["status", "state", "stage", "list", "current state", "completed at", "status.name", "is_closed"];

/** Whether a header is that of a list of work: titles, states, and what only trackers keep. */
export function looksLikeBacklog(header: readonly string[]): boolean {
  const names = header.map((name) => name.trim().toLowerCase());
  const has = (words: readonly string[]) => words.some((word) => names.includes(word));
  const signs = new Set(names.filter((name) => work.has(name))).size;
  return has(titles) && has(states) && signs >= 2;
}

/** Fields of which every column of a name is taken. */
export const backlogLists: ReadonlySet<string> = new Set(["labels", "needs", "links", "extra"]);

type Matched = Readonly<Record<string, readonly string[]>>;

/**
 * What a list of work needs beyond its matched columns: repeated columns as lists, what no field takes kept beside the
 * item, people's names and comments left out, pull requests left out.
 */
export function backlogReading(base: Reading, columns: Matched, { header, sample, entries }: Sniffed): Reading {
  const matched: Record<string, string[]> = {};
  for (const [id, names] of Object.entries(columns)) {
    // Names of people are only taken when somebody asks for them.
    if (id === "owner") continue;
    const plain = names.map((name) => (backlogLists.has(id) ? name.replace(/ \[\d+\]$/, "") : name));
    if (!isMeant(id, plain, { header, sample })) continue;
    matched[id] = plain;
  }
  const state = stateColumn({ header, sample });
  if (state !== null) matched["stage"] = [state];
  const taken = new Set(Object.values(matched).flat());
  const isTaken = (name: string) => taken.has(name) || [...taken].some((one) => one.startsWith(`${name} [`));
  const extra = [...new Set(header)].filter((name) => !isTaken(name) && !isPersonal(name) && !isComments(name));
  if (extra.length > 0) matched["extra"] = extra;
  const pulls = header.includes("pull request") ? [{ column: "pull request", values: ["yes"] }] : [];
  const options: Record<string, string> = entries === null ? {} : { entries };
  return { ...base, columns: matched, leaveOut: pulls, options };
}

/** Of the columns that may hold the state, the one of which most cells say a state that is known; null without any. */
function stateColumn({ header, sample }: Pick<Sniffed, "header" | "sample">): string | null {
  const names = ["stage", ...(fieldsOf.backlog.find(({ id }) => id === "stage")?.synonyms ?? [])];
  let best: { readonly name: string; readonly share: number } | null = null;
  for (const wanted of names) {
    const at = header.findIndex((name) => name.trim().toLowerCase() === wanted);
    const said = sample.map((row) => row[at] ?? "").filter((cell) => cell.trim() !== "");
    if (at < 0 || said.length === 0) continue;
    const share = said.filter((cell) => choiceOf(stageWords, cell) !== null).length / said.length;
    if (best === null || share > best.share) best = { name: header[at] ?? "", share };
  }
  return best?.name ?? null;
}

/** Amounts are only taken from columns that hold numbers. */
function isMeant(
  id: string,
  [column]: readonly string[],
  { header, sample }: Pick<Sniffed, "header" | "sample">,
): boolean {
  if (fieldsOf.backlog.find((field) => field.id === id)?.kind !== "amount") return true;
  const at = header.indexOf(column ?? "");
  const said = sample.map((row) => row[at] ?? "").filter((cell) => !isNotKnown(cell));
  return said.length > 0 && said.every((cell) => /^\d{1,6}(?:[.,]\d{1,3})?$/.test(cell.trim()));
}
