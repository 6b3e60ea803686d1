import type { TableName } from "../domain/portfolio.ts";
import { counted, monthText } from "./format.ts";

const tables: Readonly<Record<TableName, readonly [one: string, many: string]>> = {
  settings: ["settings", "settings"],
  teams: ["team", "teams"],
  products: ["product", "products"],
  features: ["feature", "features"],
  dependencies: ["dependency", "dependencies"],
  usage: ["usage of a product", "usage by product"],
  costs: ["cost entry", "cost entries"],
  values: ["value entry", "value entries"],
  pools: ["shared-cost pool", "shared-cost pools"],
  rates: ["currency rates", "currency rates"],
  batches: ["import", "imports"],
  recipes: ["import recipe", "import recipes"],
  verdicts: ["verdict", "verdicts"],
  reviews: ["review", "reviews"],
  proposals: ["proposal", "proposals"],
  backlog: ["backlog item", "backlog items"],
  fields: ["backlog field", "backlog fields"],
  views: ["saved view", "saved views"],
  experiments: ["experiment", "experiments"],
  learnings: ["learning", "learnings"],
  cohorts: ["cohort", "cohorts"],
  accounting: ["innovation accounting", "innovation accounting"],
  meetings: ["review meeting", "review meetings"],
};

/** What one record of a table is called. */
export function recordWord(table: TableName): string {
  return tables[table][0];
}

/** What so many records of a table are called: "1 backlog item", "3 backlog items". */
export function recordsCounted(table: TableName, n: number): string {
  return counted(n, ...tables[table]);
}

/** What the records of a table are called, as a title. */
export function tableTitle(table: TableName): string {
  const [, many] = tables[table];
  return `${many.charAt(0).toUpperCase()}${many.slice(1)}`;
}

const fields: Readonly<Record<string, string>> = {
  ownerTeamId: "owner",
  pays: "pays",
  canChange: "can change it",
  feels: "feels the pain",
  benefits: "benefits",
  asOf: "as-of month",
  productId: "product",
  poolId: "pool",
  featureId: "feature",
  causedByProductId: "caused by",
  paidByTeamId: "paid by",
  fromProductId: "product that needs",
  toProductId: "product needed",
  supportEnd: "support ends",
  amortiseMonths: "spread over months",
  avoidableFrom: "avoidable from",
  avoidableShare: "avoidable share",
  lifecycle: "lifecycle stage",
  externalId: "identity in its source",
  batchId: "import",
  rank: "place in your own order",
  stageSince: "in its stage since",
  fields: "own fields",
  itemId: "backlog item",
  nextItemId: "next backlog item",
  meetingId: "review meeting",
  json: "as worked out",
  n: "units",
  priorSd: "doubt about large effects",
  skeptical: "to a doubter",
  flat: "without a prior",
  arpu: "revenue a month",
  cac: "cost of winning one",
  churn: "leave each month",
  p0: "yearly risk without it",
  p1: "yearly risk with it",
  loss0: "loss without it",
  loss1: "loss with it",
};

/** What a field of a record is called: "ownerTeamId" is the owner, "dayRate" the day rate, "releasedAt" is released. */
export function fieldWord(path: string): string {
  return path
    .split(".")
    .map((name) => fields[name] ?? wordsOf(name))
    .join(", ");
}

function wordsOf(name: string): string {
  if (/^\d{4}-\d{2}$/.test(name)) return monthText(name);
  return name
    .replace(/(Id|At)$/, "")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

/** What an entry of a ledger is called; imported ones may have no name. */
export function entryName(label: string): string {
  return label.trim() === "" ? "Not named" : label;
}
