import type { BacklogItem } from "./backlog-item.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { byRank, ranksBetween, type RankKey } from "./rank.ts";
import { allOf, onShelf, recordIn } from "./shelves.ts";

/** Where items go in the order made by hand: first, last, or beside another item. */
export type Position =
  | { readonly at: "first" }
  | { readonly at: "last" }
  | { readonly at: "before" | "after"; readonly id: Id };

const ordered = new WeakMap<ReadonlyMap<Id, BacklogItem>, readonly BacklogItem[]>();

/** The items of one product in the order made by hand; the same list as long as none of them changes. */
export function backlogOf(portfolio: Portfolio, productId: Id): readonly BacklogItem[] {
  const shelf = onShelf(portfolio.backlog, productId);
  const known = ordered.get(shelf) ?? [...shelf.values()].sort(byRank);
  ordered.set(shelf, known);
  return known;
}

/** An item by its id, whatever its product. */
export function itemOf(portfolio: Portfolio, id: Id): BacklogItem | undefined {
  return recordIn(portfolio.backlog, id);
}

/** Where how many items come to stand among those of a product; those that move away from there are not neighbours. */
export type Placing = {
  readonly productId: Id;
  readonly position: Position;
  readonly count: number;
  readonly leaving: readonly Id[];
};

/** The ranks for items at a position; null when the neighbour is gone. */
export function ranksAt(
  portfolio: Portfolio,
  { productId, position, count, leaving }: Placing,
): readonly RankKey[] | null {
  const gone = new Set(leaving);
  const staying = backlogOf(portfolio, productId).filter(({ id }) => !gone.has(id));
  if (position.at === "first") return ranksBetween(null, staying[0]?.rank ?? null, count);
  if (position.at === "last") return ranksBetween(staying.at(-1)?.rank ?? null, null, count);
  const { at, id } = position;
  const place = staying.findIndex((item) => item.id === id);
  if (place < 0) return null;
  const gap = at === "before" ? place : place + 1;
  const before = staying[gap - 1]?.rank ?? null;
  // Items that share a rank (two imports at once) are one step: what goes between them goes behind the last of them.
  const after = staying.slice(gap).find(({ rank }) => before === null || rank > before)?.rank ?? null;
  return ranksBetween(before, after, count);
}

/** Every item of the portfolio in the order made by hand, products mixed. */
export function wholeBacklog(portfolio: Portfolio): readonly BacklogItem[] {
  return [...allOf(portfolio.backlog)].sort(byRank);
}
