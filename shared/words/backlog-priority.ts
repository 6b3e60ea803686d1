import { isRefused, type Answer } from "../maths/answer.ts";
import type { NeededFigure } from "../maths/needed-figures.ts";
import type { Firmness, OrderCosts } from "../domain/rank-outlook.ts";
import type { ScoreMethod } from "../domain/settings.ts";
import { isEstimate } from "./backlog-score.ts";
import { refusalWords } from "./codes.ts";
import { count, counted, decimal, listed, share, shortMoney } from "./format.ts";
import { estimateText } from "./rubrics.ts";

/** The two sides of a score's fraction with their units, as the axes of a picture. */
export const matrixAxes: Readonly<Record<ScoreMethod, { readonly brings: string; readonly takes: string }>> = {
  cd3: { brings: "What a week of waiting costs", takes: "Weeks of work left" },
  wsjf: { brings: "Value, urgency and risk", takes: "Size of the job" },
  rice: { brings: "Reach × impact × confidence", takes: "Effort in person-months" },
  ice: { brings: "Impact × confidence × ease", takes: "Nothing is weighed against it" },
  valueCost: { brings: "Value", takes: "Cost left" },
  formula: { brings: "What speaks for it", takes: "What speaks against it" },
};

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
  howToScore: "Open an item and say the figures that this method asks for; the table below says which are missing.",
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
export function orderCostText({ items, byHand, byCd3, best }: OrderCosts, currency: string): string {
  if (isRefused(byHand)) return noOrderCost(byHand.reason);
  if (isRefused(byCd3)) return noOrderCost(byCd3.reason);
  if (isRefused(best)) return noOrderCost(best.reason);
  const method = best.method === "exact" ? "the best of all orders" : "a good order found by rule, a heuristic";
  const lost = (cost: number) => shortMoney(Math.round(cost), currency);
  return `One after another, ${counted(items, "item")} with a cost of delay and a duration lose ${lost(byHand)} by waiting in your order, ${lost(byCd3)} by cost of delay over duration, ${lost(best.cost)} in ${method}.`;
}

function noOrderCost(reason: string): string {
  return `The cost of the order cannot be said. ${refusalWords(reason)}`;
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

/** A figure as a person reads it: an estimate in its unit, a field of the team's own as a number. */
export function figureText(source: string, figure: number, currency: string): string {
  return isEstimate(source) ? estimateText(source, figure, currency) : decimal(figure);
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
