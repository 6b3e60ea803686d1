import type { BacklogStage } from "../domain/backlog-item.ts";
import type { ItemSaid } from "../domain/import-rows.ts";
import type { Instant } from "../domain/ids.ts";

/** What a tracker knows of when things happened to an item. */
export type Moments = {
  readonly created: Instant | null;
  readonly started: Instant | null;
  readonly deployed: Instant | null;
  readonly closed: Instant | null;
  readonly dropped: Instant | null;
};

type Told = {
  readonly state: BacklogStage | null;
  readonly resolution: "released" | "dropped" | "unresolved" | null;
  readonly moments: Moments;
};

/** The stage that a state, a resolution and dates speak for; a resolution that gives up outweighs "closed". */
export function stageOf({ state, resolution, moments }: Told): BacklogStage {
  if (resolution === "dropped") return "dropped";
  if (state !== null) return state;
  if (moments.dropped !== null) return "dropped";
  // Without a state the day of a start may be a plan.
  return resolution === "released" || moments.closed !== null ? "released" : "idea";
}

const reached: Readonly<Record<BacklogStage, number>> = {
  idea: 0,
  ready: 0,
  doing: 1,
  deployed: 2,
  released: 3,
  measured: 3,
  dropped: 3,
};

/** The stage of an item with its times; stages that it has not reached have none, whatever a plan said. */
export function itemTimes(stage: BacklogStage, moments: Moments, reason: string): Omit<ItemSaid, "title"> {
  const { created, started, deployed, closed, dropped } = moments;
  const far = reached[stage];
  const isDropped = stage === "dropped";
  const droppedAt = isDropped ? (dropped ?? closed) : null;
  const releasedAt = far === 3 && !isDropped ? closed : null;
  const startedAt = far >= 1 ? started : null;
  const deployedAt = far >= 2 ? deployed : null;
  const since = droppedAt ?? releasedAt ?? deployedAt ?? startedAt ?? created;
  return {
    stage,
    startedAt,
    deployedAt,
    releasedAt,
    droppedAt,
    dropReason: isDropped ? reason : "",
    ...(created === null ? {} : { openedAt: created }),
    ...(since === null ? {} : { stageSince: since }),
  };
}
