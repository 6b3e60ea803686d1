import { edited, type RecordChange } from "./change.ts";
import type { Experiment } from "./experiment.ts";
import type { Id, Stamp } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { allOf, recordIn } from "./shelves.ts";

/** An experiment by its id, on whichever product's shelf. */
export function experimentOf(portfolio: Portfolio, id: Id): Experiment | undefined {
  return recordIn(portfolio.experiments, id);
}

/** What is leaving, for experiments and what speaks of them. */
export type Leaving = {
  readonly experiments?: ReadonlySet<Id>;
  readonly items?: ReadonlySet<Id>;
  readonly featureId?: Id;
  readonly productId?: Id;
};

/** The changes that take what leaves out of experiments, learnings and meetings that stay. */
export function withoutLinks(portfolio: Portfolio, leaving: Leaving, stamp: Stamp): readonly RecordChange[] {
  const gone = leaving.experiments ?? new Set<Id>();
  const changes: RecordChange[] = [];
  for (const experiment of allOf(portfolio.experiments)) {
    if (gone.has(experiment.id)) continue;
    const fields = {
      ...(isIn(gone, experiment.pivotOf) && { pivotOf: null }),
      ...(isIn(leaving.items, experiment.itemId) && { itemId: null }),
      ...(isIn(leaving.items, experiment.nextItemId) && { nextItemId: null }),
      ...(leaving.featureId !== undefined && experiment.featureId === leaving.featureId && { featureId: null }),
    };
    if (Object.keys(fields).length > 0) changes.push(edited("experiments", experiment, fields, stamp));
  }
  if (gone.size > 0) {
    for (const meeting of allOf(portfolio.meetings)) {
      const agenda = meeting.agenda.filter(({ experimentId }) => !gone.has(experimentId));
      if (agenda.length < meeting.agenda.length) changes.push(edited("meetings", meeting, { agenda }, stamp));
    }
  }
  for (const learning of allOf(portfolio.learnings)) {
    const { supportedBy, contradictedBy, productId } = learning;
    const fields = {
      ...(supportedBy.some((id) => gone.has(id)) && { supportedBy: supportedBy.filter((id) => !gone.has(id)) }),
      ...(contradictedBy.some((id) => gone.has(id)) && {
        contradictedBy: contradictedBy.filter((id) => !gone.has(id)),
      }),
      ...(leaving.productId !== undefined && productId === leaving.productId && { productId: null }),
    };
    if (Object.keys(fields).length > 0) changes.push(edited("learnings", learning, fields, stamp));
  }
  return changes;
}

function isIn(gone: ReadonlySet<Id> | undefined, id: Id | null): boolean {
  return id !== null && gone?.has(id) === true;
}
