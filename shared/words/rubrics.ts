import type { EstimateName } from "../domain/backlog-item.ts";
import { minorDigits, toMajor, toMinor } from "../domain/money.ts";
import { count, counted, decimal, listed, money, share } from "./format.ts";

type EstimateUnit = "moneyAWeek" | "money" | "weeks" | "personMonths" | "usersAMonth" | "share" | "points";

type RubricStep = { readonly value: number; readonly meaning: string };

type Rubric = {
  readonly name: string;
  readonly question: string;
  readonly unit: EstimateUnit;
  readonly steps: readonly RubricStep[];
  /** Whether only the values of the steps may be given. */
  readonly isStepped: boolean;
};

function measured(name: string, unit: EstimateUnit, question: string): Rubric {
  return { name, question, unit, steps: [], isStepped: false };
}

function stepped(name: string, question: string, meanings: readonly (readonly [number, string])[]): Rubric {
  return { name, question, unit: "points", steps: stepsOf(meanings), isStepped: true };
}

function guided(rubric: Omit<Rubric, "steps" | "isStepped">, meanings: readonly (readonly [number, string])[]): Rubric {
  return { ...rubric, steps: stepsOf(meanings), isStepped: false };
}

function stepsOf(meanings: readonly (readonly [number, string])[]): readonly RubricStep[] {
  return meanings.map(([value, meaning]) => ({ value, meaning }));
}

/** What to think of when a figure is estimated, and what each value of its scale means (domain A.1). */
export const rubrics: Readonly<Record<EstimateName, Rubric>> = {
  costOfDelay: measured(
    "Cost of delay",
    "moneyAWeek",
    "What is lost in a week without it: income not earned, cost not saved, risk not lowered.",
  ),
  duration: measured("Duration", "weeks", "Weeks of work that remain until users can have it. What is spent is gone."),
  userBusinessValue: stepped("User and business value", "Against the least valuable item, which is a 1.", [
    [1, "The least valuable item of this batch."],
    [2, "A little better than the least."],
    [3, "Some users would notice."],
    [5, "Many users would notice, or it brings a fair income."],
    [8, "Most users want it, or it brings a good income."],
    [13, "A reason to choose the product."],
    [20, "Hardly anything could be worth more."],
  ]),
  timeCriticality: stepped("Time criticality", "How fast its value fades; the least urgent item is a 1.", [
    [1, "It can wait for ever and lose nothing."],
    [2, "Waiting a year costs little."],
    [3, "Waiting half a year costs something."],
    [5, "Waiting a quarter costs a fair part of its value."],
    [8, "Waiting a month costs a fair part of its value."],
    [13, "A date comes near after which it is worth little."],
    [20, "Next week is too late."],
  ]),
  riskReductionOpportunity: stepped("Risk and opportunity", "What it makes safer or possible; the least is a 1.", [
    [1, "It leaves risks and chances as they are."],
    [2, "It settles a small doubt."],
    [3, "It settles a doubt that has cost time before."],
    [5, "It takes away a risk on the list, or opens one new way."],
    [8, "It takes away a large risk, or other items need it."],
    [13, "A whole plan stands on it."],
    [20, "Without it the product may fail."],
  ]),
  jobSize: stepped("Job size", "The remaining work, against the smallest item, which is a 1.", [
    [1, "The smallest item of this batch."],
    [2, "About twice the smallest."],
    [3, "A few times the smallest; well understood."],
    [5, "Clearly larger; a few unknowns."],
    [8, "Large; several people or parts."],
    [13, "Very large: look for a way to split it."],
    [20, "Too large to plan: split it first."],
  ]),
  reach: measured("Reach", "usersAMonth", "People who would meet it in a month, counted and not hoped for."),
  riceImpact: stepped("Impact", "How much it changes for each person it reaches.", [
    [3, "Massive: it changes why they use the product."],
    [2, "High: a task becomes clearly easier."],
    [1, "Medium: noticed and liked."],
    [0.5, "Low: noticed when it is pointed out."],
    [0.25, "Minimal: hardly noticed."],
  ]),
  riceConfidence: guided(
    {
      name: "Confidence",
      unit: "share",
      question: "How well the other figures are supported. Below 50% it is a wish.",
    },
    [
      [1, "High: measured in use or in an experiment."],
      [0.8, "Medium: some figures, and people who asked for it."],
      [0.5, "Low: an opinion, however firm."],
    ],
  ),
  effort: measured("Effort", "personMonths", "Remaining work of everybody, in months of one person."),
  iceImpact: guided({ name: "Impact", unit: "points", question: "What it would change if it works, from 1 to 10." }, [
    [1, "Nobody would notice."],
    [3, "A few people, a little."],
    [5, "Many people, a little, or a few a lot."],
    [8, "Most people, clearly."],
    [10, "Nothing else could change as much."],
  ]),
  iceConfidence: guided({ name: "Confidence", unit: "points", question: "How sure that impact is, from 1 to 10." }, [
    [1, "An idea."],
    [3, "Somebody asked for it."],
    [5, "Several signs point the same way."],
    [8, "A test or the use of something alike supports it."],
    [10, "It was measured here."],
  ]),
  ease: guided({ name: "Ease", unit: "points", question: "How little work it takes, from 1 to 10." }, [
    [1, "Many months and teams."],
    [3, "About a quarter."],
    [5, "About a month."],
    [8, "About a week."],
    [10, "Done in a day."],
  ]),
  value: measured("Value", "money", "Money it brings or saves in a year; below zero when it takes some away."),
  cost: measured("Cost", "money", "Money it still takes. What is spent is gone."),
};

const unitWords: Readonly<Record<EstimateUnit, string>> = {
  moneyAWeek: "a week",
  money: "",
  weeks: "weeks",
  personMonths: "person-months",
  usersAMonth: "users a month",
  share: "",
  points: "",
};

/** The words behind a figure that is being typed; empty where the figure says its unit itself. */
export function estimateUnit(name: EstimateName): string {
  return unitWords[rubrics[name].unit];
}

/** Whether a figure is kept in minor units of money. */
export function isMoney(name: EstimateName): boolean {
  return rubrics[name].unit === "money" || rubrics[name].unit === "moneyAWeek";
}

/** A stored figure as it is typed: money in major units. */
export function typedFigure(name: EstimateName, stored: number, currency: string): number {
  return isMoney(name) ? toMajor(stored, currency) : stored;
}

/** A typed figure as it is stored: money in minor units; null for more money than can be counted. */
export function storedFigure(name: EstimateName, typed: number, currency: string): number | null {
  return isMoney(name) ? toMinor(typed, currency) : typed;
}

/** How a figure is written in its field. */
export function estimateFormat(name: EstimateName, currency: string): Intl.NumberFormatOptions {
  if (isMoney(name)) {
    return { style: "currency", currency, minimumFractionDigits: 0, maximumFractionDigits: minorDigits(currency) };
  }
  if (rubrics[name].unit === "share") return { style: "percent", maximumFractionDigits: 1 };
  return { maximumFractionDigits: 3 };
}

/** A stored figure in words, with its unit: "€1,200 a week", "3 weeks", "80%". */
export function estimateText(name: EstimateName, stored: number, currency: string): string {
  switch (rubrics[name].unit) {
    case "moneyAWeek":
      return `${money(Math.round(stored), currency, Math.abs(stored) >= 100_000)} a week`;
    case "money":
      return money(Math.round(stored), currency, Math.abs(stored) >= 100_000);
    case "weeks":
      return stored === 1 ? "1 week" : `${decimal(stored, 1)} weeks`;
    case "personMonths":
      return stored === 1 ? "1 person-month" : `${decimal(stored, 2)} person-months`;
    case "usersAMonth":
      return `${counted(stored, "user")} a month`;
    case "share":
      return share(stored);
    case "points":
      return Number.isInteger(stored) ? count(stored) : decimal(stored);
  }
}

/** The ends between which a figure may lie; null where it has no end. */
export function estimateEnds(name: EstimateName): { readonly low: number | null; readonly high: number | null } {
  switch (rubrics[name].unit) {
    case "share":
      return { low: 0, high: 1 };
    case "points":
      return { low: 0.25, high: 20, ...iceEnds(name) };
    case "moneyAWeek":
    case "money":
      return { low: name === "cost" ? 0 : null, high: null };
    case "weeks":
    case "personMonths":
    case "usersAMonth":
      return { low: 0, high: null };
  }
}

function iceEnds(name: EstimateName) {
  return rubrics[name].isStepped ? {} : { low: 1, high: 10 };
}

/** What is said of a figure that is none of the steps of its scale. */
export function notOnScale(name: EstimateName): string {
  const steps = rubrics[name].steps.map(({ value }) => decimal(value)).sort((a, b) => Number(a) - Number(b));
  return `It is one of ${listed(steps, "or")}.`;
}
