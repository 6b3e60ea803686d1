import { isOpen, type BacklogItem } from "#shared/domain/backlog-item.ts";
import type { Beside } from "#ui/board-order.ts";
import type { ItemRow } from "./item-rows.ts";

/** What the ranked list shows: items, and doing nothing as their rival. */
export type RankedRow = ItemRow | { readonly kind: "nothing"; readonly rank: number; readonly waiting: string };

/** The key of a row; doing nothing has one of its own. */
export const nothingKey = "do nothing";

export function keyOfRow(row: RankedRow): string {
  return row.kind === "item" ? row.item.id : nothingKey;
}

/** The order in which the ranked list stands. */
export type Order = "hand" | "score";

/**
 * The open items in the order made by hand, doing nothing last; or by score, doing nothing before the first item that is
 * not better, and what needs an estimate behind it.
 */
export function rankedRows(
  shown: readonly ItemRow[],
  order: Order,
  nothing: Extract<RankedRow, { kind: "nothing" }>,
): readonly RankedRow[] {
  const open = shown.filter(({ item }) => isOpen(item));
  const mandated = open.filter(({ item }) => item.mandate !== "");
  const free = open.filter(({ item }) => item.mandate === "");
  if (order === "hand") return [...mandated, ...free, nothing];
  const scored = free.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const better = scored.filter(({ rank }) => (rank ?? 0) < nothing.rank);
  const worse = scored.filter(({ rank }) => (rank ?? 0) >= nothing.rank);
  return [...mandated, ...better, nothing, ...worse, ...free.filter(({ rank }) => rank === null)];
}

/** The ids of what can be put in order: what is demanded, and the rest, each among its own. */
export type Bands = { readonly demanded: readonly string[]; readonly free: readonly string[] };

export function bandsOf(rows: readonly RankedRow[]): Bands {
  const items = rows.flatMap((row) => (row.kind === "item" ? [row.item] : []));
  return {
    demanded: items.filter(({ mandate }) => mandate !== "").map(({ id }) => id),
    free: items.filter(({ mandate }) => mandate === "").map(({ id }) => id),
  };
}

/** Where items go that are put down beside another: in the band of the other, they come to the near end of their own. */
export function withinBand({ demanded, free }: Bands, moving: readonly string[], beside: Beside): Beside | null {
  const isDemanded = moving.every((key) => demanded.includes(key));
  const band = isDemanded ? demanded : free;
  if (band.includes(beside.key)) return beside;
  const others = band.filter((key) => !moving.includes(key));
  const end = isDemanded ? others.at(-1) : others[0];
  return end === undefined ? null : { at: isDemanded ? "after" : "before", key: end };
}

/** The bands that the ranked list is divided in. */
export function bandOf(row: RankedRow, order: Order): { readonly key: string; readonly label: string } {
  if (row.kind === "item" && row.item.mandate !== "") return bands.mandated;
  if (order === "hand") return bands.hand;
  if (row.kind === "item" && row.rank === null) return bands.unscored;
  return bands.score;
}

const bands = {
  mandated: { key: "mandated", label: "Demanded by law or contract" },
  hand: { key: "hand", label: "Your order" },
  score: { key: "score", label: "By score" },
  unscored: { key: "unscored", label: "Needs an estimate" },
} as const;

/** How many of the scored items stand at another place among them by hand than by score; ties agree with either. */
export function standElsewhere(scored: readonly { readonly item: BacklogItem; readonly rank: number }[]): number {
  const byHand = [...scored].sort((a, b) => (a.item.rank < b.item.rank ? -1 : a.item.rank > b.item.rank ? 1 : 0));
  const ranks = scored.map(({ rank }) => rank).sort((a, b) => a - b);
  return byHand.filter(({ rank }, place) => rank !== ranks[place]).length;
}
