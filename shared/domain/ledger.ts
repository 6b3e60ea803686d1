import * as v from "valibot";
import { CurrencySchema, MinorSchema } from "./money.ts";
import {
  fixed,
  IdSchema,
  listOf,
  MonthSchema,
  NameSchema,
  ProvenanceSchema,
  recordEntries,
  ShareSchema,
  TextSchema,
} from "./record.ts";

/** What money is spent on. */
export const costCategories = [
  "people",
  "infrastructure",
  "licence",
  "support",
  "incident",
  "project",
  "other",
] as const;

const period = {
  /** Recurring: the amount of every month from…to, both inclusive. One-off: booked in `from`, which equals `to`. */
  recurrence: v.picklist(["recurring", "oneOff"]),
  from: MonthSchema,
  to: MonthSchema,
  currency: CurrencySchema,
};

/**
 * Money spent on a product, on a feature of it, or on a shared-cost pool; with neither product nor pool it is
 * unassigned and stays visible as such.
 */
export const CostEntrySchema = fixed({
  ...recordEntries,
  ...period,
  productId: v.nullable(IdSchema),
  poolId: v.nullable(IdSchema),
  featureId: v.nullable(IdSchema),
  label: TextSchema,
  category: v.picklist(costCategories),
  amount: MinorSchema,
  /** The exact sum of a sub-cent source in major units, as a decimal text; `amount` is its rounding (domain D.1). */
  exact: v.optional(v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/))),
  /** Over how many months the accrual view spreads a one-off. */
  amortiseMonths: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1200))),
  /** Which share would end with the product, and from which month (the end of a contract). */
  avoidableShare: ShareSchema,
  avoidableFrom: v.nullable(MonthSchema),
  causedByProductId: v.nullable(IdSchema),
  paidByTeamId: v.nullable(IdSchema),
  provenance: ProvenanceSchema,
});

/** Money spent on a product, feature or pool. */
export type CostEntry = v.InferOutput<typeof CostEntrySchema>;

/** What money is spent on. */
export type CostCategory = (typeof costCategories)[number];

const natural = v.pipe(v.number(), v.finite(), v.minValue(0));

/** How a value line counts: per month of its period, in minor units, before attribution (domain D.3). */
export const ValueSourceSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("revenue"), amount: MinorSchema, margin: ShareSchema }),
  v.strictObject({ kind: v.literal("costAvoided"), amount: MinorSchema }),
  v.strictObject({ kind: v.literal("orders"), orders: natural, contribution: MinorSchema }),
  v.strictObject({ kind: v.literal("users"), users: natural, valuePerUser: MinorSchema }),
  /** Yearly probabilities and losses; a month counts a twelfth. */
  v.strictObject({ kind: v.literal("risk"), p0: ShareSchema, loss0: MinorSchema, p1: ShareSchema, loss1: MinorSchema }),
]);

/** Money earned, saved or estimated for a product or feature. */
export const ValueEntrySchema = fixed({
  ...recordEntries,
  ...period,
  productId: IdSchema,
  featureId: v.nullable(IdSchema),
  label: TextSchema,
  value: ValueSourceSchema,
  /** The share of its source that this entry claims. */
  attribution: ShareSchema,
  /** The name of a source that several entries claim shares of; their shares may not exceed 1 in any month. */
  sharedSource: v.optional(TextSchema),
  /** The range of the estimate as factors on the value (0.5 and 1.5); null when no range was given. */
  range: v.nullable(fixed({ low: natural, high: natural })),
  evidence: TextSchema,
  provenance: ProvenanceSchema,
});

/** Money earned, saved or estimated for a product or feature. */
export type ValueEntry = v.InferOutput<typeof ValueEntrySchema>;

/** How a value line counts. */
export type ValueSource = v.InferOutput<typeof ValueSourceSchema>;

/** By what a shared cost is split, best first (domain D.2). */
export const driverKinds = ["consumption", "transactions", "users", "headcount", "revenue"] as const;

/** A shared-cost pool: its entries are split over products by a driver. */
export const PoolSchema = fixed({
  ...recordEntries,
  name: NameSchema,
  driver: v.picklist(driverKinds),
  /** The driver's figure for each product; a product that is not named takes no share. */
  weights: listOf(fixed({ productId: IdSchema, weight: v.pipe(v.number(), v.finite()) })),
  /** The share of a product's part that would really end with it; shared cost usually only moves elsewhere. */
  avoidableShare: ShareSchema,
});

/** A shared-cost pool with its driver. */
export type Pool = v.InferOutput<typeof PoolSchema>;

/** The rates of one currency, month by month: how much of the portfolio's currency one unit buys. The id is its code. */
export const RatesSchema = fixed({
  ...recordEntries,
  currency: CurrencySchema,
  rates: v.record(MonthSchema, v.pipe(v.number(), v.finite(), v.gtValue(0))),
});

/** The rates of one currency, month by month. */
export type Rates = v.InferOutput<typeof RatesSchema>;
