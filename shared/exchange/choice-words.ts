import { resolutionWords, stageWords, workWords } from "./backlog-words.ts";
import { folded } from "./cells.ts";
import type { MetricKind } from "../domain/experiment-card.ts";
import type { Experiment } from "../domain/experiment.ts";
import type { ImportFormat } from "../domain/import-batch.ts";
import type { DependencyRow } from "../domain/import-rows.ts";
import type { CostCategory, ValueSource } from "../domain/ledger.ts";
import type { LifecycleStage, Product, ProductKind } from "../domain/product.ts";
import type { Provenance } from "../domain/record.ts";

/** Words of files for the choices of a field, in small letters. */
export type Choices<C extends string> = Readonly<Record<C, readonly string[]>>;

/** The choice that a cell names, by its own name or one of its words; null when none. */
export function choiceOf<C extends string>(choices: Choices<C>, cell: string): C | null {
  const found = folded(cell);
  const names = Object.keys(choices) as C[];
  return names.find((choice) => choice.toLowerCase() === found || choices[choice].includes(found)) ?? null;
}

/** Words of catalogues for the stages of a product's life. */
export const lifecycleWords: Choices<LifecycleStage> = {
  idea: ["experimental", "planned", "proposed", "draft", "concept", "alpha"],
  live: ["production", "active", "operational", "in use", "beta", "maintained", "ga"],
  sunsetting: ["deprecated", "sunset", "phasing out", "phase out", "end of life", "legacy"],
  retired: ["decommissioned", "archived", "removed", "shut down", "inactive", "closed"],
};

/** Words of catalogues for the kinds of product. */
export const kindWords: Choices<ProductKind> = {
  product: ["application", "app", "website", "component"],
  service: ["api", "backend", "legacy service"],
  platform: ["infrastructure", "system", "shared service"],
};

/** Words for whether the customers are known. */
export const customerWords: Choices<Product["customers"]> = {
  named: ["known", "by name"],
  counted: ["number known"],
  unknown: ["not known"],
};

/** Words for what the users of a product are. */
export const populationWords: Choices<Product["population"]> = {
  users: ["user", "people", "persons"],
  accounts: ["account", "organisations", "tenants"],
  callers: ["caller", "clients", "systems"],
};

/** Words of cost sheets for what money is spent on. */
export const categoryWords: Choices<CostCategory> = {
  people: ["staff", "personnel", "salaries", "salary", "labour", "labor", "fte", "payroll", "team"],
  infrastructure: ["hosting", "cloud", "server", "servers", "compute", "storage", "network", "infra"],
  licence: ["license", "licences", "licenses", "software", "subscription", "subscriptions", "saas"],
  support: ["maintenance", "operations", "helpdesk", "service desk"],
  incident: ["incidents", "outage"],
  project: ["projects", "development", "capital", "migration"],
  other: ["misc", "miscellaneous", "various"],
};

/** Words of money sheets for whether an amount recurs. */
export const recurrenceWords: Choices<"recurring" | "oneOff"> = {
  recurring: ["monthly", "per month", "recurrent", "run"],
  oneOff: ["one-off", "one off", "once", "single", "capital"],
};

/** Words of money sheets for how a figure came to be known. */
export const provenanceWords: Choices<Provenance> = {
  measured: [],
  imported: [],
  invoiced: ["invoice", "billed", "actual"],
  estimatedByMany: ["estimated by many", "team estimate"],
  estimatedByOne: ["estimate", "estimated", "estimated by one", "planned", "budget"],
  guessed: ["guess"],
};

/** Words of value sheets for how a value counts. */
export const valueKindWords: Choices<ValueSource["kind"]> = {
  revenue: ["sales", "income", "turnover"],
  costAvoided: ["cost avoided", "avoided cost", "savings", "saving", "saved"],
  orders: ["order", "transactions"],
  users: ["user"],
  risk: ["risk reduction", "risk avoided"],
};

/** Words for how strongly one product needs another. */
export const dependencyWords: Choices<DependencyRow["kind"]> = {
  hard: ["required", "needs", "mandatory", "yes", "strong"],
  soft: ["optional", "weak", "degraded", "no"],
};

/** Words of usage tables for whether a period was counted whole. */
export const observedWords: Choices<"full" | "partial"> = {
  full: ["yes", "y", "true", "1", "complete"],
  partial: ["no", "n", "false", "0", "incomplete"],
};

/** Words of results for how a metric is counted. */
export const metricKindWords: Choices<MetricKind> = {
  proportion: ["share", "binomial", "rate", "conversion", "boolean"],
  mean: ["average", "continuous", "revenue", "count", "number"],
  ratio: ["quotient"],
};

/** Words of results for whether they are of the time before a change or after it. */
export const testPeriodWords: Choices<"before" | "after"> = {
  before: ["pre", "pretest", "pre-period", "baseline"],
  after: ["post", "posttest", "post-period"],
};

/** Words for whether a unit did something, in the languages that files come in. */
export const yesNoWords: Choices<"yes" | "no"> = {
  yes: [
    "y",
    "true",
    "t",
    "1",
    "ja",
    "j",
    "wahr",
    "w",
    "oui",
    "o",
    "vrai",
    "v",
    "si",
    "sí",
    "sì",
    "sim",
    "s",
    "tak",
    "да",
  ],
  no: ["n", "false", "f", "0", "nein", "falsch", "non", "faux", "não", "nao", "nie", "нет"],
};

/** Words of results for which direction of a metric is the better one. */
export const betterWords: Choices<"more" | "less"> = {
  more: ["higher", "increase", "up"],
  less: ["lower", "decrease", "down"],
};

/** Words of other tools for where an experiment stands. */
export const experimentStatusWords: Choices<Experiment["status"]> = {
  draft: ["planned", "idea", "not started", "new"],
  running: ["active", "live", "started", "in progress"],
  concluded: ["stopped", "ended", "finished", "completed", "complete", "archived", "done", "over"],
};

const money = { recurrence: recurrenceWords, provenance: provenanceWords };

/** The choice fields of each format with what a found value may be said to mean. */
export const choicesOf: Readonly<Record<ImportFormat, Readonly<Record<string, Choices<string>>>>> = {
  usageTable: { observed: observedWords },
  usageEvents: {},
  cost: { ...money, category: categoryWords },
  value: { ...money, kind: valueKindWords },
  focus: {},
  products: { lifecycle: lifecycleWords, kind: kindWords, customers: customerWords, population: populationWords },
  dependencies: { kind: dependencyWords },
  backstage: {},
  backlog: { stage: stageWords, resolution: resolutionWords, kind: workWords },
  experimentArms: {
    kind: metricKindWords,
    period: testPeriodWords,
    better: betterWords,
    status: experimentStatusWords,
  },
  experimentUnits: { metric: yesNoWords },
  experimentCards: { status: experimentStatusWords },
};
