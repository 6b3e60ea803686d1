import type { BacklogItem, BacklogStage } from "./backlog-item.ts";
import type { Instant } from "./ids.ts";

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
