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

/** The kinds of product: what is sold or offered, a service (a legacy one too), a platform that others stand on. */
export const productKinds = ["product", "service", "platform"] as const;

/** The stages of a product's life. */
export const lifecycleStages = ["idea", "live", "sunsetting", "retired"] as const;

const teams = listOf(IdSchema);

/** A product: anything a team keeps for someone. */
export const ProductSchema = fixed({
  ...recordEntries,
  name: NameSchema,
  kind: v.picklist(productKinds),
  lifecycle: v.picklist(lifecycleStages),
  description: TextSchema,
  ownerTeamId: v.nullable(IdSchema),
  /** The four corners: which teams pay, can change it, feel the pain, and benefit. */
  corners: fixed({ pays: teams, canChange: teams, feels: teams, benefits: teams }),
  /** Who decides about it, and who must be heard before. */
  decisionRight: fixed({ decides: TextSchema, heard: TextSchema }),
  customers: v.picklist(["named", "counted", "unknown"]),
  population: v.picklist(["users", "accounts", "callers"]),
  /** The job it does for its users; two live products with the same job are duplicates. */
  job: TextSchema,
  /** The last month in which somebody supports what it is built on. */
  supportEnd: v.nullable(MonthSchema),
  marks: listOf(MarkSchema),
});

/** A product, service or platform. */
export type Product = v.InferOutput<typeof ProductSchema>;

/** Whether it is a product, a service or a platform. */
export type ProductKind = Product["kind"];

/** Where a product stands in its life. */
export type LifecycleStage = Product["lifecycle"];

/** A product of which nothing but the name is known yet. */
export function blankProduct(name: string): Omit<Product, "id" | "createdAt" | "updatedAt" | "by"> {
  return {
    name,
    kind: "product",
    lifecycle: "live",
    description: "",
    ownerTeamId: null,
    corners: { pays: [], canChange: [], feels: [], benefits: [] },
    decisionRight: { decides: "", heard: "" },
    customers: "unknown",
    population: "users",
    job: "",
    supportEnd: null,
    marks: [],
  };
}

/** Adds a product; refuses NAME_TAKEN when another product has the same name. */
export function addProduct(draft: Draft<Product>): Command {
  return (portfolio, stamp) => {
    if (nameTaken(onShelf(portfolio.products, ""), draft.name)) return taken("product", draft.name);
    return ok({ label: `Add ${draft.kind} '${draft.name}'`, changes: [added("products", draft, stamp)] });
  };
}

/** Changes fields of a product; refuses UNKNOWN_RECORD and NAME_TAKEN. */
export function editProduct(id: Id, fields: Partial<Draft<Product>>): Command {
  return (portfolio, stamp) => {
    const product = find(portfolio, "products", id);
    if (product === undefined) return unknown("product");
    if (fields.name !== undefined && nameTaken(onShelf(portfolio.products, ""), fields.name, id)) {
      return taken("product", fields.name);
    }
    return ok({ label: `Edit '${product.name}'`, changes: [edited("products", product, fields, stamp)] });
  };
}

/**
 * Removes a product with everything that stands on it: features, backlog, usage, money, dependencies, verdicts,
 * proposals and experiments; what was learned from it stays.
 */
export function removeProduct(id: Id): Command {
  return (portfolio, stamp) => {
    const product = find(portfolio, "products", id);
    if (product === undefined) return unknown("product");
    const changes: RecordChange[] = [];
    for (const feature of onShelf(portfolio.features, id).values()) changes.push(removed("features", feature));
    for (const entry of onShelf(portfolio.costs, id).values()) changes.push(removed("costs", entry));
    for (const entry of onShelf(portfolio.values, id).values()) changes.push(removed("values", entry));
    for (const record of onShelf(portfolio.verdicts, id).values()) changes.push(removed("verdicts", record));
    const items = onShelf(portfolio.backlog, id);
    const proposals = [...allOf(portfolio.proposals)].filter(({ productId }) => productId === id);
    const without = { items: new Set(items.keys()), proposals: new Set(proposals.map((proposal) => proposal.id)) };
    changes.push(...withoutItemLinks(portfolio, without, stamp));
    for (const item of items.values()) changes.push(removed("backlog", item));
    const experiments = onShelf(portfolio.experiments, id);
    const leaving = {
      productId: id,
      experiments: new Set(experiments.keys()),
      items: without.items,
    };
    changes.push(...withoutLinks(portfolio, leaving, stamp));
    for (const experiment of experiments.values()) changes.push(removed("experiments", experiment));
    for (const cohort of onShelf(portfolio.cohorts, id).values()) changes.push(removed("cohorts", cohort));
    for (const record of onShelf(portfolio.accounting, id).values()) changes.push(removed("accounting", record));
    for (const dependency of allOf(portfolio.dependencies)) {
      if (dependency.fromProductId === id || dependency.toProductId === id) {
        changes.push(removed("dependencies", dependency));
      }
    }
    for (const review of allOf(portfolio.reviews)) {
      if (review.productId === id) changes.push(removed("reviews", review));
    }
    for (const proposal of proposals) changes.push(removed("proposals", proposal));
    for (const entry of allOf(portfolio.costs)) {
      if (entry.causedByProductId === id && entry.productId !== id) {
        changes.push(edited("costs", entry, { causedByProductId: null }, stamp));
      }
    }
    for (const pool of allOf(portfolio.pools)) {
      if (pool.weights.some((weight) => weight.productId === id)) {
        const weights = pool.weights.filter((weight) => weight.productId !== id);
        changes.push(edited("pools", pool, { weights }, stamp));
      }
    }
    const usage = find(portfolio, "usage", id);
    if (usage !== undefined) changes.push(...clearedUsage(usage));
    return ok({ label: `Remove '${product.name}'`, changes: [...changes, removed("products", product)] });
  };
}
