import { isOpen, type BacklogItem, type BacklogKind } from "#shared/domain/backlog-item.ts";
import type { Id, Instant } from "#shared/domain/ids.ts";
import { valueOf, type Priorities } from "#shared/domain/priority.ts";
import type { Product } from "#shared/domain/product.ts";

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

const dayLength = 24 * 60 * 60 * 1000;

type Around = {
  readonly products: ReadonlyMap<Id, Product>;
  readonly priorities: Priorities | null;
  readonly now: Instant;
};

/** The items of a list, in its order, with what is shown of them. */
export function itemRows(items: readonly BacklogItem[], { products, priorities, now }: Around): readonly ItemRow[] {
  const ranked = new Map(priorities?.ranked.map((entry) => [entry.item.id, entry]));
  const today = new Date(now).toISOString().slice(0, 10);
  let open = 0;
  return items.map((item) => {
    const entry = ranked.get(item.id);
    if (isOpen(item)) open += 1;
    return {
      kind: "item",
      item,
      product: products.get(item.productId)?.name ?? "",
      place: isOpen(item) ? open : null,
      score: entry === undefined ? null : valueOf(entry.score),
      rank: entry?.rank ?? null,
      age: Math.max(0, Math.floor((now - item.stageSince) / dayLength)),
      isLate: item.due !== null && item.due < today && isOpen(item),
    };
  });
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
