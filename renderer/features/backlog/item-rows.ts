import { isOpen, type BacklogItem, type BacklogKind } from "#shared/domain/backlog-item.ts";
import { dayLength, type Id, type Instant } from "#shared/domain/ids.ts";
import { valueOf, type Priorities, type RankedItem } from "#shared/domain/priority.ts";
import type { Product } from "#shared/domain/product.ts";
import { steadyList } from "#shared/domain/remembered.ts";

/** An item with what a card and a row show of it. */
export type ItemRow = {
  readonly kind: "item";
  readonly item: BacklogItem;
  readonly product: string;
  /** Its place in the order made by hand among the open items, from 1; null when it is not open. */
  readonly place: number | null;
  readonly score: number | null;
  /** Its rank by score; null while it needs an estimate or is not ranked. */
  readonly rank: number | null;
  /** Whole days in its stage. */
  readonly age: number;
  readonly isLate: boolean;
};

/** Which items are shown. */
export type ItemFilter = { readonly text: string; readonly kind: BacklogKind | "all" };

export const wholeFilter: ItemFilter = { text: "", kind: "all" };

type Around = {
  readonly products: ReadonlyMap<Id, Product>;
  readonly priorities: Priorities | null;
  readonly now: Instant;
};

const known = new WeakMap<BacklogItem, ItemRow>();

/** The items of a list, in its order, with what is shown of them; the row of an item stays the same while it says the same. */
function itemRows(items: readonly BacklogItem[], { products, priorities, now }: Around): readonly ItemRow[] {
  const ranked = priorities === null ? nothingRanked : rankedById(priorities);
  const today = new Date(now).toISOString().slice(0, 10);
  let open = 0;
  return items.map((item) => {
    const entry = ranked.get(item.id);
    if (isOpen(item)) open += 1;
    const row: ItemRow = {
      kind: "item",
      item,
      product: products.get(item.productId)?.name ?? "",
      place: isOpen(item) ? open : null,
      score: entry === undefined ? null : valueOf(entry.score),
      rank: entry?.rank ?? null,
      age: Math.max(0, Math.floor((now - item.stageSince) / dayLength)),
      isLate: item.due !== null && item.due < today && isOpen(item),
    };
    const before = known.get(item);
    if (before !== undefined && saysTheSame(before, row)) return before;
    known.set(item, row);
    return row;
  });
}

const byPriorities = new WeakMap<Priorities, ReadonlyMap<Id, RankedItem>>();
const nothingRanked: ReadonlyMap<Id, RankedItem> = new Map();

function rankedById(priorities: Priorities): ReadonlyMap<Id, RankedItem> {
  const ranked = byPriorities.get(priorities) ?? new Map(priorities.ranked.map((entry) => [entry.item.id, entry]));
  byPriorities.set(priorities, ranked);
  return ranked;
}

function saysTheSame(one: ItemRow, other: ItemRow): boolean {
  return (
    one.place === other.place &&
    one.score === other.score &&
    one.rank === other.rank &&
    one.age === other.age &&
    one.isLate === other.isLate &&
    one.product === other.product
  );
}

const steady = steadyList<ItemRow>();

/** `itemRows`, as the very same list as the last time when every row is the same. */
export function steadyRows(...asked: Parameters<typeof itemRows>): readonly ItemRow[] {
  return steady("", itemRows(...asked));
}

const plain = new WeakMap<BacklogItem, string>();

function plainText(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function searched(item: BacklogItem): string {
  const known = plain.get(item) ?? plainText([item.title, item.owner, ...item.labels].join(" "));
  plain.set(item, known);
  return known;
}

/** The rows that a filter leaves: of its kind, with every typed word somewhere in title, owner or labels. */
export function filteredRows(rows: readonly ItemRow[], { text, kind }: ItemFilter): readonly ItemRow[] {
  const words = plainText(text).split(/\s+/).filter(Boolean);
  if (words.length === 0 && kind === "all") return rows;
  return rows.filter(
    ({ item }) => (kind === "all" || item.kind === kind) && words.every((word) => searched(item).includes(word)),
  );
}

/** Whether a filter may leave items out. */
export function isFiltered({ text, kind }: ItemFilter): boolean {
  return text.trim() !== "" || kind !== "all";
}
