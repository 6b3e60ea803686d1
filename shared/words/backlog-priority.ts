import { isRefused, type Answer } from "../maths/answer.ts";
import type { NeededFigure } from "../maths/needed-figures.ts";
import type { EstimateName } from "../domain/backlog-item.ts";
import type { OrderCosts } from "../domain/rank-outlook.ts";
import type { Firmness } from "../domain/rank-outlook.ts";
import type { ScoreInput } from "../domain/priority.ts";
import { refusalWords } from "./codes.ts";
import { count, counted, decimal, listed, share, shortMoney } from "./format.ts";

/** The figures that an item is estimated by, as a title and with their unit. */
export const estimateWords: Readonly<Record<EstimateName, { readonly name: string; readonly unit: string }>> = {
  costOfDelay: { name: "Cost of one week’s delay", unit: "a week" },
  duration: { name: "Remaining duration", unit: "weeks" },
  userBusinessValue: { name: "User and business value", unit: "" },
  timeCriticality: { name: "Time criticality", unit: "" },
  riskReductionOpportunity: { name: "Risk reduction, opportunity", unit: "" },
  jobSize: { name: "Job size", unit: "" },
  reach: { name: "Reach", unit: "users a month" },
  riceImpact: { name: "Impact", unit: "" },
  riceConfidence: { name: "Confidence", unit: "" },
  effort: { name: "Effort", unit: "person-months" },
  iceImpact: { name: "Impact (1–10)", unit: "" },
  iceConfidence: { name: "Confidence (1–10)", unit: "" },
  ease: { name: "Ease (1–10)", unit: "" },
  value: { name: "Value", unit: "" },
  cost: { name: "Remaining cost", unit: "" },
};

/** The figures kept as minor units of money. */
export const moneyEstimates: ReadonlySet<string> = new Set<EstimateName>(["costOfDelay", "value", "cost"]);

/** What the prioritisation view calls its parts. */
export const priorityWords = {
  matrixQuestion: "Which items bring much for little?",
  stabilityTitle: "How firm is this order?",
  stabilityNote: (draws: number, seed: number) =>
    `Every figure drawn ${count(draws)} times from its range (triangular, seed ${seed}).`,
  stabilityTable: "Items with the spread of their ranks",
  bandTable: "Items without a score",
  drawing: "Drawing the ranges…",
  pairTitle: "What would have to be true?",
  pairNote:
    "Choose two items: each line says what a single figure of the second would have to be for it to come first.",
  pairEarlier: "Comes first now",
  pairLater: "Should come first",
  costTitle: "What the order costs",
  bandTitle: "Needs an estimate",
  bandNote: "These have no place yet. Each line says how high and how low it could come on the ranges of the others.",
  nothingScored: "No item can be scored by this method yet.",
  neverReached: "no figure on its scale is enough",
} as const;

/** How firm a first place is. */
export const firmnessWords: Readonly<Record<Firmness, string>> = {
  robust: "Robust",
  leading: "Leading",
  contested: "Contested",
};

/** The one estimate worth refining, in a sentence. */
export function refineText(title: string, figure: string, pFirst: number): string {
  return `Worth refining: ${figure} of '${title}'. Were it exactly its likely figure, it would come first in ${share(pFirst)} of the draws.`;
}

/** The order made by hand beside the best one known, in money. */
export function orderCostText({ items, byHand, best }: OrderCosts, currency: string): string {
  if (isRefused(byHand) || isRefused(best)) {
    const refused = isRefused(byHand) ? byHand : isRefused(best) ? best : null;
    return refused === null ? "" : `The cost of the order cannot be said: ${refusalWords(refused.reason)}`;
  }
  const method = best.method === "exact" ? "the best of all orders" : "a good order found by rule, a heuristic";
  const hand = shortMoney(Math.round(byHand), currency);
  const least = shortMoney(Math.round(best.cost), currency);
  return `One after another, ${counted(items, "item")} with a cost of delay and a duration lose ${hand} by waiting in your order, ${least} in ${method}.`;
}

/** What a figure would have to be for an item to come first; refused answers say why. */
export function neededText(needed: Answer<readonly NeededFigure[]>, write: (id: string, figure: number) => string) {
  if (isRefused(needed)) return [{ id: "", text: refusalWords(needed.reason) }];
  return needed.map(({ id, now, needed: figure }) => ({
    id,
    text:
      figure === null
        ? `${write(id, now)} now: ${priorityWords.neverReached}`
        : `${write(id, now)} now: it would have to be ${write(id, figure)}`,
  }));
}

/** The name of a figure that a formula asks for; a field of the team's own by its name. */
export function inputName({ source }: ScoreInput, fieldName: (id: string) => string): string {
  return source.startsWith("field:")
    ? fieldName(source.slice("field:".length))
    : estimateWords[source as EstimateName].name;
}

/** A figure as a person reads it: money in short, the rest as a number with its unit. */
export function figureText(source: ScoreInput["source"], figure: number, currency: string): string {
  if (moneyEstimates.has(source)) {
    const unit = source === "costOfDelay" ? " a week" : "";
    return `${shortMoney(Math.round(figure), currency)}${unit}`;
  }
  if (source === "riceConfidence") return share(figure);
  const unit = source.startsWith("field:") ? "" : estimateWords[source as EstimateName].unit;
  return unit === "" ? decimal(figure) : `${decimal(figure)} ${unit}`;
}

/** What is missing for a score. */
export function missingText(names: readonly string[]): string {
  return `needs ${listed(names)}`;
}

/** How high and low an item could come. */
export function possibleText({ best, worst }: { readonly best: number; readonly worst: number }): string {
  return best === worst ? `would be number ${best}` : `could be number ${best} to ${worst}`;
}

/** That relative figures have no anchor. */
export function anchorText(names: readonly string[]): string {
  return `Nothing counts as 1 in ${listed(names)}: relative figures need one item to stand on. Give the smallest a 1 and estimate the others beside it.`;
}
