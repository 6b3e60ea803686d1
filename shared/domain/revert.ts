import type { Json } from "./canonical.ts";
import { applyChange, shelfFor, type RecordChange, type RowChange, type UsageChange } from "./change.ts";
import type { Id } from "./ids.ts";
import type { Portfolio, RecordTable, TableName, Tables } from "./portfolio.ts";
import { referencesOf, type Mention } from "./references.ts";
import { changedSince, revertFields, withFieldOf, type Fields } from "./revert-fields.ts";
import { stillNeeded, type Reversal } from "./revert-needed.ts";
import { revertUsage } from "./revert-usage.ts";
import { sameValue } from "./same.ts";
import { allOf, recordIn } from "./shelves.ts";

/** Something that taking back a change leaves as it is, with what it holds now and what it would be. */
export type Kept = {
  readonly table: TableName;
  readonly id: Id;
  /** A field by its path, a usage cell as "subject/month", or null for the whole record. */
  readonly field: string | null;
  readonly holds: Json;
  readonly wouldBe: Json;
  /** Changed since, still needed by others, naming a record that is gone, or added again in the meantime. */
  readonly why: "changedSince" | "referenced" | "gone" | "thereAgain";
  /** Who still needs it, where that is why. */
  readonly by: readonly Mention[];
};

/** What taking back a change would write, and what it would leave as it is. */
export type Revert = { readonly changes: readonly RecordChange[]; readonly kept: readonly Kept[] };

/**
 * Takes back a change made earlier, also weeks later: fields and cells that still hold its values become what they were,
 * records it made go unless they were changed or are needed by others, records it deleted come back; the rest is listed.
 * Nothing that was changed since is overwritten. Taking back the undo is the redo.
 */
export function revertChange(portfolio: Portfolio, changes: readonly RecordChange[]): Revert {
  const kept: Kept[] = [];
  const proposed = new Map<string, Reversal>();
  const recordOf = lookUp(portfolio);
  for (const change of collapsedRows(changes)) {
    const reversal = reversalOf(recordOf, change, kept);
    if (reversal !== null) proposed.set(keyOf(change.table, change.id), reversal);
  }
  const isThere = (table: TableName, id: Id) => {
    const reversal = proposed.get(keyOf(table, id));
    if (reversal !== undefined) return reversal.next !== null || reversal.now !== null;
    return recordOf(table, id) !== null;
  };
  keepWhatNamesTheGone(proposed, isThere, kept);
  const usage = usageChanges(portfolio, changes, isThere, kept);
  const after = applyChange(portfolio, usage);
  const verdicts = verdictsOfTheGone(portfolio, proposed);
  for (const verdict of verdicts) proposed.set(keyOf("verdicts", verdict.id), verdict);
  for (const [key, by] of stillNeeded({ ...portfolio, usage: after.usage }, proposed)) {
    const reversal = proposed.get(key);
    proposed.delete(key);
    if (reversal === undefined) continue;
    const { table, id } = reversal;
    kept.push({ table, id, field: null, holds: null, wouldBe: null, why: "referenced", by });
  }
  for (const verdict of verdicts)
    if (!speaksOfTheGone(verdict, proposed)) proposed.delete(keyOf("verdicts", verdict.id));
  const rows = [...proposed.values()].map(({ table, id, now, next }): RecordChange => {
    return { table, id, before: now, after: next } as unknown as RowChange;
  });
  return { changes: [...rows, ...usage], kept };
}

/** Verdicts of what would go: the app recorded them and works them out again, so they go too and hold nothing back. */
function verdictsOfTheGone(portfolio: Portfolio, proposed: ReadonlyMap<string, Reversal>): readonly Reversal[] {
  return [...allOf(portfolio.verdicts)]
    .filter(({ id }) => !proposed.has(keyOf("verdicts", id)))
    .map((verdict): Reversal => ({ table: "verdicts", id: verdict.id, now: verdict as unknown as Fields, next: null }))
    .filter((verdict) => speaksOfTheGone(verdict, proposed));
}

function speaksOfTheGone({ now }: Reversal, proposed: ReadonlyMap<string, Reversal>): boolean {
  const named = referencesOf("verdicts", now as unknown as Tables["verdicts"]);
  return named.some(({ table, id }) => proposed.get(keyOf(table, id))?.next === null);
}

function keyOf(table: TableName, id: Id): string {
  return `${table}/${id}`;
}

type Collapsed = { readonly table: RecordTable; readonly id: Id; readonly before: Fields | null; after: Fields | null };

/** Each record that the change touched once, with the oldest before and the newest after. */
function collapsedRows(changes: readonly RecordChange[]): readonly Collapsed[] {
  const rows = new Map<string, Collapsed>();
  for (const change of changes) {
    if (change.table === "usage") continue;
    const key = keyOf(change.table, change.id);
    const known = rows.get(key);
    const { table, id } = change;
    const before = change.before as Fields | null;
    const after = change.after as Fields | null;
    if (known === undefined) rows.set(key, { table, id, before, after });
    else known.after = after;
  }
  return [...rows.values()];
}

type RecordOf = (table: TableName, id: Id, shelf?: string) => Fields | null;

/** Finds records by id: on the shelf where they should stand, else in an index of the table made when first needed. */
function lookUp(portfolio: Portfolio): RecordOf {
  const indexes = new Map<TableName, ReadonlyMap<Id, unknown>>();
  return (table, id, shelf) => {
    const near = shelf === undefined ? undefined : recordIn<unknown>(portfolio[table], id, shelf);
    if (near !== undefined) return near as Fields;
    let index = indexes.get(table);
    if (index === undefined) {
      index = new Map([...allOf<{ readonly id: Id }>(portfolio[table])].map((record) => [record.id, record]));
      indexes.set(table, index);
    }
    return (index.get(id) ?? null) as Fields | null;
  };
}

function reversalOf(recordOf: RecordOf, change: Collapsed, kept: Kept[]): Reversal | null {
  const { table, id, before, after } = change;
  if (before === null && after === null) return null;
  const now = recordOf(table, id, shelfFor(table, after ?? before));
  const keep = (fields: ReturnType<typeof changedSince>) => {
    for (const field of fields) kept.push({ table, id, ...field, why: "changedSince", by: [] });
    return null;
  };
  if (before === null) {
    if (now === null || after === null) return null;
    const since = changedSince(now, after);
    return since.length > 0 ? keep(since) : { table, id, now, next: null };
  }
  if (after === null) {
    if (now === null) return { table, id, now, next: before };
    if (!sameValue(now, before)) {
      kept.push({ table, id, field: null, holds: null, wouldBe: null, why: "thereAgain", by: [] });
    }
    return null;
  }
  if (now === null) {
    if (!sameValue(before, after)) {
      kept.push({ table, id, field: null, holds: null, wouldBe: null, why: "gone", by: [] });
    }
    return null;
  }
  const reverted = revertFields(table, now, before, after);
  keep(reverted.kept);
  return sameValue(reverted.fields, now) ? null : { table, id, now, next: reverted.fields };
}

type IsThere = (table: TableName, id: Id) => boolean;

/** Leaves records and fields that would name a record which is no longer there. */
function keepWhatNamesTheGone(proposed: Map<string, Reversal>, isThere: IsThere, kept: Kept[]): void {
  let isSettled = false;
  while (!isSettled) {
    isSettled = true;
    for (const [key, { table, id, now, next }] of proposed) {
      if (next === null) continue;
      const missing = referencesOf(table, next as Tables[typeof table]).find(
        (named) => !isThere(named.table, named.id),
      );
      if (missing === undefined) continue;
      const { field } = missing;
      isSettled = false;
      if (now === null) {
        proposed.delete(key);
        kept.push({ table, id, field: null, holds: null, wouldBe: null, why: "gone", by: [] });
        continue;
      }
      const fields = withFieldOf(table, next, now, field);
      if (sameValue(fields, next)) throw new Error(`The ${field} of ${key} names a record that is not there`);
      if (sameValue(fields, now)) proposed.delete(key);
      else proposed.set(key, { table, id, now, next: fields });
      kept.push({ table, id, field, holds: null, wouldBe: null, why: "gone", by: [] });
    }
  }
}

function usageChanges(
  portfolio: Portfolio,
  changes: readonly RecordChange[],
  isThere: IsThere,
  kept: Kept[],
): readonly UsageChange[] {
  const byProduct = new Map<Id, UsageChange[]>();
  for (const change of changes) {
    if (change.table !== "usage") continue;
    const patches = byProduct.get(change.id);
    if (patches === undefined) byProduct.set(change.id, [change]);
    else patches.push(change);
  }
  const reverted: UsageChange[] = [];
  for (const [productId, patches] of byProduct) {
    const isSubject = (subject: Id) =>
      isThere("products", productId) && (subject === productId || isThere("features", subject));
    const { changes: own, kept: left } = revertUsage(portfolio, productId, patches, isSubject);
    reverted.push(...own);
    for (const cell of left) kept.push({ table: "usage", id: productId, ...cell, by: [] });
  }
  return reverted;
}
