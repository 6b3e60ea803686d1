import type { BacklogItem, BacklogStage, Outcome } from "./backlog-item.ts";
import { itemsOf, titled } from "./backlog-commands.ts";
import { inHandOrder, ranksAt, type Placed, type Position } from "./backlog-order.ts";
import { momentOf, momentsOf, timesFault, timesInStage, type StageMoments } from "./backlog-stage.ts";
import { added, edited, find, type Command, type RecordChange } from "./change.ts";
import { blankFeature } from "./feature.ts";
import { idOf, type Id, type Stamp } from "./ids.ts";
import { monthAt } from "./month.ts";
import type { Portfolio } from "./portfolio.ts";
import { ranksBetween, type RankKey } from "./rank.ts";
import { unknown } from "./refusals.ts";
import { onShelf } from "./shelves.ts";
import { ok, refuse } from "../result.ts";

/** Where items are moved to; what is left out stays as it is. */
export type Destination = {
  readonly productId?: Id | undefined;
  readonly stage?: BacklogStage | undefined;
  readonly position?: Position | undefined;
  /** Whose order the position belongs to: that of the items' product, unless it is that of all products. */
  readonly among?: "product" | "portfolio" | undefined;
};

/**
 * Moves items to a place in the order made by hand, to a stage, to a product, or to all three at once: each item is
 * rewritten and, but for items that shared a rank, nothing else. An item that reaches "released" and makes a feature gets one, linked by name or new. Refuses
 * UNKNOWN_RECORD, NEEDS_REASON for dropping (see `dropItems`) and for measuring (see `recordOutcome`), and NOTHING when
 * all are there already.
 */
export function moveItems(ids: readonly Id[], { productId, stage, position, among }: Destination): Command {
  return (portfolio, stamp) => {
    const items = itemsOf(portfolio, ids);
    if (items === null || items[0] === undefined) return unknown("backlog item");
    if (productId !== undefined && find(portfolio, "products", productId) === undefined) return unknown("product");
    const settled = items.filter((item) => item.stage !== stage);
    if (stage === "dropped" && settled.length > 0) return needsReason("Say why they are dropped.");
    if (stage === "measured" && settled.some(({ outcome }) => outcome === null)) {
      return needsReason("Record whether it was worth it.");
    }
    const home = productId ?? items[0].productId;
    const isElsewhere = productId !== undefined && items.some((item) => item.productId !== home);
    const order = among === "portfolio" ? null : home;
    const placed = position ?? (isElsewhere ? { at: "last" as const } : null);
    const placing = placed === null ? null : { productId: order, position: placed, count: ids.length, leaving: ids };
    const found = placing === null ? nothingMoves : ranksAt(portfolio, placing);
    if (found === null) return unknown("backlog item");
    const stands = found.pushed.length === 0 && standsThere(inHandOrder(portfolio, order), ids, found.ranks);
    const { ranks, pushed } = stands ? nothingMoves : found;
    const releases = releasing(portfolio, stamp);
    const changes: RecordChange[] = pushed.map(({ item, rank }) => edited("backlog", item, { rank }, stamp));
    for (const [n, item] of items.entries()) {
      const moved = {
        ...(stage === undefined ? {} : timesInStage(item, stage, stamp.at)),
        rank: ranks[n] ?? item.rank,
        ...(productId === undefined || productId === item.productId ? {} : { productId, featureId: null }),
      };
      const after = { ...item, ...moved };
      const isSame = after.rank === item.rank && after.stage === item.stage && after.productId === item.productId;
      if (isSame) continue;
      const featureId = releases.featureOf(after);
      changes.push(edited("backlog", item, featureId === after.featureId ? moved : { ...moved, featureId }, stamp));
    }
    if (changes.length === 0) return refuse("NOTHING", "It is already there.");
    return ok({ label: labelOf(portfolio, items, { productId, stage }), changes: [...releases.features, ...changes] });
  };
}

/** Drops items with the reason; refuses UNKNOWN_RECORD and NEEDS_REASON for an empty one. */
export function dropItems(ids: readonly Id[], reason: string): Command {
  return (portfolio, stamp) => {
    const items = itemsOf(portfolio, ids);
    if (items === null) return unknown("backlog item");
    if (reason.trim() === "") return needsReason("Say why it is dropped.");
    const changes = items.map((item) =>
      edited("backlog", item, { ...timesInStage(item, "dropped", stamp.at), dropReason: reason.trim() }, stamp),
    );
    return ok({ label: `Drop ${titled(items)}`, reason: reason.trim(), changes });
  };
}

/**
 * Records whether a released item was worth it, which makes it measured. Refuses UNKNOWN_RECORD, NOT_RELEASED for work
 * nobody can use yet, and NEEDS_REASON for a verdict without what was seen.
 */
export function recordOutcome(id: Id, verdict: Outcome["verdict"], reason: string): Command {
  return (portfolio, stamp) => {
    const item = itemsOf(portfolio, [id])?.[0];
    if (item === undefined) return unknown("backlog item");
    if (item.stage !== "released" && item.stage !== "measured") {
      return refuse("NOT_RELEASED", `'${item.title}' is not released yet.`, "Release it first, then look at its use.");
    }
    if (reason.trim() === "") return needsReason("Say what was seen.");
    const outcome = { verdict, reason: reason.trim(), at: stamp.at, by: stamp.by };
    const fields = { ...timesInStage(item, "measured", stamp.at), outcome };
    return ok({ label: `Measure '${item.title}': ${verdict}`, changes: [edited("backlog", item, fields, stamp)] });
  };
}

/**
 * Corrects when an item was opened and when it reached its stages, as after an import that did not know. Its age in the
 * stage follows where it counted from the same moment. Refuses UNKNOWN_RECORD, and what `timesFault` finds wrong.
 */
export function correctTimes(id: Id, times: Partial<StageMoments>): Command {
  return (portfolio, stamp) => {
    const item = itemsOf(portfolio, [id])?.[0];
    if (item === undefined) return unknown("backlog item");
    const before = momentsOf(item);
    const after = { ...before, ...times };
    const fault = timesFault(item, after, stamp.at);
    if (fault !== null) return fault;
    const { measuredAt, ...fields } = after;
    const outcome = item.outcome === null || measuredAt === null ? item.outcome : { ...item.outcome, at: measuredAt };
    const stageSince = after[momentOf[item.stage]] ?? item.stageSince;
    const follows = item.stageSince === before[momentOf[item.stage]];
    const changed = { ...fields, outcome, ...(follows ? { stageSince } : {}) };
    return ok({
      label: `Correct the dates of '${item.title}'`,
      changes: [edited("backlog", item, changed, stamp)],
    });
  };
}

/**
 * Makes the order by hand of a product's items, or of all (null), follow another order; only when a person asks for it.
 * Items that are not named keep their place behind the named ones, and who stands where it stood is not rewritten unless
 * ranks are shared. Refuses UNKNOWN_RECORD and NOTHING when the orders agree.
 */
export function applyOrder(productId: Id | null, ids: readonly Id[], orderName: string): Command {
  return (portfolio, stamp) => {
    const items = itemsOf(portfolio, ids);
    if (items === null) return unknown("backlog item");
    const named = new Set(ids);
    const present = inHandOrder(portfolio, productId);
    const wanted = [...items, ...present.filter(({ id }) => !named.has(id))];
    if (wanted.every((item, place) => item.id === present[place]?.id)) {
      return refuse("NOTHING", "Your order already agrees.");
    }
    const known = present.map(({ rank }) => rank);
    const ranks = new Set(known).size === wanted.length ? known : ranksBetween(null, null, wanted.length);
    const changes = wanted.flatMap((item, place) => {
      const rank = ranks[place] ?? item.rank;
      return rank === item.rank ? [] : [edited("backlog", item, { rank }, stamp)];
    });
    return ok({ label: `Apply the order by ${orderName}`, changes });
  };
}

const nothingMoves: Placed = { ranks: [], pushed: [] };

function needsReason(message: string) {
  return refuse("NEEDS_REASON", message);
}

/** Whether items stand together in their order already, and new ranks would leave them where they are. */
function standsThere(present: readonly BacklogItem[], ids: readonly Id[], ranks: readonly RankKey[]): boolean {
  const place = present.findIndex(({ id }) => id === ids[0]);
  if (place < 0 || !ids.every((id, n) => present[place + n]?.id === id)) return false;
  const before = present[place - 1];
  const after = present[place + ids.length];
  const first = ranks[0] ?? "";
  return (before === undefined || before.rank < first) && (after === undefined || first < after.rank);
}

function labelOf(portfolio: Portfolio, items: readonly BacklogItem[], { productId, stage }: Destination): string {
  const what = titled(items);
  if (productId !== undefined && items.some((item) => item.productId !== productId)) {
    return `Move ${what} to '${find(portfolio, "products", productId)?.name ?? ""}'`;
  }
  if (stage !== undefined && items.some((item) => item.stage !== stage)) return `Move ${what} to ${stage}`;
  return `Move ${what}`;
}

/** The features that a release brings: linked where the product has one of that name, else new, one per name. */
function releasing(portfolio: Portfolio, stamp: Stamp) {
  const features: RecordChange[] = [];
  const made = new Map<string, Id>();
  const featureOf = (item: BacklogItem): Id | null => {
    const isOut = item.stage === "released" || item.stage === "measured";
    if (item.featureId !== null || item.kind !== "feature" || !isOut) return item.featureId;
    const name = item.title.trim();
    const key = `${item.productId}/${name}`;
    const known = made.get(key) ?? named(portfolio, item.productId, name);
    if (known !== null) return known;
    // Ids of a command count up from 0: the features of a release take them, the items keep theirs.
    const n = made.size;
    const released = new Date(item.releasedAt ?? stamp.at);
    const releasedMonth = monthAt(12 * released.getUTCFullYear() + released.getUTCMonth());
    features.push(added("features", { ...blankFeature(item.productId, name), releasedMonth }, stamp, n));
    made.set(key, idOf(stamp, n));
    return idOf(stamp, n);
  };
  return { features, featureOf };
}

function named(portfolio: Portfolio, productId: Id, name: string): Id | null {
  for (const feature of onShelf(portfolio.features, productId).values()) {
    if (feature.name.trim() === name) return feature.id;
  }
  return null;
}
