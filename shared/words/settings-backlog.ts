import type { BacklogField } from "../domain/backlog-field.ts";
import { counted, listed } from "./format.ts";
import type { ThresholdWords } from "./settings.ts";

/** When too much is done at once, and by how much of the past the future is forecast. */
export const backlogFlowThresholds: readonly ThresholdWords[] = [
  {
    path: "backlog.expediteLimit",
    label: "Expedited at once",
    meaning: "So many expedited items may be worked on at the same time; more are shown loudly.",
    unit: "number",
    min: 0,
    max: 100,
    step: 1,
  },
  {
    path: "backlog.expediteShare",
    label: "Expedited releases up to",
    meaning: "When a larger share of the releases was expedited, urgency has lost its meaning: a warning is shown.",
    unit: "share",
  },
  {
    path: "backlog.throughputWeeks",
    label: "Weeks of releases",
    meaning: "Forecasts draw from so many past weeks, those without a release included.",
    unit: "weeks",
    min: 1,
    max: 520,
  },
];

/** How stable a ranking has to be, and how that is drawn. */
export const backlogRankThresholds: readonly ThresholdWords[] = [
  {
    path: "backlog.robust",
    label: "A first place is robust from",
    meaning: "The share of draws in which the first item stays first.",
    unit: "share",
  },
  {
    path: "backlog.contested",
    label: "A first place is contested below",
    meaning: "Below this share of draws the first item is one of several that could be first.",
    unit: "share",
  },
  {
    path: "backlog.top",
    label: "The top is the first",
    meaning: "How many items count as the top, when it is told how often an item stays in it.",
    unit: "number",
    min: 1,
    max: 1000,
    step: 1,
  },
  {
    path: "backlog.draws",
    label: "Draws of the ranking",
    meaning: "More draws make the shares steadier and take longer.",
    unit: "number",
    min: 100,
    max: 1_000_000,
    step: 1000,
  },
  {
    path: "backlog.seed",
    label: "Seed of the draws",
    meaning: "The same seed gives the same figures on every machine.",
    unit: "number",
    min: 0,
    step: 1,
  },
];

/** When items are pointed out to be looked at again. */
export const backlogHygieneThresholds: readonly ThresholdWords[] = [
  {
    path: "backlog.oldDays",
    label: "Old after",
    meaning: "An open item that was written down so long ago is asked about.",
    unit: "calendarDays",
    min: 0,
    max: 36_500,
  },
  {
    path: "backlog.untouchedDays",
    label: "Untouched after",
    meaning: "An open item that nobody changed for so long is asked about.",
    unit: "calendarDays",
    min: 0,
    max: 36_500,
  },
  {
    path: "backlog.similarity",
    label: "Alike from",
    meaning: "Two items whose titles share this much are shown side by side, in case they are the same.",
    unit: "share",
  },
];

/** What the settings of backlogs say of themselves. */
export const backlogSettingWords = {
  method: "How items are scored. The order made by hand stays as it is, whatever the score says.",
  limits: "A stage that holds more than this is shown loudly; nothing is forbidden. Empty: no limit.",
  formula:
    "Every figure counts in hundredths of its highest. Weights above zero speak for an item and make up a mean; those below zero speak against it, and what they make up divides.",
  noFormula: "Nothing is weighed yet. Add the first figure.",
  fields: "Numbers, choices and days of your own on every item. Numbers and choices can be used in the formula.",
  noFields: "No field of your own yet.",
  choices: "One a line, the least first: in a formula a choice counts as its place.",
  rubric: "What each value means; shown where it is set.",
} as const;

/** The kinds of a field of the team's own. */
export const fieldKindWords: Readonly<Record<BacklogField["kind"], string>> = {
  number: "Number",
  choice: "Choice",
  day: "Day",
};

/** What a field holds, in short: "Choice: low, high", "Number, in teams", "Day; on cards". */
export function fieldText({ kind, unit, choices, onCard }: BacklogField): string {
  const what =
    kind === "choice" ? `Choice: ${listed(choices)}` : `${fieldKindWords[kind]}${unit === "" ? "" : `, in ${unit}`}`;
  return onCard ? `${what}; on cards` : what;
}

/** What is told after a field was removed that some items used. */
export function fieldRemovedText(name: string, items: number): string {
  return items === 0
    ? `Remove field '${name}'`
    : `Remove field '${name}' and what ${counted(items, "item")} said in it`;
}
