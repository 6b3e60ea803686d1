import * as v from "valibot";
import { MarkSchema } from "./mark.ts";
import { fixed, IdSchema, listOf, MonthSchema, NameSchema, recordEntries, TextSchema } from "./record.ts";

/** How often a feature is meant to be used. */
export const cadences = ["daily", "weekly", "monthly", "quarterly", "halfYearly", "yearly", "emergency"] as const;

/** A feature: a capability of one product whose use can be counted. */
export const FeatureSchema = fixed({
  ...recordEntries,
  productId: IdSchema,
  name: NameSchema,
  description: TextSchema,
  /** The month it was released; null when not known, then the first month with use stands in, shown as "first seen". */
  releasedMonth: v.nullable(MonthSchema),
  /** Months before this one are missing, whatever the numbers say. */
  instrumentedFrom: v.nullable(MonthSchema),
  cadence: v.nullable(v.picklist(cadences)),
  /** For whom it is meant, in words; the eligible users of its usage records are counted in this segment. */
  eligibleSegment: TextSchema,
  marks: listOf(MarkSchema),
});

/** A capability of one product whose use can be counted. */
export type Feature = v.InferOutput<typeof FeatureSchema>;

/** How often a feature is meant to be used. */
export type Cadence = (typeof cadences)[number];

/** A feature of which nothing but the product and the name is known yet. */
export function blankFeature(productId: string, name: string): Omit<Feature, "id" | "createdAt" | "updatedAt" | "by"> {
  return {
    productId,
    name,
    description: "",
    releasedMonth: null,
    instrumentedFrom: null,
    cadence: null,
    eligibleSegment: "",
    marks: [],
  };
}
