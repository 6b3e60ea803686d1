import type { BacklogItem } from "./backlog-item.ts";
import { itemOf } from "./backlog-order.ts";
import { experimentOf } from "./experiment-links.ts";
import { isExploratory, type Decision, type Experiment } from "./experiment.ts";
import type { Learning } from "./learning.ts";
import type { Meeting } from "./meeting.ts";
import type { Portfolio } from "./portfolio.ts";
import { allOf, onShelf } from "./shelves.ts";

/** What came of one experiment in a review meeting. */
export type MinutesEntry = {
  readonly experiment: Experiment;
  readonly product: string;
  readonly outcome: Meeting["agenda"][number]["outcome"];
  readonly notes: string;
  /** The decision taken in this meeting, and why it was withdrawn since, where it was. */
  readonly decision: Decision | null;
  readonly withdrawn: string | null;
  readonly exploratory: boolean;
  /** What it taught, as it was written down by the end of the meeting. */
  readonly learnings: readonly Learning[];
  readonly next: BacklogItem | null;
};

/** A review meeting with what came of every experiment on its agenda. */
export type Minutes = { readonly meeting: Meeting; readonly entries: readonly MinutesEntry[] };

/** The minutes of a review meeting; experiments that are gone since are left out. */
export function minutesOf(portfolio: Portfolio, meeting: Meeting): Minutes {
  const products = onShelf(portfolio.products, "");
  const learnings = [...allOf(portfolio.learnings)];
  const entries = meeting.agenda.flatMap(({ experimentId, outcome, notes }): MinutesEntry[] => {
    const experiment = experimentOf(portfolio, experimentId);
    if (experiment === undefined) return [];
    const { nextItemId, productId } = experiment;
    return [
      {
        experiment,
        product: products.get(productId)?.name ?? "",
        outcome,
        notes,
        ...decidedIn(meeting, experiment),
        exploratory: isExploratory(experiment),
        learnings: learnings.filter((learning) => speaksOf(learning, experimentId) && isKnownBy(learning, meeting)),
        next: nextItemId === null ? null : (itemOf(portfolio, nextItemId) ?? null),
      },
    ];
  });
  return { meeting, entries };
}

function decidedIn({ id }: Meeting, { decision, withdrawals }: Experiment) {
  if (decision?.meetingId === id) return { decision, withdrawn: null };
  const taken = withdrawals.findLast((entry) => entry.what === "decision" && entry.decision.meetingId === id);
  return taken?.what === "decision"
    ? { decision: taken.decision, withdrawn: taken.reason }
    : { decision: null, withdrawn: null };
}

function speaksOf({ supportedBy, contradictedBy }: Learning, experimentId: string): boolean {
  return supportedBy.includes(experimentId) || contradictedBy.includes(experimentId);
}

function isKnownBy({ createdAt }: Learning, { endedAt }: Meeting): boolean {
  return endedAt === null || createdAt <= endedAt;
}
