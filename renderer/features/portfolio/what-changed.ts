import type { Id, Instant } from "#shared/domain/ids.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { subjectName } from "#shared/domain/retirement-commands.ts";
import type { VerdictRecord } from "#shared/domain/retirement.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { keyOf } from "#shared/domain/candidates.ts";

/** A subject whose verdict became "flag" after a moment. */
export type NewlyFlagged = { readonly productId: Id; readonly featureId: Id | null; readonly name: string };

/** What happened in the portfolio after an entry of its journal. */
export type Changed = {
  /** When the last entry seen before was written; null when there is none. */
  readonly since: Instant | null;
  readonly flagged: readonly NewlyFlagged[];
  readonly imports: readonly Envelope[];
  readonly money: readonly Envelope[];
  readonly usage: readonly Envelope[];
  readonly others: readonly Envelope[];
  readonly people: readonly string[];
};

const moneyTables = new Set(["costs", "values", "pools", "rates"]);

function touches(envelope: Envelope, tables: ReadonlySet<string>): boolean {
  return envelope.touches.some((touched) => tables.has(touched));
}

const usageTables = new Set(["usage"]);

/** Sorts what was committed after the entry `seen` by what it means to somebody who looks in again; newest first. */
export function changedSince(portfolio: Portfolio, envelopes: readonly Envelope[], seen: number): Changed {
  const fresh = envelopes.filter((entry) => entry.seq > seen && entry.automatic !== true).reverse();
  const since = envelopes.findLast((entry) => entry.seq <= seen)?.at ?? null;
  const imports = fresh.filter((entry) => entry.batchId !== undefined);
  const typed = fresh.filter((entry) => entry.batchId === undefined);
  const money = typed.filter((entry) => touches(entry, moneyTables));
  const usage = typed.filter((entry) => !money.includes(entry) && touches(entry, usageTables));
  return {
    since,
    flagged: since === null ? [] : newlyFlagged(portfolio, since),
    imports,
    money,
    usage,
    others: typed.filter((entry) => !money.includes(entry) && !usage.includes(entry)),
    people: [...new Set(fresh.map((entry) => entry.by).filter((by) => by !== ""))],
  };
}

function newlyFlagged(portfolio: Portfolio, since: Instant): readonly NewlyFlagged[] {
  const before = new Map<string, VerdictRecord>();
  const last = new Map<string, VerdictRecord>();
  for (const record of allOf(portfolio.verdicts)) {
    const newest = record.createdAt <= since ? before : last;
    const known = newest.get(keyOf(record));
    if (known === undefined || known.createdAt <= record.createdAt) newest.set(keyOf(record), record);
  }
  const flagged: NewlyFlagged[] = [];
  for (const [key, { verdict, productId, featureId }] of last) {
    if (verdict !== "flag" || before.get(key)?.verdict === "flag") continue;
    const name = subjectName(portfolio, { productId, featureId });
    if (name !== null) flagged.push({ productId, featureId, name });
  }
  return flagged;
}

/** How much happened in all. */
export function changesIn({ flagged, imports, money, usage, others }: Changed): number {
  return flagged.length + imports.length + money.length + usage.length + others.length;
}
