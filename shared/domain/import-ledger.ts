import { canonicalJson } from "./canonical.ts";
import {
  judgeAgainst,
  judgeNew,
  stoppedByName,
  stopRow,
  type JudgedRow,
  type Planning,
  type Recorded,
} from "./import-judged.ts";
import { stopTwice } from "./import-catalogue.ts";
import { batchPlace, newPlace, type NamedRecord } from "./import-names.ts";
import type { CostRow, Stop, ValueRow } from "./import-rows.ts";
import type { CostEntry, ValueEntry } from "./ledger.ts";
import { monthIndex } from "./month.ts";
import { allOf } from "./shelves.ts";

/** The records that a ledger row names, by column. */
export type LedgerNames = {
  readonly product: NamedRecord | null;
  readonly feature: NamedRecord | null;
  readonly pool: NamedRecord | null;
  readonly causedBy: NamedRecord | null;
  readonly paidBy: NamedRecord | null;
};

/** A cost or value row with the names it says. */
export type LedgerTold = { readonly row: JudgedRow<CostRow> | JudgedRow<ValueRow>; readonly names: LedgerNames };

type Fields = Readonly<Record<string, unknown>>;
type Entry = Recorded & { readonly [field: string]: unknown };
type Claim = { readonly told: LedgerTold; readonly fields: Fields; readonly source: string; readonly key: string };

/** How a ledger entry is known again, in words. */
export const ledgerKey =
  "An entry is known again by its id in the source, else by product, feature, pool, label, category, period, currency and recurrence.";

/**
 * Judges cost or value rows against the entries that the same source brought in before. Entries without an id of their
 * own are told apart by what they say; of several that say the same, equal amounts are paired first, so that none is
 * merged and none is doubled.
 */
export function judgeLedger(planning: Planning, table: "costs" | "values", told: readonly LedgerTold[]): void {
  const claims: Claim[] = [];
  for (const one of told) {
    if (isStopped(one)) continue;
    const fields = fieldsOf(one);
    const source = one.row.said.source ?? planning.file.source;
    claims.push({ told: one, fields, source, key: keyOf(source, fields) });
  }
  const known = knownEntries(planning, table, new Set(claims.map(({ source }) => source)));
  const rest = claims.filter((claim) => !isKnownById(planning, table, claim, known));
  const unpaired = rest.filter((claim) => !paired(planning, table, claim, known, true));
  for (const claim of unpaired) {
    if (!paired(planning, table, claim, known, false)) addEntry(planning, table, claim, known);
  }
}

type Known = {
  readonly byId: Map<string, Entry>;
  readonly byKey: Map<string, Entry[]>;
  readonly byAmount: Map<string, Entry[]>;
  readonly taken: Set<string>;
  /** How many rows had each key so far, and the first row of each id. */
  readonly counts: Map<string, number>;
  readonly ids: Map<string, Claim>;
};

function knownEntries(planning: Planning, table: "costs" | "values", sources: ReadonlySet<string>): Known {
  const known: Known = {
    byId: new Map(),
    byKey: new Map(),
    byAmount: new Map(),
    taken: new Set(),
    counts: new Map(),
    ids: new Map(),
  };
  const put = (map: Map<string, Entry[]>, key: string, entry: Entry) => {
    const same = map.get(key);
    if (same === undefined) map.set(key, [entry]);
    else same.push(entry);
  };
  for (const record of allOf<CostEntry | ValueEntry>(planning.portfolio[table])) {
    if (record.source === undefined || !sources.has(record.source)) continue;
    const entry = record as unknown as Entry;
    const keys = new Set([keyOf(record.source, entry)]);
    if (entry.externalId !== undefined) {
      known.byId.set(`${record.source}\u0000${entry.externalId}`, entry);
      const written = writtenKey(entry.externalId);
      if (written !== null) keys.add(`${record.source}\u0000${written}`);
    }
    for (const key of keys) {
      put(known.byKey, key, entry);
      put(known.byAmount, `${key}\u0000${amountOf(entry)}`, entry);
    }
  }
  for (const lists of [known.byKey, known.byAmount]) for (const list of lists.values()) list.reverse();
  return known;
}
