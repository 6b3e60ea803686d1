import type * as v from "valibot";
import { BacklogFieldSchema } from "./backlog-field.ts";
import { BacklogItemSchema } from "./backlog-item.ts";
import { AccountingSchema, CohortSchema } from "./cohort.ts";
import { DependencySchema } from "./dependency.ts";
import { ExperimentSchema } from "./experiment.ts";
import { FeatureSchema } from "./feature.ts";
import { ImportBatchSchema, RecipeSchema } from "./import-batch.ts";
import { CostEntrySchema, PoolSchema, RatesSchema, ValueEntrySchema } from "./ledger.ts";
import { LearningSchema } from "./learning.ts";
import { MeetingSchema } from "./meeting.ts";
import type { RecordTable, Tables } from "./portfolio.ts";
import { ProductSchema } from "./product.ts";
import { RetirementProposalSchema, ReviewSchema, VerdictRecordSchema } from "./retirement.ts";
import { SavedViewSchema } from "./saved-view.ts";
import { SettingsSchema } from "./settings.ts";
import { TeamSchema } from "./team.ts";

/** The schema of the records of every table; whatever comes from outside is checked by it. Usage has none: it is columnar. */
export const recordSchemas: { readonly [T in RecordTable]: v.GenericSchema<unknown, Tables[T]> } = {
  settings: SettingsSchema,
  teams: TeamSchema,
  products: ProductSchema,
  features: FeatureSchema,
  dependencies: DependencySchema,
  costs: CostEntrySchema,
  values: ValueEntrySchema,
  pools: PoolSchema,
  rates: RatesSchema,
  batches: ImportBatchSchema,
  recipes: RecipeSchema,
  verdicts: VerdictRecordSchema,
  reviews: ReviewSchema,
  proposals: RetirementProposalSchema,
  backlog: BacklogItemSchema,
  fields: BacklogFieldSchema,
  views: SavedViewSchema,
  experiments: ExperimentSchema,
  learnings: LearningSchema,
  cohorts: CohortSchema,
  accounting: AccountingSchema,
  meetings: MeetingSchema,
};
