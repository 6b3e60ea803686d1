import { canonicalJson } from "./canonical.ts";
import { stopTwice } from "./import-catalogue.ts";
import {
  isChangedHere,
  judgeAgainst,
  judgeNew,
  type JudgedRow,
  type Planning,
  type Recorded,
} from "./import-judged.ts";
import { ledgerFields, stoppedInLedger, type LedgerTold } from "./import-ledger-row.ts";
import { batchPlace, newPlace } from "./import-names.ts";
import type { CostRow, ValueRow } from "./import-rows.ts";
import type { CostEntry, ValueEntry } from "./ledger.ts";
import { sameValue } from "./same.ts";
import { allOf } from "./shelves.ts";

type Fields = Readonly<Record<string, unknown>>;
type Table = "costs" | "values";

/** A row that may go in: what it would write, and by what it is known again. */
type Claim = {
  readonly row: JudgedRow<CostRow> | JudgedRow<ValueRow>;
  readonly fields: Fields;
  readonly source: string;
  /** What the row says of itself in the file's own names. */
  readonly written: string;
};

type Known = {
  readonly byId: Map<string, Recorded>;
  /** The entries of each key, and of each key and amount; the one to be paired next stands last. */
  readonly byKey: Map<string, Recorded[]>;
  readonly byAmount: Map<string, Recorded[]>;
  readonly taken: Set<string>;
};

/** How a ledger entry is known again, in words. */
export const ledgerKey =
  "An entry is known again by its id, its key in the source, or else by product, feature, pool, label, category, period, currency and recurrence.";

/**
 * Judges cost or value rows against the entries that the same source brought in before. Rows without an id of their own
 * are paired by what they say, equal amounts first, so that of several that say the same none is merged and none doubled.
 */
export function judgeLedger(planning: Planning, table: Table, told: readonly LedgerTold[]): void {
  const claims = told.filter((one) => !stoppedInLedger(one)).map((one) => claimOf(planning, one));
  const known = knownEntries(planning, table, claims);
  const identified = new Map<string, Claim>();
  const unnamed: Claim[] = [];
  for (const claim of claims) {
    const { winnowId, externalId = winnowId } = claim.row.said;
    const own = winnowId === undefined ? "" : ownKey(winnowId);
    const id = known.byId.has(own) ? own : externalId === undefined ? null : idKey(claim.source, externalId);
    if (id === null) unnamed.push(claim);
    else judgeIdentified(planning, table, { claim, id, known, identified });
  }
  const unpaired = unnamed.filter((claim) => !pair(planning, table, claim, entryFor(claim, known, "amount")));
  const left = unpaired.filter((claim) => !pair(planning, table, claim, entryFor(claim, known, "key")));
  for (const claim of left) addEntry(planning, table, claim, claim.written);
}

function idKey(source: string, externalId: string): string {
  return `${source}\u0000${externalId}`;
}

/** The key of an entry by its own id, as our own exports say it, wherever it came from. */
function ownKey(winnowId: string): string {
  return `own\u0000${winnowId}`;
}

function keyIn({ row: { said } }: Claim): string {
  return said.externalId ?? said.winnowId ?? "";
}

/** The key of what an entry said when it was brought in. */
function saidKey(source: string, written: string): string {
  return `said\u0000${source}\u0000${written}`;
}

function claimOf(planning: Planning, told: LedgerTold): Claim {
  const { row } = told;
  const { said } = row;
  const fields = ledgerFields(told);
  const source = said.source ?? planning.file.source;
  const category = "category" in said ? said.category : said.value.kind;
  const pool = "pool" in said ? said.pool : null;
  const names = [said.product, said.feature, pool, said.label, category];
  const written = JSON.stringify([...names, said.from, said.to, said.currency, said.recurrence]);
  return { row, fields, source, written };
}

/** What tells an entry apart, in the portfolio's own ids. */
function entryKey(source: string, entry: Fields): string {
  const category = entry["category"] ?? (entry["value"] as ValueEntry["value"]).kind;
  const subject = [entry["productId"], entry["featureId"], entry["poolId"] ?? null, entry["label"], category];
  return JSON.stringify([source, ...subject, entry["from"], entry["to"], entry["currency"], entry["recurrence"]]);
}

function amountKey(key: string, entry: Fields): string {
  const amount = entry["value"] === undefined ? entry["amount"] : canonicalJson(entry["value"]);
  return `${String(amount)}\u0000${String(entry["exact"])}\u0000${key}`;
}

function put(map: Map<string, Recorded[]>, key: string, entry: Recorded): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [entry]);
  else same.push(entry);
}

function knownEntries(planning: Planning, table: Table, claims: readonly Claim[]): Known {
  const known: Known = { byId: new Map(), byKey: new Map(), byAmount: new Map(), taken: new Set() };
  const entries = [...allOf<CostEntry | ValueEntry>(planning.portfolio[table])];
  const sources = new Set(claims.map(({ source }) => source));
  const isOwnExport = claims.some(({ row }) => row.said.winnowId !== undefined);
  for (const entry of entries.reverse()) {
    const { source, externalId } = entry;
    if (isOwnExport) known.byId.set(ownKey(entry.id), entry);
    if (source === undefined || !sources.has(source)) continue;
    if (externalId !== undefined) known.byId.set(idKey(source, externalId), entry);
    const isMoved = externalId !== undefined && isChangedHere(planning, entry);
    const key = isMoved ? saidKey(source, externalId) : entryKey(source, entry);
    put(known.byKey, key, entry);
    put(known.byAmount, amountKey(key, entry), entry);
  }
  return known;
}

/** The next entry that a row without an id may mean, and that no other row took. */
function entryFor(claim: Claim, known: Known, by: "amount" | "key"): Recorded | undefined {
  if (known.byKey.size === 0) return undefined;
  for (const key of [saidKey(claim.source, claim.written), entryKey(claim.source, claim.fields)]) {
    const entries = by === "key" ? known.byKey.get(key) : known.byAmount.get(amountKey(key, claim.fields));
    for (let entry = entries?.pop(); entry !== undefined; entry = entries?.pop()) {
      if (known.taken.has(entry.id)) continue;
      known.taken.add(entry.id);
      return entry;
    }
  }
  return undefined;
}

function pair(planning: Planning, table: Table, claim: Claim, entry: Recorded | undefined): boolean {
  if (entry === undefined) return false;
  const isRounded = table === "costs" && claim.fields["exact"] === undefined;
  const fields = isRounded ? { ...claim.fields, exact: undefined } : claim.fields;
  judgeAgainst(planning, claim.row, table, { record: entry, fields, subject: claim.row.said.label });
  return true;
}

function judgeIdentified(
  planning: Planning,
  table: Table,
  { claim, id, known, identified }: { claim: Claim; id: string; known: Known; identified: Map<string, Claim> },
): void {
  const earlier = identified.get(id);
  if (earlier !== undefined) {
    if (sameValue(earlier.fields, claim.fields)) return;
    stopTwice(earlier.row, "externalId", keyIn(claim));
    stopTwice(claim.row, "externalId", keyIn(claim));
    return;
  }
  identified.set(id, claim);
  const entry = known.byId.get(id);
  if (entry !== undefined) known.taken.add(entry.id);
  if (!pair(planning, table, claim, entry)) addEntry(planning, table, claim, keyIn(claim));
}

function addEntry(planning: Planning, table: Table, claim: Claim, externalId: string): void {
  const origin = { source: claim.source, externalId, batchId: batchPlace };
  judgeNew(claim.row, { table, id: newPlace(planning.book), fields: { ...claim.fields, ...origin } });
}
