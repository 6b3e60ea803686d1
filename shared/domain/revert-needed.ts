import type { Id } from "./ids.ts";
import { tableNames, type Portfolio, type RecordTable, type TableName, type Tables } from "./portfolio.ts";
import { referencesOf, type Mention } from "./references.ts";
import type { Fields } from "./revert-fields.ts";
import { allOf } from "./shelves.ts";

/** A record as it is now, and as taking back a change would leave it; null is not there. */
export type Reversal = {
  readonly table: RecordTable;
  readonly id: Id;
  readonly now: Fields | null;
  readonly next: Fields | null;
};

type Named = { readonly id: Id; readonly batchId?: string | undefined };
type Holder = { readonly table: TableName; readonly id: Id; readonly record: Named };

/**
 * The records that would go and that something which stays still names, each with who names it; records that are only
 * named by others which go as well may go. The batch of an import stays while a record of it stays.
 */
export function stillNeeded(
  portfolio: Portfolio,
  proposed: ReadonlyMap<string, Reversal>,
): ReadonlyMap<string, readonly Mention[]> {
  const going = new Set<string>();
  for (const [key, { next }] of proposed) if (next === null) going.add(key);
  const needed = new Map<string, Mention[]>();
  if (going.size === 0) return needed;
  const among = new Map<string, { readonly target: string; readonly by: Mention }[]>();
  const need = (target: string, by: Mention): void => {
    const known = needed.get(target);
    if (known !== undefined) {
      if (known.length < mostMentions) known.push(by);
      return;
    }
    needed.set(target, [by]);
    for (const link of among.get(target) ?? []) pending.push(link);
  };
  const pending: { readonly target: string; readonly by: Mention }[] = [];
  for (const { table, id, record } of holders(portfolio, proposed)) {
    const own = `${table}/${id}`;
    for (const { target, field } of targetsOf(table, record)) {
      if (!going.has(target) || target === own) continue;
      const link = { target, by: { table, id, field } };
      if (!going.has(own)) pending.push(link);
      else {
        const links = among.get(own);
        if (links === undefined) among.set(own, [link]);
        else links.push(link);
      }
    }
  }
  for (let link = pending.pop(); link !== undefined; link = pending.pop()) need(link.target, link.by);
  return needed;
}

/** How many of those who need a record are listed at most. */
const mostMentions = 20;

/** Every record as it would be, and those that would go as they are. */
function* holders(portfolio: Portfolio, proposed: ReadonlyMap<string, Reversal>): Generator<Holder> {
  for (const table of tableNames) {
    for (const record of allOf<Named>(portfolio[table])) {
      const next = proposed.get(`${table}/${record.id}`)?.next ?? record;
      yield { table, id: record.id, record: next as Named };
    }
  }
  for (const { table, id, now, next } of proposed.values()) {
    if (now === null && next !== null) yield { table, id, record: next as unknown as Named };
  }
}

function targetsOf(table: TableName, record: Named): readonly { readonly target: string; readonly field: string }[] {
  const named = referencesOf(table, record as Tables[typeof table]).map(({ field, table: target, id }) => {
    return { target: `${target}/${id}`, field };
  });
  return record.batchId === undefined ? named : [...named, { target: `batches/${record.batchId}`, field: "batchId" }];
}
