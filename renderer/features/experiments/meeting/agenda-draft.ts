import { boardColumn, decisionDay, dueForDecision } from "#shared/domain/experiment-board.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";

/** What an agenda can be made of: what is due, the earliest first, and what else runs. */
export type Agendable = { readonly due: readonly Experiment[]; readonly others: readonly Experiment[] };

/** What can be put on the agenda of a review meeting on a day. */
export function agendable(portfolio: Portfolio, today: string): Agendable {
  const due = dueForDecision(portfolio, today);
  const others = [...allOf(portfolio.experiments)]
    .filter((experiment) => boardColumn(portfolio, experiment, today) === "running")
    .sort((a, b) => (decisionDay(a) ?? "9").localeCompare(decisionDay(b) ?? "9"));
  return { due, others };
}

/** The same list with one entry a place earlier or later; at the ends it stays. */
export function moved(ids: readonly Id[], id: Id, step: -1 | 1): readonly Id[] {
  const from = ids.indexOf(id);
  const to = from + step;
  const other = ids[to];
  if (from < 0 || other === undefined) return ids;
  return ids.map((kept, at) => (at === from ? other : at === to ? id : kept));
}
