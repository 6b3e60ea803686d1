import type { Json } from "./canonical.ts";
import type { RecordTable } from "./portfolio.ts";
import { sameValue } from "./same.ts";

/** A record or a part of one, by its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field that no longer holds what a change gave it. */
export type KeptField = { readonly field: string; readonly holds: Json; readonly wouldBe: Json };

/** When and by whom a record was changed and which import did it: taken back with the rest, and never listed. */
const bookkeeping = new Set(["updatedAt", "by", "batchId"]);

/** Fields that only mean something together: they are taken back together or not at all. */
const linked: { readonly [T in RecordTable]?: readonly (readonly string[])[] } = {
  costs: [
    ["recurrence", "from", "to"],
    ["productId", "poolId", "featureId"],
    ["amount", "exact", "currency"],
  ],
  values: [
    ["recurrence", "from", "to"],
    ["productId", "featureId"],
    ["value", "currency"],
  ],
  backlog: [
    ["stage", "stageSince", "startedAt", "deployedAt", "releasedAt", "droppedAt", "dropReason", "outcome"],
    ["productId", "featureId"],
  ],
  experiments: [
    [
      "purpose",
      "status",
      "card",
      "lock",
      "amendments",
      "observations",
      "evidence",
      "broken",
      "verdict",
      "decision",
      "withdrawals",
    ],
  ],
};

/** Fields whose members stand for themselves and are taken back one by one. */
const open: { readonly [T in RecordTable]?: readonly string[] } = {
  settings: ["usage", "retirement", "retirement.weights", "backlog", "backlog.wipLimits", "experiments"],
  products: ["corners", "decisionRight"],
  rates: ["rates"],
  proposals: ["texts", "assumptions"],
};

/** A record with the fields put back that still hold what a change gave them, and the fields that do not. */
export function revertFields(
  table: RecordTable,
  now: Fields,
  before: Fields,
  after: Fields,
): { readonly fields: Fields; readonly kept: readonly KeptField[] } {
  const kept: KeptField[] = [];
  const fields = revertMembers({ table, path: "", kept }, now, before, after);
  const isUntouched = sameValue(now["updatedAt"], after["updatedAt"]);
  if (kept.length === 0 && isUntouched) return { fields, kept };
  return { fields: { ...fields, updatedAt: now["updatedAt"], by: now["by"] }, kept };
}

type Place = { readonly table: RecordTable; readonly path: string; readonly kept: KeptField[] };

function revertMembers(place: Place, now: Fields, before: Fields, after: Fields): Fields {
  const fields: Record<string, unknown> = { ...now };
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !sameValue(before[field], after[field]),
  );
  for (const field of changed) {
    const path = `${place.path}${field}`;
    const members = [now[field], before[field], after[field]];
    if (open[place.table]?.includes(path) && members.every(isRecord)) {
      const [held, old, given] = members as [Fields, Fields, Fields];
      fields[field] = revertMembers({ ...place, path: `${path}.` }, held, old, given);
      continue;
    }
    const group =
      place.path === "" ? (linked[place.table]?.find((fields) => fields.includes(field)) ?? [field]) : [field];
    if (group.every((member) => sameValue(now[member], after[member]))) put(fields, field, before[field]);
    else if (!sameValue(now[field], before[field]) && !bookkeeping.has(path)) {
      place.kept.push({ field: path, holds: (now[field] ?? null) as Json, wouldBe: (before[field] ?? null) as Json });
    }
  }
  return fields;
}

function put(fields: Record<string, unknown>, field: string, value: unknown): void {
  if (value === undefined) delete fields[field];
  else fields[field] = value;
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields in which a record differs from what a change made of it, bookkeeping aside. */
export function changedSince(now: Fields, after: Fields): readonly KeptField[] {
  const kept: KeptField[] = [];
  for (const field of new Set([...Object.keys(now), ...Object.keys(after)])) {
    if (bookkeeping.has(field) || sameValue(now[field], after[field])) continue;
    kept.push({ field, holds: (now[field] ?? null) as Json, wouldBe: null });
  }
  return kept;
}

/** A record with one field, and those that only mean something with it, as another has them. */
export function withFieldOf(table: RecordTable, fields: Fields, from: Fields, field: string): Fields {
  const root = field.split(".")[0] ?? field;
  const result: Record<string, unknown> = { ...fields };
  for (const member of linked[table]?.find((group) => group.includes(root)) ?? [root])
    put(result, member, from[member]);
  return result;
}
