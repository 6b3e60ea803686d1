import type { BacklogItem } from "./backlog-item.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { byRank, ranksBetween, type RankKey } from "./rank.ts";
import { onShelf, recordIn } from "./shelves.ts";

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

/**
 * Where how many items come to stand: among those of a product, or of all products (null). Those that move away from there
 * are not neighbours.
 */
export type Placing = {
  readonly productId: Id | null;
  readonly position: Position;
  readonly count: number;
  readonly leaving: readonly Id[];
};

/** The ranks of items that come to stand somewhere, and of those behind that shared the rank of the one before. */
export type Placed = {
  readonly ranks: readonly RankKey[];
  readonly pushed: readonly { readonly item: BacklogItem; readonly rank: RankKey }[];
};

/**
 * The ranks for items at a position; null when the neighbour is gone. Between items that share a rank (two imports at once,
 * or two products) there is no room: those behind the gap get new ranks too.
 */
export function ranksAt(portfolio: Portfolio, { productId, position, count, leaving }: Placing): Placed | null {
  const gone = new Set(leaving);
  const staying = inHandOrder(portfolio, productId).filter(({ id }) => !gone.has(id));
  const gap = gapAt(staying, position);
  if (gap === null) return null;
  const before = staying[gap - 1]?.rank ?? null;
  const tied = staying.slice(gap).findIndex(({ rank }) => rank !== before);
  const free = tied < 0 ? staying.length : gap + tied;
  const ranks = ranksBetween(before, staying[free]?.rank ?? null, count + free - gap);
  const pushed = staying.slice(gap, free).map((item, n) => ({ item, rank: ranks[count + n] ?? item.rank }));
  return { ranks: ranks.slice(0, count), pushed };
}

function gapAt(staying: readonly BacklogItem[], position: Position): number | null {
  if (position.at === "first") return 0;
  if (position.at === "last") return staying.length;
  const place = staying.findIndex(({ id }) => id === position.id);
  if (place < 0) return null;
  return position.at === "before" ? place : place + 1;
}

const whole = new WeakMap<Portfolio["backlog"], readonly BacklogItem[]>();

/** Every item of the portfolio in the order made by hand, products mixed; the same list as long as none of them changes. */
export function wholeBacklog(portfolio: Portfolio): readonly BacklogItem[] {
  const known =
    whole.get(portfolio.backlog) ??
    Array.from(portfolio.backlog.keys(), (productId) => backlogOf(portfolio, productId))
      .flat()
      .sort(byRank);
  whole.set(portfolio.backlog, known);
  return known;
}

/** The items of one product, or of all (null), in the order made by hand. */
export function inHandOrder(portfolio: Portfolio, productId: Id | null): readonly BacklogItem[] {
  return productId === null ? wholeBacklog(portfolio) : backlogOf(portfolio, productId);
}
