import * as v from "valibot";
import { withoutItemLinks } from "./backlog-links.ts";
import { added, edited, find, removed, type Command, type RecordChange } from "./change.ts";
import { withoutLinks } from "./experiment-links.ts";
import type { Id } from "./ids.ts";
import { MarkSchema } from "./mark.ts";
import { fixed, IdSchema, listOf, MonthSchema, NameSchema, recordEntries, TextSchema, type Draft } from "./record.ts";
import { nameTaken, taken, unknown } from "./refusals.ts";
import { allOf, onShelf } from "./shelves.ts";
import { clearedUsage } from "./usage-commands.ts";
import { ok } from "../result.ts";

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

/** Adds a feature to a product; refuses UNKNOWN_RECORD for a product that is gone and NAME_TAKEN within the product. */
export function addFeature(draft: Draft<Feature>): Command {
  return (portfolio, stamp) => {
    if (find(portfolio, "products", draft.productId) === undefined) return unknown("product");
    if (nameTaken(onShelf(portfolio.features, draft.productId), draft.name)) return taken("feature", draft.name);
    return ok({ label: `Add feature '${draft.name}'`, changes: [added("features", draft, stamp)] });
  };
}

/** Changes fields of a feature, which stays with its product; refuses UNKNOWN_RECORD and NAME_TAKEN. */
export function editFeature(productId: Id, id: Id, fields: Partial<Omit<Draft<Feature>, "productId">>): Command {
  return (portfolio, stamp) => {
    const feature = find(portfolio, "features", id, productId);
    if (feature === undefined) return unknown("feature");
    if (fields.name !== undefined && nameTaken(onShelf(portfolio.features, productId), fields.name, id)) {
      return taken("feature", fields.name);
    }
    return ok({ label: `Edit feature '${feature.name}'`, changes: [edited("features", feature, fields, stamp)] });
  };
}

/** Removes a feature with its usage, money, verdicts, reviews and proposals; backlog items and experiments that speak of it stay. */
export function removeFeature(productId: Id, id: Id): Command {
  return (portfolio, stamp) => {
    const feature = find(portfolio, "features", id, productId);
    if (feature === undefined) return unknown("feature");
    const changes: RecordChange[] = [];
    for (const entry of onShelf(portfolio.costs, productId).values()) {
      if (entry.featureId === id) changes.push(removed("costs", entry));
    }
    for (const entry of onShelf(portfolio.values, productId).values()) {
      if (entry.featureId === id) changes.push(removed("values", entry));
    }
    for (const record of onShelf(portfolio.verdicts, productId).values()) {
      if (record.featureId === id) changes.push(removed("verdicts", record));
    }
    for (const review of allOf(portfolio.reviews)) {
      if (review.featureId === id) changes.push(removed("reviews", review));
    }
    const proposals = [...allOf(portfolio.proposals)].filter(({ featureId }) => featureId === id);
    for (const proposal of proposals) changes.push(removed("proposals", proposal));
    const without = { featureId: id, proposals: new Set(proposals.map((proposal) => proposal.id)) };
    changes.push(...withoutItemLinks(portfolio, without, stamp));
    changes.push(...withoutLinks(portfolio, { featureId: id }, stamp));
    const usage = find(portfolio, "usage", productId);
    if (usage?.subjects.includes(id)) changes.push(...clearedUsage(usage, [id]));
    return ok({ label: `Remove feature '${feature.name}'`, changes: [...changes, removed("features", feature)] });
  };
}
