import type { BacklogKind, BacklogStage } from "../domain/backlog-item.ts";

/** What the kinds of work are called. */
export const backlogKindWords: Readonly<Record<BacklogKind, string>> = {
  feature: "Feature",
  experiment: "Experiment",
  defect: "Defect",
  risk: "Risk",
  enabler: "Enabler",
  retirement: "Retirement",
};

/** What the stages of work are called. */
export const backlogStageWords: Readonly<Record<BacklogStage, string>> = {
  idea: "Idea",
  ready: "Ready",
  doing: "Doing",
  deployed: "Deployed (not released)",
  released: "Released (prove it)",
  measured: "Measured",
  dropped: "Dropped",
};
