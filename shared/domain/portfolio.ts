import type { BacklogField } from "./backlog-field.ts";
import type { BacklogItem } from "./backlog-item.ts";
import type { Accounting, Cohort } from "./cohort.ts";
import type { Dependency } from "./dependency.ts";
import type { Experiment } from "./experiment.ts";
import type { Feature } from "./feature.ts";
import type { ImportBatch, Recipe } from "./import-batch.ts";
import type { CostEntry, Pool, Rates, ValueEntry } from "./ledger.ts";
import type { Learning } from "./learning.ts";
import type { Meeting } from "./meeting.ts";
import type { Product } from "./product.ts";
import type { RetirementProposal, Review, VerdictRecord } from "./retirement.ts";
import type { SavedView } from "./saved-view.ts";
import { defaultSettings, settingsId, type Settings } from "./settings.ts";
import { onShelf, type Shelves } from "./shelves.ts";
import type { Team } from "./team.ts";
import type { UsageMatrix } from "./usage.ts";

/** The tables of records, each with the record it holds. Usage is columnar: one matrix per product. */
export type Tables = {
  readonly settings: Settings;
  readonly teams: Team;
  readonly products: Product;
  readonly features: Feature;
  readonly dependencies: Dependency;
  readonly usage: UsageMatrix;
  readonly costs: CostEntry;
  readonly values: ValueEntry;
  readonly pools: Pool;
  readonly rates: Rates;
  readonly batches: ImportBatch;
  readonly recipes: Recipe;
  readonly verdicts: VerdictRecord;
  readonly reviews: Review;
  readonly proposals: RetirementProposal;
  readonly backlog: BacklogItem;
  readonly fields: BacklogField;
  readonly views: SavedView;
  readonly experiments: Experiment;
  readonly learnings: Learning;
  readonly cohorts: Cohort;
  readonly accounting: Accounting;
  readonly meetings: Meeting;
};

/** The name of a table. */
export type TableName = keyof Tables;

/** The tables whose records change whole; usage changes by cells. */
export type RecordTable = Exclude<TableName, "usage">;

/** All records, as one immutable value. */
export type Portfolio = { readonly [T in TableName]: Shelves<Tables[T]> };

/** The shelf of cost entries that belong to neither a product nor a pool. */
export const unassigned = "unassigned";

const oneShelf = () => "";

/** On which shelf of its table a record stands: its product's where it has one. */
export const shelfOf: { readonly [T in TableName]: (record: Tables[T]) => string } = {
  settings: oneShelf,
  teams: oneShelf,
  products: oneShelf,
  features: (feature) => feature.productId,
  dependencies: oneShelf,
  usage: oneShelf,
  costs: (entry) => entry.productId ?? entry.poolId ?? unassigned,
  values: (entry) => entry.productId,
  pools: oneShelf,
  rates: oneShelf,
  batches: oneShelf,
  recipes: oneShelf,
  verdicts: (record) => record.productId,
  reviews: oneShelf,
  proposals: oneShelf,
  backlog: (item) => item.productId,
  fields: oneShelf,
  views: oneShelf,
  experiments: (experiment) => experiment.productId,
  learnings: oneShelf,
  cohorts: (cohort) => cohort.productId,
  accounting: (record) => record.productId,
  meetings: oneShelf,
};

/** Every table name, catalogue first, in the order in which they are written and read. */
export const tableNames = Object.keys(shelfOf) as readonly TableName[];

/** A portfolio without any record. */
export const emptyPortfolio: Portfolio = Object.fromEntries(
  tableNames.map((table) => [table, new Map()]),
) as unknown as Portfolio;

/** The settings of a portfolio; the defaults where none were stored yet. */
export function settingsOf(portfolio: Portfolio): Settings {
  return onShelf(portfolio.settings, "").get(settingsId) ?? defaultSettings;
}
