import { blankItem, type BacklogItem, type ItemDraft } from "./backlog-item.ts";
import { linesOf } from "./backlog-lines.ts";
import { withoutItemLinks } from "./backlog-links.ts";
import { itemOf, ranksAt, type Position } from "./backlog-order.ts";
import { timesOfNew } from "./backlog-stage.ts";
import { added, edited, find, removed, type Command, type RecordChange } from "./change.ts";
import { withoutLinks } from "./experiment-links.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { unknown } from "./refusals.ts";
import { ok, refuse, type Result } from "../result.ts";

/** The fields of an item that are edited directly; its place and stage have commands of their own. */
export type ItemFields = Partial<Omit<ItemDraft, "productId" | "stage">>;

/** Adds an item to a product's backlog; refuses UNKNOWN_RECORD for a product, neighbour or predecessor that is gone. */
export function addItem(draft: ItemDraft, position: Position = { at: "last" }): Command {
  return addItems([draft], position, `Add '${draft.title}'`);
}

/** Adds several items of one product, in their order, as one change; refuses as `addItem` does, and NOTHING for none. */
export function addItems(
  drafts: readonly ItemDraft[],
  position: Position = { at: "last" },
  label = `Add ${drafts.length} backlog items`,
): Command {
  return (portfolio, stamp) => {
    const productId = drafts[0]?.productId;
    if (productId === undefined) return refuse("NOTHING", "There is nothing to add.");
    if (find(portfolio, "products", productId) === undefined) return unknown("product");
    const placed = ranksAt(portfolio, { productId, position, count: drafts.length, leaving: [] });
    if (placed === null) return unknown("backlog item");
    const { ranks, pushed } = placed;
    const changes: RecordChange[] = pushed.map(({ item, rank }) => edited("backlog", item, { rank }, stamp));
    for (const [n, draft] of drafts.entries()) {
      const fault = faultOf(portfolio, draft, null);
      if (fault !== null) return fault;
      const record = { ...draft, ...timesOfNew(draft.stage, stamp.at), rank: ranks[n] ?? "", openedAt: stamp.at };
      changes.push(added("backlog", record, stamp, n));
    }
    return ok({ label, changes });
  };
}

/** Adds one idea per line of a pasted text, blank lines and list marks at their start left out; refuses NOTHING when no line is left. */
export function addLines(productId: Id, text: string, stage: BacklogItem["stage"] = "idea"): Command {
  const titles = linesOf(text);
  return addItems(titles.map((title) => ({ ...blankItem(productId, title.slice(0, 10_000)), stage })));
}

/** Changes fields of an item; refuses UNKNOWN_RECORD, and CYCLE when it would come to depend on itself. */
export function editItem(id: Id, fields: ItemFields): Command {
  return editItems([id], fields);
}

/** Changes the same fields of several items as one change; refuses as `editItem` does, and then changes none. */
export function editItems(ids: readonly Id[], fields: ItemFields): Command {
  return (portfolio, stamp) => {
    const items = itemsOf(portfolio, ids);
    if (items === null) return unknown("backlog item");
    for (const item of items) {
      const fault = faultOf(portfolio, { ...item, ...fields }, item.id);
      if (fault !== null) return fault;
    }
    return ok({ label: `Edit ${titled(items)}`, changes: items.map((item) => edited("backlog", item, fields, stamp)) });
  };
}

/** Adds or takes away a label on several items; refuses UNKNOWN_RECORD and NOTHING when all are as wanted. */
export function labelItems(ids: readonly Id[], label: string, isWanted: boolean): Command {
  return (portfolio, stamp) => {
    const items = itemsOf(portfolio, ids);
    if (items === null) return unknown("backlog item");
    const different = items.filter((item) => item.labels.includes(label) !== isWanted);
    if (different.length === 0) return refuse("NOTHING", "The labels are already as you want them.");
    const change = (item: BacklogItem) => {
      const labels = isWanted ? [...item.labels, label] : item.labels.filter((name) => name !== label);
      return edited("backlog", item, { labels }, stamp);
    };
    return ok({
      label: `${isWanted ? "Label" : "Unlabel"} ${titled(different)} '${label}'`,
      changes: different.map(change),
    });
  };
}

/** Removes items, and takes them out of items that depend on them and experiments about them; refuses UNKNOWN_RECORD. */
export function removeItems(ids: readonly Id[]): Command {
  return (portfolio, stamp) => {
    const items = itemsOf(portfolio, ids);
    if (items === null) return unknown("backlog item");
    const gone = items.map((item) => removed("backlog", item));
    return ok({
      label: `Remove ${titled(items)}`,
      changes: [
        ...withoutItemLinks(portfolio, { items: new Set(ids) }, stamp),
        ...withoutLinks(portfolio, { items: new Set(ids) }, stamp),
        ...gone,
      ],
    });
  };
}

/** Items by their ids; null when one is gone. */
export function itemsOf(portfolio: Portfolio, ids: readonly Id[]): readonly BacklogItem[] | null {
  const items = ids.map((id) => itemOf(portfolio, id));
  return items.every((item) => item !== undefined) ? items : null;
}

/** One item by its title, several by their number: "'Dark mode'", "3 backlog items". */
export function titled(items: readonly { readonly title: string }[]): string {
  const [only] = items;
  return items.length === 1 && only !== undefined ? `'${only.title}'` : `${items.length} backlog items`;
}

function faultOf(portfolio: Portfolio, item: ItemDraft, id: Id | null): Result<never> | null {
  if (item.featureId !== null && find(portfolio, "features", item.featureId, item.productId) === undefined) {
    return unknown("feature");
  }
  if (item.proposalId !== null && find(portfolio, "proposals", item.proposalId) === undefined)
    return unknown("proposal");
  if (item.dependsOn.some((needed) => itemOf(portfolio, needed) === undefined)) return unknown("backlog item");
  if (id === null || !reaches(portfolio, item.dependsOn, id)) return null;
  return refuse("CYCLE", `'${item.title}' would wait for itself.`, "Take out one of the items it depends on.");
}

/** Whether a chain of predecessors leads to an item. */
function reaches(portfolio: Portfolio, from: readonly Id[], to: Id): boolean {
  const seen = new Set<Id>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(itemOf(portfolio, id)?.dependsOn ?? []));
  }
  return false;
}
