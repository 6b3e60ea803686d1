import type { Urgency, WorkStage } from "../domain/backlog-item.ts";
import { hasRange, type Estimate } from "../domain/estimate.ts";
import type { StageMoments } from "../domain/backlog-stage.ts";
import type { FigureOrigin, KnownFigure } from "../domain/item-figures.ts";
import { counted, dayText, monthText } from "./format.ts";

/** How the cost of waiting grows: the short name of a profile, and when it fits. */
export const urgencyWords: {
  readonly [profile in Urgency["profile"]]: { readonly name: string; readonly meaning: string };
} = {
  standard: { name: "Standard", meaning: "Every week of waiting costs the same." },
  fixedDate: { name: "Fixed date", meaning: "Waiting costs nothing until a day, and a penalty after it." },
  intangible: { name: "Later", meaning: "Waiting costs nothing yet; from some day on it costs more each week." },
  expedite: { name: "Expedite", meaning: "It costs a lump at once and more each week: it passes all others." },
};

/** Where defects are made and found. */
export const workStageWords: Readonly<Record<WorkStage, string>> = {
  idea: "Idea",
  design: "Design",
  build: "Build",
  test: "Test",
  deployment: "Deployment",
  production: "Production",
};

/** What the moments of an item are called. */
export const momentWords: Readonly<Record<keyof StageMoments, string>> = {
  openedAt: "Opened",
  startedAt: "Started",
  deployedAt: "Deployed",
  releasedAt: "Released",
  measuredAt: "Measured",
  droppedAt: "Dropped",
};

const originWords: Readonly<Record<Exclude<FigureOrigin, "estimated" | "field">, string>> = {
  urgency: "Follows from the urgency",
  recordedUse: "Recorded use",
  avoidableCost: "Avoidable cost of what it retires",
};

/** A figure that the portfolio knows by itself, and that an estimate would replace. */
export function knownText(figure: KnownFigure, text: string): string {
  const { origin, on } = figure;
  if (origin === "estimated" || origin === "field") return text;
  const when = on === null ? "" : `, ${on.length === 7 ? monthText(on) : dayText(on)}`;
  const instead = origin === "urgency" ? "" : " Used until you estimate it.";
  return `${originWords[origin]}: ${text}${when}.${instead}`;
}

/** From whom and when an estimate is, and whether it says how far off it may be. */
export function estimateOrigin(estimate: Estimate): string {
  const range = hasRange(estimate) ? "" : "No range given. ";
  const source = estimate.source === "" ? "not said" : estimate.source;
  return `${range}Source: ${source}${estimate.on === null ? "" : `, ${dayText(estimate.on)}`}`;
}

/** Whether an estimate comes out of the order of low, likely and high. */
export const rangeFault = "Low, likely and high must not pass one another.";

/** What is said of more money than can be counted. */
export const tooMuchMoney = "That is more money than can be counted.";

/** How the dropping of items is asked for. */
export const dropWords = {
  meaning: "It leaves the backlog but stays findable, with the reason.",
  action: "Drop",
  reason: "Why?",
} as const;

/** The title of the question why items are dropped. */
export function dropTitle(held: number): string {
  return `Drop ${counted(held, "item")}?`;
}

/** How the outcome of a release is asked for. */
export const outcomeAsking = {
  verdict: "What becomes of it?",
  seen: "What was seen?",
  choose: "Choose whether it is kept, changed or removed.",
  action: "Record",
} as const;

/** The title of the question whether an item was worth it. */
export function outcomeTitle(title: string): string {
  return `Was '${title}' worth it?`;
}

/** What the fields of an item say beside themselves. */
export const itemHints = {
  hypothesis: "We believe that … for … will … We are right when …",
  mandate: "The law or contract that demands it. Items with one stand above the ranking.",
  feature: "The feature it makes, mends or removes. Its recorded use fills in the reach.",
  horizon: "After so many weeks nothing more is lost. Empty: it goes on.",
  lump: "What is lost at once, before the weekly rate.",
  penalty: "What missing the day costs once.",
  ramp: "Weeks from the first cost to the full weekly rate.",
  costOfDelayBelow: "The weekly rate is the cost of delay among the estimates.",
} as const;

/** How many items cannot be found any more. */
export const itemGone = {
  title: "This item is not here.",
  meaning: "It may have been removed, or its adding undone; History knows.",
} as const;

/** What a bulk edit is about to change. */
export function chosenText(held: number): string {
  return `${counted(held, "item")} selected`;
}

/** How views are saved and changed. */
export const savedViewWords = {
  title: "Saved views",
  shown: "Shown now",
  save: "Save what is shown as…",
  saveTitle: "Save this view",
  meaning: "Product, layout, filter and sort are kept under a name, for everybody who opens this portfolio.",
  change: "Rename or remove…",
  overwrite: "Keep what is shown now",
  none: "No view is saved.",
  needsName: "Give it a name.",
} as const;

/** How several items are changed at once. */
export const bulkWords = {
  title: "Change the selected items",
  clear: "Clear the selection",
  apply: "Apply",
  owner: "Owner",
  due: "Due",
  label: "Label",
  empty: "Left empty, it is taken away.",
  addLabel: "Add a label…",
  takeLabel: (label: string) => `Take away '${label}'`,
  choose: "Choose or type one",
  needsLabel: "Choose or type a label.",
} as const;
