import type { BacklogItem, BacklogStage } from "./backlog-item.ts";
import type { Instant } from "./ids.ts";
import { refuse, type Result } from "../result.ts";

const order: Readonly<Record<BacklogStage, number>> = {
  idea: 0,
  ready: 1,
  doing: 2,
  deployed: 3,
  released: 4,
  measured: 5,
  dropped: -1,
};

type StageTimes = Pick<
  BacklogItem,
  "stage" | "stageSince" | "startedAt" | "deployedAt" | "releasedAt" | "droppedAt" | "dropReason" | "outcome"
>;

/** A new item's times when it enters the backlog in some stage at a moment. */
export function timesOfNew(stage: BacklogStage, at: Instant): StageTimes {
  const blank = { startedAt: null, deployedAt: null, releasedAt: null, droppedAt: null, dropReason: "", outcome: null };
  return timesInStage({ ...blank, stage: "idea", stageSince: at }, stage, at);
}

/**
 * An item's times after it moved to a stage: stages passed on the way get the moment if they had none, and those it went
 * back behind lose theirs, so that nothing counts as released that is not. A dropped item keeps what it had reached.
 */
export function timesInStage(item: StageTimes, stage: BacklogStage, at: Instant): StageTimes {
  if (stage === item.stage) return item;
  if (stage === "dropped") return { ...item, stage, stageSince: at, droppedAt: at };
  const reached = order[stage];
  const when = (from: BacklogStage, known: Instant | null) => (reached >= order[from] ? (known ?? at) : null);
  return {
    stage,
    stageSince: at,
    startedAt: when("doing", item.startedAt),
    deployedAt: when("deployed", item.deployedAt),
    releasedAt: when("released", item.releasedAt),
    droppedAt: null,
    dropReason: "",
    outcome: stage === "measured" ? item.outcome : null,
  };
}

/** When an item was opened and reached each of its stages; null where nobody knows or it never did. */
export type StageMoments = {
  readonly openedAt: Instant;
  readonly startedAt: Instant | null;
  readonly deployedAt: Instant | null;
  readonly releasedAt: Instant | null;
  readonly measuredAt: Instant | null;
  readonly droppedAt: Instant | null;
};

/** The moments of an item in the order in which work passes them; the last one only where it was dropped. */
export const momentNames = ["openedAt", "startedAt", "deployedAt", "releasedAt", "measuredAt", "droppedAt"] as const;

/** The moment at which an item enters a stage. */
export const momentOf: Readonly<Record<BacklogStage, keyof StageMoments>> = {
  idea: "openedAt",
  ready: "openedAt",
  doing: "startedAt",
  deployed: "deployedAt",
  released: "releasedAt",
  measured: "measuredAt",
  dropped: "droppedAt",
};

/** When an item was opened and reached its stages. */
export function momentsOf(item: BacklogItem): StageMoments {
  const { openedAt, startedAt, deployedAt, releasedAt, droppedAt, outcome } = item;
  return { openedAt, startedAt, deployedAt, releasedAt, measuredAt: outcome?.at ?? null, droppedAt };
}

/** Whether an item has come to a moment; a dropped one may have come to all but the measuring. */
export function hasReached({ stage, outcome }: BacklogItem, moment: keyof StageMoments): boolean {
  if (moment === "measuredAt") return outcome !== null;
  if (moment === "droppedAt") return stage === "dropped";
  return stage === "dropped" || momentNames.indexOf(moment) <= momentNames.indexOf(momentOf[stage]);
}

/**
 * Why the moments of an item cannot become others, or null: NOT_REACHED for a stage it has not come to, NEEDS_TIME where
 * that of its present stage would go, FUTURE for what is yet to come, OUT_OF_ORDER where a later stage would come first.
 */
export function timesFault(item: BacklogItem, after: StageMoments, now: Instant): Result<never> | null {
  const before = momentsOf(item);
  for (const [place, name] of momentNames.entries()) {
    const at = after[name];
    if (at === before[name]) continue;
    if (at === null && name !== momentOf[item.stage]) continue;
    if (at === null) return refuse("NEEDS_TIME", "The day on which it came to its present stage is needed.");
    if (!hasReached(item, name)) {
      return refuse("NOT_REACHED", "It has not come to that stage yet.", "Move it there first.");
    }
    if (at > now) return refuse("FUTURE", "That day is yet to come.");
    const isLate = momentNames.some((other, beside) => {
      const known = after[other];
      return known !== null && (beside < place ? known > at : known < at);
    });
    if (isLate) {
      return refuse("OUT_OF_ORDER", "An item is opened, started, deployed, released and measured in that order.");
    }
  }
  return null;
}
