import type { ImportFile, ImportPlan } from "#shared/domain/import-planned.ts";
import { openChoices, type ImportChoices } from "#shared/domain/import-choices.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import type { CostRow, ProductRow, ReadRows, UsageRow, ValueRow } from "#shared/domain/import-rows.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { after } from "./portfolios.ts";

/** What a reader gives for a file of these rows; `total` is the number of distinct rows. */
export function readOf(rows: Partial<Omit<ReadRows, "total">>): ReadRows {
  const read = {
    usage: [],
    costs: [],
    values: [],
    products: [],
    features: [],
    dependencies: [],
    items: [],
    experiments: [],
    stops: [],
    notices: [],
    leftOut: {},
    ...rows,
  };
  const { usage, costs, values, products, features, dependencies, items, experiments, stops } = read;
  const all = [usage, costs, values, products, features, dependencies, items, experiments, stops].flat();
  return { ...read, total: new Set(all.map(({ row }) => row)).size };
}

/** A usage row of the feature "Search" of the product "Shop", unless it says otherwise. */
export function usageRow(row: number, said: Partial<UsageRow> = {}): UsageRow {
  const numbers = { eligible: null, users: null, uses: 40 };
  return {
    line: row + 1,
    row,
    product: "Shop",
    feature: "Search",
    month: "2025-10",
    span: 1,
    full: true,
    ...numbers,
    ...said,
  };
}

/** A monthly cost of 100 EUR of the product "Shop" over one year, unless it says otherwise. */
export function costRow(row: number, said: Partial<CostRow> = {}): CostRow {
  return {
    line: row + 1,
    row,
    product: "Shop",
    pool: null,
    feature: null,
    causedBy: null,
    paidBy: null,
    label: "Hosting",
    category: "infrastructure",
    recurrence: "recurring",
    from: "2025-01",
    to: "2025-12",
    currency: "EUR",
    amount: 10_000,
    amortiseMonths: null,
    avoidableShare: 1,
    avoidableFrom: null,
    provenance: "imported",
    ...said,
  };
}

/** A monthly revenue of the product "Shop", unless it says otherwise. */
export function valueRow(row: number, said: Partial<ValueRow> = {}): ValueRow {
  return {
    line: row + 1,
    row,
    product: "Shop",
    feature: null,
    label: "Sales",
    recurrence: "recurring",
    from: "2025-01",
    to: "2025-12",
    currency: "EUR",
    value: { kind: "revenue", amount: 50_000, margin: 0.3 },
    attribution: 1,
    range: null,
    evidence: "",
    provenance: "imported",
    ...said,
  };
}

/** A row about a product that has no key but its name, unless it says otherwise. */
export function productRow(row: number, name: string, said: Partial<ProductRow> = {}): ProductRow {
  return { line: row + 1, row, externalId: name, name, fields: {}, ...said };
}

/** A file of the source "usage". */
export const usageFile: ImportFile = {
  name: "usage-oct.csv",
  hash: "a".repeat(64),
  size: 1000,
  format: "usageTable",
  source: "usage",
  recipeId: null,
  statements: ["An absent row means: not known"],
};

/** Choices that create every unknown name and let good rows in. */
export const createAll: ImportChoices = {
  ...openChoices,
  unknownNames: { team: "create", product: "create", feature: "create", pool: "create" },
  withoutStopped: true,
};

/** The plan of an import; throws when it is refused. */
export function planOf(
  portfolio: Portfolio,
  read: ReadRows,
  choices: ImportChoices = createAll,
  file: ImportFile = usageFile,
): ImportPlan {
  const planned = planImport(portfolio, read, choices, file);
  if (!planned.ok) throw new Error(`${planned.problem.code}: ${planned.problem.message}`);
  return planned.value;
}

/** The portfolio after a plan was committed at the n-th moment; throws when it is refused. */
export function committed(portfolio: Portfolio, plan: ImportPlan, n: number): Portfolio {
  return after([importCommand(plan)], portfolio, n);
}
