import type { TableName } from "../domain/portfolio.ts";

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

/** What the records of a table are called, as a title. */
export function tableTitle(table: TableName): string {
  const [, many] = tables[table];
  return `${many.charAt(0).toUpperCase()}${many.slice(1)}`;
}

const fields: Readonly<Record<string, string>> = {
  by: "changed by",
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
};

/** What a field of a record is called: "ownerTeamId" is the owner, "dayRate" the day rate. */
export function fieldWord(path: string): string {
  return path
    .split(".")
    .map((name) => fields[name] ?? name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase())
    .join(", ");
}

/** What an entry of a ledger is called; imported ones may have no name. */
export function entryName(label: string): string {
  return label.trim() === "" ? "Not named" : label;
}
