import { blankItem, type BacklogItem } from "./backlog-item.ts";
import { judgeTeamFields } from "./import-backlog-fields.ts";
import { releasedFeature } from "./import-released.ts";
import { isSaidAgain, stopTwice } from "./import-catalogue.ts";
import { judgeAgainst, judgeNew, stoppedByName, stopRow, type JudgedRow, type Planning } from "./import-judged.ts";
import { batchPlace, newPlace, type NamedRecord } from "./import-names.ts";
import { placeOf, type ItemRow } from "./import-rows.ts";
import type { Id } from "./ids.ts";
import { settingsOf } from "./portfolio.ts";
import { ranksBetween } from "./rank.ts";
import { sameValue } from "./same.ts";
import { allOf, onShelf } from "./shelves.ts";

/** An item row with the names it says. */
export type ItemTold = {
  readonly row: JudgedRow<ItemRow>;
  readonly product: NamedRecord;
  readonly feature: NamedRecord | null;
};

/** An item of the file: the row that tells of it, the record that it is, and the id it has or gets. */
type Entry = ItemTold & { readonly record: BacklogItem | undefined; readonly id: Id; readonly rank: string };

/** The items that references may mean, by their keys in the file and in the portfolio. */
type Known = {
  readonly byId: ReadonlyMap<Id, BacklogItem>;
  readonly byKey: ReadonlyMap<string, BacklogItem>;
  readonly byProduct: ReadonlyMap<string, BacklogItem>;
  readonly ofFile: Map<string, Entry>;
};

/**
 * Judges backlog items: known again by their own id, else by source and key, else by a telling key ("ALOY-12") in the same
 * product, so that a tracker's other export finds them too; new ones come to stand behind all present ones, in the order
 * of the rows. What an item depends on is looked for in the file, then in the portfolio.
 */
export function judgeItems(planning: Planning, told: readonly ItemTold[]): void {
  if (told.length === 0) return;
  const known = knownItems(planning);
  const entries = entriesOf(planning, told, known);
  judgeTeamFields(
    planning,
    entries.map(({ row, record }) => ({ row, record })),
    (entry, fields) => judgeItem(planning, { known, entry: entries[entry], fields }),
  );
  withoutStopped(planning, entries);
}

function keyOf(source: string, externalId: string): string {
  return `${source}\0${externalId}`;
}

function knownItems({ portfolio }: Planning): Known {
  const byId = new Map<Id, BacklogItem>();
  const byKey = new Map<string, BacklogItem>();
  const byProduct = new Map<string, BacklogItem>();
  for (const item of allOf(portfolio.backlog)) {
    byId.set(item.id, item);
    if (item.externalId === undefined) continue;
    byKey.set(keyOf(item.source ?? "", item.externalId), item);
    if (isTelling(item.externalId)) byProduct.set(keyOf(item.productId, item.externalId), item);
  }
  return { byId, byKey, byProduct, ofFile: new Map() };
}

/** Whether a key names its item wherever it is written; a bare number does so in its own file only. */
function isTelling(externalId: string): boolean {
  return /\p{L}{2}/u.test(externalId) && /\d/.test(externalId);
}

function recordOf({ file }: Planning, { byId, byKey, byProduct }: Known, told: ItemTold): BacklogItem | undefined {
  const { said } = told.row;
  const own = said.winnowId === undefined ? undefined : byId.get(said.winnowId);
  const known = own ?? byKey.get(keyOf(said.origin ?? file.source, said.externalId));
  if (known !== undefined || said.origin !== undefined) return known;
  return byProduct.get(keyOf(told.product.id ?? "", said.externalId));
}

/** The rows that tell of an item each; a second row of the same item says the same, or both are stopped. */
function entriesOf(planning: Planning, told: readonly ItemTold[], known: Known): readonly Entry[] {
  const entries: Entry[] = [];
  let last: string | null = null;
  for (const { rank } of known.byId.values()) if (last === null || rank > last) last = rank;
  const ranks = ranksBetween(last, null, told.length);
  for (const [at, one] of told.entries()) {
    const { said } = one.row;
    const key = keyOf(said.origin ?? "", said.externalId);
    const earlier = known.ofFile.get(key);
    if (earlier !== undefined) {
      if (isSaidAgain(earlier.row.said, said)) continue;
      stopTwice(earlier.row, "externalId", said.externalId);
      stopTwice(one.row, "externalId", said.externalId);
      continue;
    }
    const record = recordOf(planning, known, one);
    const entry = { ...one, record, id: record?.id ?? newPlace(planning.book), rank: ranks[at] ?? "" };
    known.ofFile.set(key, entry);
    if (said.winnowId !== undefined) known.ofFile.set(said.winnowId, entry);
    if (!known.ofFile.has(said.externalId)) known.ofFile.set(said.externalId, entry);
    entries.push(entry);
  }
  return entries;
}

type Judging = {
  readonly known: Known;
  readonly entry: Entry | undefined;
  readonly fields: BacklogItem["fields"] | undefined;
};

function judgeItem(planning: Planning, { known, entry, fields: teamFields }: Judging): void {
  if (entry === undefined || entry.row.verdict === "stopped") return;
  const { row, product, feature, record, id, rank } = entry;
  const { said } = row;
  if (stoppedByName(row, "product", product)) return;
  const isFeatureSkipped = feature?.stop?.code === "SKIPPED";
  if (feature !== null && !isFeatureSkipped && stoppedByName(row, "feature", feature)) return;
  if (said.currency !== undefined && stoppedByCurrency(planning, row, said.currency)) return;
  row.uses = feature === null ? [product] : [product, feature];
  const productId = product.id ?? "";
  const fields: ItemFieldsSaid = {
    ...said.fields,
    ...estimatesOf(said, record),
    productId,
    ...(said.feature === undefined || isFeatureSkipped ? {} : { featureId: feature?.id ?? null }),
    ...(said.proposalId === undefined ? {} : { proposalId: proposalIn(planning, said.proposalId) }),
    ...(said.needs === undefined ? {} : { dependsOn: needed(planning, { known, entry, needs: said.needs }) }),
    ...(teamFields === undefined ? {} : { fields: teamFields }),
  };
  const stands = record ?? freshItem;
  const { title, kind = stands.kind, stage = stands.stage } = fields;
  const { featureId = stands.featureId, releasedAt = stands.releasedAt } = fields;
  const released = releasedFeature(planning, { id, product, title, kind, stage, featureId, releasedAt });
  if (released !== null) {
    fields.featureId = released.id;
    row.uses = [...row.uses, released];
  }
  if (record !== undefined) {
    judgeAgainst(planning, row, "backlog", { record, fields, subject: record.title });
    return;
  }
  const origin = { source: said.origin ?? planning.file.source, externalId: said.externalId, batchId: batchPlace };
  const blank = { ...blankItem(productId, said.fields.title), ...neverReached };
  judgeNew(row, { table: "backlog", id, fields: { ...blank, ...fields, rank, ...origin } });
}

const freshItem = { ...blankItem("", ""), releasedAt: null };

type ItemFieldsSaid = Partial<Omit<BacklogItem, "featureId">> & { productId: Id; title: string; featureId?: Id | null };

/** The estimates of a row, beside those of the record that it does not speak of. */
function estimatesOf(said: ItemRow, record: BacklogItem | undefined): Pick<Partial<BacklogItem>, "estimates"> {
  const { estimates } = said.fields;
  if (said.estimated === undefined || estimates === undefined || record === undefined) return {};
  const spoken = new Set(said.estimated);
  const told = new Map(estimates.map((estimate) => [estimate.name, estimate]));
  const kept = record.estimates.flatMap((before) => (spoken.has(before.name) ? (told.get(before.name) ?? []) : before));
  const known = new Set(record.estimates.map(({ name }) => name));
  return { estimates: [...kept, ...estimates.filter(({ name }) => !known.has(name))] };
}

const neverReached = {
  startedAt: null,
  deployedAt: null,
  releasedAt: null,
  droppedAt: null,
  dropReason: "",
  outcome: null,
};

function stoppedByCurrency({ portfolio }: Planning, row: JudgedRow, currency: string): boolean {
  const own = settingsOf(portfolio).currency;
  if (currency === own) return false;
  const remedy = `Change the amounts to ${own}, or leave them out.`;
  stopRow(row, { code: "OTHER_CURRENCY", column: "currency", found: currency, expected: `amounts in ${own}`, remedy });
  return true;
}

function proposalIn({ portfolio }: Planning, id: Id | null): Id | null {
  return id !== null && onShelf(portfolio.proposals, "").has(id) ? id : null;
}

type Needing = { readonly known: Known; readonly entry: Entry; readonly needs: readonly string[] };

/** The ids of the items that a row depends on; those that are nowhere, or would make it wait for itself, are listed. */
function needed(planning: Planning, { known, entry, needs }: Needing): readonly Id[] {
  const { said } = entry.row;
  const ids = new Set<Id>();
  for (const key of needs) {
    const other = said.origin === undefined ? undefined : known.ofFile.get(keyOf(said.origin, key));
    const recorded = known.byKey.get(keyOf(said.origin ?? planning.file.source, key)) ?? known.byId.get(key);
    const id = (other ?? known.ofFile.get(key))?.id ?? recorded?.id;
    if (id === undefined || id === entry.id) {
      planning.dangling.push({ ...placeOf(said), from: said.fields.title, to: key, missing: key });
    } else ids.add(id);
  }
  return [...ids];
}

/** Takes out of what goes in the items that are stopped, and what would close a circle. */
function withoutStopped(planning: Planning, entries: readonly Entry[]): void {
  const gone = new Map(entries.flatMap((entry) => (entry.row.verdict === "stopped" ? [[entry.id, entry]] : [])));
  const before = new Map<Id, readonly Id[]>();
  for (const item of allOf(planning.portfolio.backlog)) before.set(item.id, item.dependsOn);
  const reaches = (from: readonly Id[], to: Id): boolean => {
    const seen = new Set<Id>();
    const open = [...from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === to) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      open.push(...(before.get(id) ?? []));
    }
    return false;
  };
  for (const { row, id, record } of entries) {
    const target = row.addition ?? row.edit;
    const wanted = target?.fields["dependsOn"] as readonly Id[] | undefined;
    if (wanted === undefined || row.verdict === "stopped") continue;
    const kept: Id[] = [];
    for (const need of wanted) {
      const stopped = gone.get(need);
      const isNew = stopped !== undefined && stopped.record === undefined;
      if (!isNew && !reaches([need], id)) kept.push(need);
      else {
        const missing = stopped?.row.said.externalId ?? need;
        planning.dangling.push({ ...placeOf(row.said), from: row.said.fields.title, to: missing, missing });
      }
    }
    before.set(id, kept);
    if (kept.length === wanted.length) continue;
    if (row.addition !== null) {
      row.addition = { ...row.addition, fields: { ...row.addition.fields, dependsOn: kept } };
    } else if (row.edit !== null && record !== undefined) {
      const { dependsOn: _, ...others } = row.edit.fields;
      const isSame = sameValue(kept, record.dependsOn);
      row.edit = { ...row.edit, fields: isSame ? others : { ...others, dependsOn: kept } };
      row.fields = isSame ? row.fields.filter(({ field }) => field !== "dependsOn") : row.fields;
      if (row.fields.length === 0) {
        row.verdict = "unchanged";
        row.edit = null;
      }
    }
  }
}
