import type { ImportFormat } from "../domain/import-batch.ts";
import { backlogKindWords, backlogStageWords } from "./backlog-codes.ts";
import { categoryWords, lifecycleWords, productKindWords, provenanceWords } from "./codes.ts";
import { experimentStatusNames } from "./experiment-export.ts";
import { isOfExperiments } from "./import-experiments.ts";
import { customersWords, populationWords } from "./product.ts";

const fieldNames: Readonly<Record<string, string>> = {
  product: "Product",
  feature: "Feature",
  month: "Period",
  year: "Year",
  quarter: "Quarter",
  monthOfYear: "Month of the year",
  uses: "Uses",
  users: "Users",
  eligible: "Eligible users",
  user: "One user",
  observed: "Period complete?",
  timestamp: "Time",
  amount: "Amount",
  from: "From",
  to: "To",
  currency: "Currency",
  label: "Label",
  recurrence: "Recurring or one-off",
  category: "Category",
  pool: "Shared-cost pool",
  amortiseMonths: "Spread over months",
  avoidableShare: "Avoidable share",
  avoidableFrom: "Avoidable from",
  exact: "Exact amount",
  causedBy: "Caused by product",
  paidBy: "Paid by team",
  provenance: "How it is known",
  note: "Note",
  externalId: "Key in the source",
  winnowId: "Key in Winnow",
  sharedSource: "Shared source",
  kind: "Kind",
  margin: "Margin",
  orders: "Orders",
  contribution: "Contribution per order",
  valuePerUser: "Value per user",
  p0: "Probability before",
  loss0: "Loss before",
  p1: "Probability after",
  loss1: "Loss after",
  attribution: "Attributed share",
  low: "Low factor",
  high: "High factor",
  evidence: "Evidence",
  chargePeriodStart: "Start of the charge",
  tags: "Tags",
  name: "Name",
  description: "Description",
  owner: "Owner team",
  lifecycle: "Lifecycle stage",
  pays: "Who pays",
  canChange: "Who can change it",
  feels: "Who feels the pain",
  benefits: "Who benefits",
  decides: "Who decides",
  heard: "Who must be heard",
  customers: "Customers known",
  population: "Counted as",
  job: "Job it does",
  supportEnd: "Support ends",
  features: "Features",
  dependsOn: "Needs (hard)",
  softly: "Needs (soft)",
  extra: "Kept beside it",
};

const itemFieldNames: Readonly<Record<string, string>> = {
  title: "Title",
  stage: "State, which becomes the stage",
  resolution: "Resolution",
  owner: "Owner (a person's name)",
  labels: "Labels",
  due: "Due",
  created: "Created",
  started: "Work began",
  deployed: "Deployed",
  closed: "Finished",
  dropped: "Given up",
  updated: "Last changed",
  needs: "Depends on",
  links: "Links",
  rank: "Place in the order",
  hypothesis: "Hypothesis",
  mandate: "Demanded by",
  jobSize: "Job size",
  costOfDelay: "Cost of delay per week",
  duration: "Duration in weeks",
  userBusinessValue: "User and business value",
  timeCriticality: "Time criticality",
  riskReductionOpportunity: "Risk reduction or opportunity",
  reach: "Reach per month",
  riceImpact: "Impact (RICE)",
  riceConfidence: "Confidence (RICE)",
  effort: "Effort in person-months",
  iceImpact: "Impact (ICE)",
  iceConfidence: "Confidence (ICE)",
  ease: "Ease (ICE)",
  value: "Value",
  cost: "Cost",
};

const resultFieldNames: Readonly<Record<string, string>> = {
  experiment: "Experiment",
  title: "Title",
  arm: "Arm",
  n: "Units",
  sum: "Conversions, or the sum",
  mean: "Mean or rate",
  deviation: "Standard deviation",
  squares: "Sum of squares",
  metric: "Metric",
  guardrails: "Guardrails (further metrics)",
  day: "Day",
  period: "Before or after the change",
  weight: "Planned share of the arm",
  kind: "Kind of metric",
  better: "Better direction",
  worthwhile: "Worthwhile effect",
  denominator: "Sum of what is divided by",
  denominatorSquares: "Sum of its squares",
  past: "The same before the test",
  pastSquares: "Sum of squares before",
  pastProducts: "Sum of products of before and after",
  products: "Sum of the products of both",
  unit: "One unit, such as a user",
  hypothesis: "Hypothesis",
  status: "Status",
  arms: "Arms",
  weights: "Planned shares",
  conclusions: "Conclusions",
};

/** What a field of a file is called. */
export function importFieldWord(format: ImportFormat, field: string): string {
  if (format === "backlog" && itemFieldNames[field] !== undefined) return itemFieldNames[field];
  if (isOfExperiments(format)) return resultFieldNames[field] ?? fieldNames[field] ?? field;
  if (format === "dependencies" && field === "from") return "Product that needs";
  if (format === "dependencies" && field === "to") return "Product needed";
  return fieldNames[field] ?? field;
}

/** Why a field was filled in by the app. */
export const guessWords = {
  header: "Guessed: same name",
  synonym: "Guessed: a known name for it",
  content: "Guessed from its contents",
  fileName: "Guessed from the file's name",
  portfolio: "Guessed: the portfolio's currency",
  experiment: "Guessed: that of an experiment here",
} as const;

const observedWords: Readonly<Record<string, string>> = { full: "Whole period", partial: "Part of the period" };

const valueKindWords: Readonly<Record<string, string>> = {
  revenue: "Revenue",
  costAvoided: "Cost avoided",
  orders: "Orders",
  users: "Users",
  risk: "Avoided risk",
};

const dependencyWords: Readonly<Record<string, string>> = {
  hard: "Hard: cannot work without it",
  soft: "Soft: can do without",
};

const resolutionChoices: Readonly<Record<string, string>> = {
  released: "Finished: as its state says",
  dropped: "Dropped",
  unresolved: "Not finished: as its state says",
};

const resultChoices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: { proportion: "A share of units", mean: "A mean over units", ratio: "A ratio of two sums" },
  period: { before: "Before the change", after: "After the change" },
  better: { more: "More is better", less: "Less is better" },
};

/** What the words of a field may mean, by the choice they stand for. */
export function choiceWords(format: ImportFormat, field: string): Readonly<Record<string, string>> {
  if (format === "backlog" && field === "kind") return backlogKindWords;
  if (format === "experimentArms" && resultChoices[field] !== undefined) return resultChoices[field];
  if (isOfExperiments(format) && field === "status") return experimentStatusNames;
  if (format === "experimentUnits" && field === "metric") return { yes: "Yes, it did", no: "No, it did not" };
  if (field === "kind") {
    if (format === "value") return valueKindWords;
    return format === "dependencies" ? dependencyWords : productKindWords;
  }
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    category: categoryWords,
    lifecycle: lifecycleWords,
    provenance: provenanceWords,
    recurrence: { recurring: "Recurring", oneOff: "One-off" },
    customers: customersWords,
    population: populationWords,
    observed: observedWords,
    stage: backlogStageWords,
    resolution: resolutionChoices,
  };
  return choices[field] ?? {};
}
