import type { BacklogItem } from "./backlog-item.ts";
import { edited, type RecordChange } from "./change.ts";
import type { Id, Stamp } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { allOf } from "./shelves.ts";

/** What is leaving, for backlog items that name it. */
type LeavingItems = {
  readonly items?: ReadonlySet<Id>;
  readonly proposals?: ReadonlySet<Id>;
  readonly featureId?: Id;
};

/** The changes that take what leaves out of the backlog items that stay. */
export function withoutItemLinks(portfolio: Portfolio, leaving: LeavingItems, stamp: Stamp): readonly RecordChange[] {
  const { items, proposals, featureId } = leaving;
  const isLeaving = (id: Id) => items?.has(id) === true;
  const changes: RecordChange[] = [];
  for (const item of allOf(portfolio.backlog)) {
    if (isLeaving(item.id)) continue;
    const fields: Partial<BacklogItem> = {
      ...(item.dependsOn.some(isLeaving) && { dependsOn: item.dependsOn.filter((id) => !isLeaving(id)) }),
      ...(item.proposalId !== null && proposals?.has(item.proposalId) === true && { proposalId: null }),
      ...(featureId !== undefined && item.featureId === featureId && { featureId: null }),
    };
    if (Object.keys(fields).length > 0) changes.push(edited("backlog", item, fields, stamp));
  }
  return changes;
}
