import * as v from "valibot";
import { added, edited, find, removed, type Command } from "./change.ts";
import type { Id } from "./ids.ts";
import { MinorSchema } from "./money.ts";
import { DaySchema, fixed, IdSchema, NameSchema, recordEntries, ShareSchema, type Draft } from "./record.ts";
import { unknown } from "./refusals.ts";
import { onShelf } from "./shelves.ts";
import { ok, refuse, type Result } from "../result.ts";

const people = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The people who came to a product in one period, and how far they went: counts of people, never totals (domain B.12). */
export const CohortSchema = fixed({
  ...recordEntries,
  productId: IdSchema,
  name: NameSchema,
  from: DaySchema,
  acquired: people,
  activated: v.nullable(people),
  retained: v.nullable(people),
  referred: v.nullable(people),
  revenue: v.nullable(people),
  phase: v.picklist(["baseline", "tuning"]),
});

/** The people who came to a product in one period. */
export type Cohort = v.InferOutput<typeof CohortSchema>;

/** The stages of a cohort, the widest first. */
export const cohortStages = ["acquired", "activated", "retained", "referred", "revenue"] as const;

/** What a product's learning is measured by: its milestones, and what a customer brings and costs. */
export const AccountingSchema = fixed({
  ...recordEntries,
  productId: IdSchema,
  baselineOn: v.nullable(DaySchema),
  tuningFrom: v.nullable(DaySchema),
  /** The day to pivot or persevere. */
  decisionOn: v.nullable(DaySchema),
  /** Monthly revenue per customer and the cost of winning one, in minor units. */
  arpu: v.nullable(MinorSchema),
  cac: v.nullable(MinorSchema),
  /** The share of revenue that is margin, and the share of customers who leave each month. */
  margin: v.nullable(ShareSchema),
  churn: v.nullable(ShareSchema),
});

/** The innovation accounting of one product. */
export type Accounting = v.InferOutput<typeof AccountingSchema>;

/** The figures of a product's innovation accounting. */
export type AccountingFields = Omit<Draft<Accounting>, "productId">;

/** Records a cohort; refuses UNKNOWN_RECORD, and NOT_MONOTONE where a stage holds more people than the one before. */
export function recordCohort(draft: Draft<Cohort>): Command {
  return (portfolio, stamp) => {
    if (find(portfolio, "products", draft.productId) === undefined) return unknown("product");
    return faultOf(draft) ?? ok({ label: `Record cohort '${draft.name}'`, changes: [added("cohorts", draft, stamp)] });
  };
}

/** Changes a cohort, which stays with its product; refuses as `recordCohort` does. */
export function editCohort(productId: Id, id: Id, fields: Partial<Omit<Draft<Cohort>, "productId">>): Command {
  return (portfolio, stamp) => {
    const cohort = find(portfolio, "cohorts", id, productId);
    if (cohort === undefined) return unknown("cohort");
    const changes = [edited("cohorts", cohort, fields, stamp)];
    return faultOf({ ...cohort, ...fields }) ?? ok({ label: `Edit cohort '${cohort.name}'`, changes });
  };
}

/** Removes a cohort; refuses UNKNOWN_RECORD. */
export function removeCohort(productId: Id, id: Id): Command {
  return (portfolio) => {
    const cohort = find(portfolio, "cohorts", id, productId);
    if (cohort === undefined) return unknown("cohort");
    return ok({ label: `Remove cohort '${cohort.name}'`, changes: [removed("cohorts", cohort)] });
  };
}

/** Sets the milestones or figures of a product's innovation accounting; refuses UNKNOWN_RECORD for a product that is gone. */
export function editAccounting(productId: Id, fields: Partial<AccountingFields>): Command {
  return (portfolio, stamp) => {
    const product = find(portfolio, "products", productId);
    if (product === undefined) return unknown("product");
    const [known] = onShelf(portfolio.accounting, productId).values();
    const change =
      known === undefined
        ? added("accounting", { ...blankAccounting(productId), ...fields }, stamp)
        : edited("accounting", known, fields, stamp);
    return ok({ label: `Edit innovation accounting of '${product.name}'`, changes: [change] });
  };
}

function blankAccounting(productId: Id): Draft<Accounting> {
  return {
    productId,
    baselineOn: null,
    tuningFrom: null,
    decisionOn: null,
    arpu: null,
    cac: null,
    margin: null,
    churn: null,
  };
}

function faultOf(cohort: Draft<Cohort>): Result<never> | null {
  let before = cohort.acquired;
  for (const stage of cohortStages) {
    const people = cohort[stage];
    if (people === null) continue;
    if (people > before) {
      return refuse(
        "NOT_MONOTONE",
        "A stage holds more people than the one before.",
        "Count people of this cohort only.",
      );
    }
    before = people;
  }
  return null;
}
