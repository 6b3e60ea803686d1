import * as v from "valibot";
import { MarkSchema } from "./mark.ts";
import { fixed, IdSchema, listOf, MonthSchema, NameSchema, recordEntries, TextSchema } from "./record.ts";

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
