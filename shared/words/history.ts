import type { BacklogItem } from "../domain/backlog-item.ts";
import type { RowChange } from "../domain/change.ts";
import type { Envelope } from "../domain/journal.ts";
import { tableNames, type TableName } from "../domain/portfolio.ts";
import type { Kept } from "../domain/revert.ts";
import { dayText, decimal, instantText, listed, money, monthText, share } from "./format.ts";
import { codeWord } from "./record-codes.ts";
import { fieldWord, recordWord, tableTitle } from "./records.ts";
import { estimateText, rubrics } from "./rubrics.ts";
import { backlogFlowThresholds, backlogHygieneThresholds, backlogRankThresholds } from "./settings-backlog.ts";
import { experimentBeliefThresholds, experimentThresholds } from "./settings-experiments.ts";
import { retirementThresholds, usageThresholds, weightThresholds } from "./settings.ts";

/** Finds the name of a record by its id, in one table where that is known; undefined when it is gone or has none. */
export type NameOf = (id: string, table?: TableName) => string | undefined;

/** One field of a record before and after, in words; null where it held nothing. */
export type FieldChange = { readonly field: string; readonly before: string | null; readonly after: string | null };

/** What values are written with: the names of records, and the currency of amounts; null where that is not known. */
export type ValueContext = { readonly nameOf: NameOf; readonly currency: string | null };

const kept = new Set(["id", "createdAt", "updatedAt", "by"]);
const moneyFields =
  /(^|\.)(amount|dayRate|contribution|valuePerUser|loss0|loss1|lump|penalty|moneyBox|nextStepCost|spent|arpu|cac)$|\.assumptions\.(oneOff|\w+Monthly)\./;
const shareFields = /(share|attribution|margin|churn|\.p0|\.p1|annualRate)$/i;
const idFields = /(^|\.)(\w+Id|corners\.\w+|dependsOn|supportedBy|contradictedBy|pivotOf)$/;
/** What is kept for the app to read, not for people: that it changed is all that can be said. */
const unreadable = new Set(["backlog.rank", "views.view", "recipes.reading", "proposals.figures.json"]);
const thresholds = new Map(
  [
    ...usageThresholds,
    ...retirementThresholds,
    ...weightThresholds,
    ...backlogFlowThresholds,
    ...backlogRankThresholds,
    ...backlogHygieneThresholds,
    ...experimentThresholds,
    ...experimentBeliefThresholds,
  ].map((t) => [`settings.${t.path}`, t]),
);

/** What a change did to a record, field by field, without what every change touches (identity, times, author). */
export function fieldChanges(change: RowChange, context: ValueContext): readonly FieldChange[] {
  const record = (change.after ?? change.before) as { readonly currency?: string } | null;
  const within = { ...context, currency: record?.currency ?? context.currency };
  const { table } = change;
  const before = flattened(change.before, table, within);
  const after = flattened(change.after, table, within);
  const paths = new Set([...before.keys(), ...after.keys()]);
  const changes: FieldChange[] = [];
  for (const path of paths) {
    const [was, is] = [before.get(path) ?? null, after.get(path) ?? null];
    if (was === is) continue;
    const field = fieldTitle(table, path);
    if (!unreadable.has(`${table}.${path}`)) changes.push({ field, before: was, after: is });
    else changes.push({ field, before: was && "as it was", after: is && (was === null ? "set" : "changed") });
  }
  return changes;
}

function fieldTitle(table: TableName, path: string): string {
  return thresholds.get(`${table}.${path}`)?.label ?? fieldWord(path);
}

/** The fields of a record, or of a part of it that stands at a place, in words by their paths from there. */
function flattened(record: unknown, place: string, context: ValueContext): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  if (record === null || typeof record !== "object") return texts;
  const open = (value: unknown, path: string): void => {
    if (value === null || value === undefined || value === "") return;
    if (typeof value !== "object" || Array.isArray(value)) {
      const text = valueText(value, `${place}.${path}`, context);
      if (text !== "") texts.set(path, text);
      return;
    }
    for (const [name, member] of Object.entries(value)) open(member, path === "" ? name : `${path}.${name}`);
  };
  for (const [name, value] of Object.entries(record)) if (!kept.has(name)) open(value, name);
  return texts;
}

/** A value of a field in words, by the path from its table: amounts as money, shares as per cent, ids as names, codes in words. */
export function valueText(value: unknown, path: string, context: ValueContext): string {
  if (Array.isArray(value)) return value.map((member) => valueText(member, path, context)).join("; ");
  switch (typeof value) {
    case "boolean":
      return value ? "yes" : "no";
    case "number":
      return numberText(value, path, context);
    case "string":
      return codeWord(path, value) ?? textOf(value, path, context);
    case "object":
      return value === null ? "nothing" : partText(value, path, context);
    case "undefined":
    case "bigint":
    case "symbol":
    case "function":
      return "nothing";
  }
}

function partText(part: object, path: string, context: ValueContext): string {
  const { currency } = context;
  if (currency !== null && path === "backlog.estimates")
    return estimated(part as BacklogItem["estimates"][number], currency);
  return Array.from(flattened(part, path, context), ([name, text]) => `${fieldWord(name)}: ${text}`).join(", ");
}

function estimated(estimate: BacklogItem["estimates"][number], currency: string): string {
  const { name, low, mode, high, source, on } = estimate;
  const [least, likely, most] = [low, mode, high].map((figure) => estimateText(name, figure, currency));
  const range = low === high ? "" : ` (${least} to ${most})`;
  return [`${rubrics[name].name} ${likely}${range}`, source, on === null ? "" : dayText(on)].filter(Boolean).join(", ");
}

function numberText(value: number, path: string, { currency }: ValueContext): string {
  if (currency !== null && moneyFields.test(path)) return money(value, currency);
  const unit = thresholds.get(path)?.unit;
  if (unit === "share" || (unit === undefined && shareFields.test(path) && Math.abs(value) <= 1)) return share(value);
  if (/(^|\.)at$|(At|Since)$/.test(path)) return instantText(value);
  return decimal(value, 6);
}

const longest = 400;

function textOf(text: string, path: string, { nameOf }: ValueContext): string {
  const own =
    path === "settings.backlog.formula.input" && text.startsWith("field:") ? text.slice("field:".length) : null;
  if (own !== null) return nameOf(own, "fields") ?? "a field that is gone";
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return monthText(text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return dayText(text);
  const name = nameOf(text);
  if (name !== undefined) return name;
  if (idFields.test(path) && !path.endsWith(".externalId")) return "one that is gone";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** What a record is called in lists: its kind and, where it has one, its name. */
export function recordTitle(table: TableName, record: unknown, nameOf: NameOf): string {
  const known = (record ?? {}) as Readonly<Record<string, unknown>>;
  const named = [known["name"], known["title"], known["fileName"], known["label"], known["currency"]].find(
    (name): name is string => typeof name === "string" && name !== "",
  );
  const mentions = [
    [known["featureId"], "features"],
    [known["productId"], "products"],
    [known["id"], table],
  ] as const;
  const about = mentions.map(([id, of]) => (typeof id === "string" ? nameOf(id, of) : undefined));
  return titled(table, table === "settings" ? undefined : (named ?? about.find((name) => name !== undefined)));
}

function titled(table: TableName, name: string | undefined): string {
  const word = recordWord(table);
  const title = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  return name === undefined ? title : `${title} '${name}'`;
}

/** What an entry touched, for its line in a list: the one record by name, or the tables. */
export function touchedText(envelope: Envelope, nameOf: NameOf): string {
  const records = envelope.touches.filter((touched) => touched.includes("/"));
  const [table = "", id = ""] = records[0]?.split("/") ?? [];
  const touched = envelope.touches.filter((name): name is TableName => tableNames.includes(name as TableName));
  if (records.length !== 1 || table === "settings") return listed(touched.map(tableTitle));
  return titled(table as TableName, nameOf(id, table as TableName));
}

/** Why something is left as it is when an entry is taken back. */
export function keptLine(left: Kept, context: ValueContext): string {
  const { table, id, field, holds, wouldBe, why, by } = left;
  const what = recordTitle(table, { id }, context.nameOf);
  const part = field === null ? what : `${what}, ${fieldWord(field)}`;
  switch (why) {
    case "changedSince": {
      const [now, then] = [holds, wouldBe].map((value) => valueText(value, `${table}.${field ?? ""}`, context));
      return `${part}: changed since; it holds ${now} and would be ${then}.`;
    }
    case "referenced":
      return `${part}: still needed by ${listed([...new Set(by.map((mention) => recordTitle(mention.table, { id: mention.id }, context.nameOf)))])}.`;
    case "gone":
      return `${part}: names a record that is gone.`;
    case "thereAgain":
      return `${part}: was added again in the meantime.`;
  }
}

/** What is lost when the contents of an entry are erased, what stays, and where else they may still be. */
export function erasureText({ label, seq }: Envelope): readonly string[] {
  return [
    `Gone for good: what entry ${seq} changed, before and after. It can then no longer be looked up or undone.`,
    `Stays: that there was such an entry, who made it, when and why, and its name: '${label}'. The chain still verifies.`,
    "The records stay as they are now. Other changes of the same records keep what they say, and so does every snapshot, export or copy that was made before.",
    "A snapshot is taken first. The erasure stands in the journal with your reason, and cannot be undone.",
  ];
}

/** That the contents of an entry were erased: by whom, when and why. */
export function erasedText({ by, at, reason, seq }: Envelope): string {
  const who = by === "" ? "" : ` by ${by}`;
  return `What this entry changed was erased${who} on ${instantText(at)}, as entry ${seq} says: ${reason ?? "no reason given"}`;
}

/** What a verified chain proves, and what it cannot. */
export const chainPromise =
  "Each entry carries the hash of the one before it, so an edited, deleted, inserted or swapped entry is found and named. What this cannot show: whoever owns this computer could rewrite the whole chain before anybody else has seen its head. Compare the head with one that was printed on an export, a snapshot or a proposal: a chain that was cut or rewritten has another.";

/** What the screens of the history say beside its entries. */
export const historyScreenWords = {
  noImport: "No file has been brought in yet.",
  broken: "The chain is broken.",
  noneWhole: "No entry before it is whole.",
  brokenFix:
    "The working copy that you see is not touched by this. Export it now; earlier states are among the snapshots.",
  nothingShown: "Nothing that is shown changed.",
  why: "Say in a sentence why.",
  erase: "Erase what this entry says?",
  eraseHint: "It stays in the journal: do not repeat what is to be erased.",
  binding: "This entry is binding: it cannot be undone, only withdrawn where it was made.",
  nothingLeft: "Nothing is left to undo: every value was changed again since, or is back already.",
  nothingYet: "Nothing has been changed yet.",
  whatStands: "Every change will stand here with who made it, when and why, and what was there before.",
} as const;
