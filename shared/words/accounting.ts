import type { InnovationAccounting, StageTrend } from "../domain/innovation-accounting.ts";
import { isRefused, type Answer } from "../maths/answer.ts";
import { wilson, type Interval } from "../maths/wilson.ts";
import { refusalWords } from "./codes.ts";
import { count, counted, decimal, share, shareInterval } from "./format.ts";

/** The stages of a cohort, the widest first (McClure's, domain B.12). */
export const cohortStageWords = {
  acquired: { name: "Acquired", meaning: "Came." },
  activated: { name: "Activated", meaning: "Had a good first use." },
  retained: { name: "Retained", meaning: "Came back." },
  referred: { name: "Referred", meaning: "Brought others." },
  revenue: { name: "Paid", meaning: "Paid." },
} as const;

/** The phases of learning a cohort belongs to. */
export const phaseWords = { baseline: "Baseline", tuning: "Tuning" } as const;

/** Whether the share that reaches a stage moves from cohort to cohort, in words with its p; below 5% counts as moving. */
export function trendText({ stage, trend, cohorts }: StageTrend): string {
  const { name } = cohortStageWords[stage];
  if (isRefused(trend)) {
    if (trend.reason === "NO_DATA") return `${name}: two cohorts that counted it are needed, there ${isAre(cohorts)}.`;
    return `${name}: ${refusalWords(trend.reason)}`;
  }
  const chance = trend.p < 0.001 ? "below 0.1%" : share(trend.p);
  const over = `over ${counted(cohorts, "cohort")}`;
  if (trend.p >= 0.05) return `${name}: no trend is shown ${over} (p ${chance}).`;
  return `${name}: the share ${trend.z > 0 ? "rises" : "falls"} from cohort to cohort ${over} (p ${chance}).`;
}

function isAre(number: number): string {
  return number === 0 ? "are none" : number === 1 ? "is one" : `are ${count(number)}`;
}

/** The share of decided experiments that persevered, with its interval: "2 of 5 (12–77%)". */
export function winText(wins: number, decided: number, interval: Answer<Interval>): string {
  const of = `${count(wins)} of ${count(decided)}`;
  return isRefused(interval) ? of : `${of} (${shareInterval(interval.low, interval.high)})`;
}

/** How many times over a customer brings in what winning one costs: "3.1 times". */
export function timesText(value: number): string {
  return `${decimal(value, 1)} times`;
}

/** What all products came to together: "4 of 9 decided persevered (18.9–73.3%), €85,400 spent". */
export function allProductsText(wins: number, decided: number, spent: string): string {
  if (decided === 0) return "No experiment with a valid verdict was decided yet.";
  return `${winText(wins, decided, wilson(wins, decided))} decided persevered, ${spent} spent on experiments.`;
}

/** What cannot be worked out of the economics of a customer, and what is missing. */
export function economicsGap({ economics }: Pick<InnovationAccounting, "economics">): string | null {
  if (!isRefused(economics)) return null;
  return economics.reason === "MISSING"
    ? "Fill in all four to see what a customer is worth."
    : refusalWords(economics.reason);
}

/** What innovation accounting says of itself. */
export const accountingWords = {
  cohorts:
    "Each row counts its own people, from the day they came. Running totals only ever go up and show nothing, so there are none here.",
  noCohorts: "No cohort yet. Count the people who came in one period, and how far they went.",
  paste: "Type, or paste rows from a spreadsheet. Empty means not counted; 0 means nobody.",
  milestones: "First a baseline is measured, then it is tuned; on the day agreed the team pivots or perseveres.",
  winRate: "persevered",
  noneDecided: "no experiment with a valid verdict was decided yet",
  perLearning: "for each decided; invalid ones only cost",
  perProduct: "Open a product for its cohorts, milestones and what a customer is worth.",
  noSpending: "nobody wrote down what the experiments cost",
  noRisk: "No open experiment names an assumption.",
  noRunning: "Nothing runs.",
  noNext: "No decision is due.",
} as const;
