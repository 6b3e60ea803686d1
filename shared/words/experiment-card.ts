import type { Card, ExperimentMethod, MetricKind } from "../domain/experiment-card.ts";
import { readingOf } from "../domain/experiment-card.ts";
import type { Experiment, ExperimentVerdict } from "../domain/experiment.ts";
import type { Month } from "../domain/month.ts";
import { sizeText } from "./effects.ts";
import { count, counted, longMonth, listed, share } from "./format.ts";
import { methodWords } from "./experiments.ts";

type Purpose = Experiment["purpose"];

/** What is written at first on the card of an experiment that hides a feature. */
export function hiddenArms(feature: string): Pick<Card, "arms" | "belief" | "revert"> {
  return {
    arms: [
      { name: "Shown", weight: 1 },
      { name: "Hidden", weight: 1 },
    ],
    belief: { change: `hiding ${feature}`, segment: "", outcome: "nobody to miss it", insight: "" },
    revert: `${feature} is shown again.`,
  };
}

/** How metrics are counted: in a word, and what is entered for it. */
export const metricKindWords: {
  readonly [kind in MetricKind]: { readonly name: string; readonly meaning: string };
} = {
  proportion: { name: "Share", meaning: "How many of the units did it: counted as yes or no." },
  mean: { name: "Mean", meaning: "An amount for each unit: minutes, money, visits." },
  ratio: { name: "Ratio", meaning: "One amount divided by another, both summed over units: clicks a view." },
};

/** What the fields of a card ask, beyond their names. */
export const cardHints = {
  change: "What is different for those who get it",
  segment: "Who gets it",
  outcome: "What they do differently",
  insight: "What makes you believe so",
  assumption: "If one thing in this is wrong, what is it most likely?",
  unit: "What is assigned to an arm, and counted: a user, never a session.",
  metric: "The one number that decides.",
  baseline: "What it shows now, without the change.",
  deviation: "How far single units lie from the mean.",
  guardrails: "What must not get worse meanwhile. More harm than the margin stops the test.",
  arms: "The first is the control. Weights say how units are split: 1 and 1 is half and half.",
  endsOn: "On this day it ends, whatever it shows.",
  planned: "It also ends when the smallest arm holds so many, after a week at least.",
  fixed: "Read once, at the end. Nothing is shown before, so nobody stops at a lucky moment.",
  sequential: "May be read on any day. Intervals are wider for it, and more units are needed.",
  tuning: "The units of both arms together at which you expect to decide.",
  alpha: "How often a test of something useless may look like a success.",
  power: "How often a worthwhile effect is found when it is there.",
  priorSd: "The doubter expects relative effects this far from none, either way.",
  priorBelief: "How likely you hold the belief to be before any evidence.",
  maxPivots: "After so many changed beliefs that did not work, the rule says stop.",
  revert: "How the change is taken back when it does harm.",
  owner: "One person or role. A card without one cannot start.",
  decisionOn: "Left empty, it is the day on which the test ends.",
  nextStepCost: "What is spent next if it works: what is at stake on the riskiest assumption.",
} as const;

/** What the worthwhile effect of a card is called, and what it means, by what is tested and how. */
export function worthwhileWords(
  purpose: Purpose,
  method: ExperimentMethod,
): { readonly name: string; readonly hint: string } {
  if (purpose === "removal") {
    return { name: "Loss tolerated", hint: "It may be hidden for good while it surely costs less than this." };
  }
  return readingOf(method) === "share"
    ? { name: "Share needed", hint: "The smallest share of people that pays back the work." }
    : { name: "Worthwhile effect", hint: "The smallest effect that pays back the work." };
}

/** What becomes of a belief, by what its results will show: fixed before there are any (domain B.11). */
export function ruleLines(
  card: Card,
  purpose: Purpose,
): readonly { readonly verdict: ExperimentVerdict; readonly when: string }[] {
  const size = card.worthwhile === null ? "the worthwhile effect" : sizeText(card, card.worthwhile);
  const pivots =
    card.maxPivots === 0
      ? "No pivot is left: it is a stop at once."
      : `After ${counted(card.maxPivots, "pivot")} it is a stop.`;
  if (readingOf(card.method) === "none") {
    return [{ verdict: "none", when: "Such evidence moves the belief, and the team decides what to make of it." }];
  }
  if (purpose === "removal") {
    return [
      { verdict: "persevere", when: `The loss is surely smaller than ${size}: it can go.` },
      { verdict: "pivot", when: `At the end, a loss of ${size} can be neither shown nor ruled out. ${pivots}` },
      { verdict: "stop", when: `It surely does harm that may reach ${size}, or a guardrail is breached.` },
    ];
  }
  return [
    {
      verdict: "persevere",
      when: `Even the cautious reading reaches ${size}; or, at the end, it surely helps and the best reading does.`,
    },
    { verdict: "pivot", when: `Even the hopeful reading stays below ${size}, or the end shows nothing. ${pivots}` },
    { verdict: "stop", when: "It surely does harm, or a guardrail is breached." },
  ];
}

/** What the planning beside a card says. */
export const planWords = {
  title: "Can this be answered here?",
  needsBaseline:
    "Type what the metric shows now and which effect would be worthwhile, and it says how many units that takes.",
  noUsers: "How long it takes is not known: no users are recorded for this product.",
  cannot: "An A/B test cannot answer this here.",
  notSplit: "This method is not split at random: season, price and other releases speak as well.",
  ready: "The card is complete.",
  gaps: "Before it can start",
  checks: "Needs a reason to start without",
  lock: "Starting locks the card. Changing it later is possible, stays visible, and makes the result exploratory.",
} as const;

/** How likely what is planned finds what would be worthwhile. */
export function powerText(power: number): string {
  return `${share(power)} to find the worthwhile lift`;
}

/** The users that an experiment can count on, and from when that is known. */
export function usersText(monthlyUsers: number, months: number, asOf: Month, isOfFeature: boolean): string {
  const whose = isOfFeature ? "users of the feature" : "users";
  return `${count(monthlyUsers)} ${whose} a month, by the ${counted(months, "month")} to ${longMonth(asOf)}`;
}

/** Why a split test cannot answer, and what could. */
export function cannotText(weeks: number | null, most: number, instead: readonly ExperimentMethod[]): string {
  const why =
    weeks === null
      ? "There are not enough users."
      : `It would take ${counted(weeks, "week")}; ${count(most)} are the most.`;
  return `${why} These can: ${listed(
    instead.map((method) => methodWords[method].name.toLowerCase()),
    "or",
  )}.`;
}

/** What the dialog that locks a card says. */
export const lockWords = {
  title: "Lock and start",
  meaning: "The card cannot change afterwards; amendments stay visible and make the result exploratory.",
  reasons: "These checks are not met. Say for each why it starts all the same.",
  needsReason: "Say why it starts all the same.",
  hash: "Its fingerprint goes into the journal, so that anybody can check later that nothing was moved.",
} as const;
