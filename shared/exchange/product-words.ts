import type { Choices } from "./entry-cells.ts";
import type { LifecycleStage, Product, ProductKind } from "../domain/product.ts";

/** Words of catalogues for the stages of a product's life. */
export const lifecycleWords: Choices<LifecycleStage> = {
  idea: ["experimental", "planned", "proposed", "draft", "concept", "alpha"],
  live: ["production", "active", "operational", "in use", "beta", "maintained", "ga"],
  sunsetting: ["deprecated", "sunset", "phasing out", "phase out", "end of life", "legacy"],
  retired: ["decommissioned", "archived", "removed", "shut down", "inactive", "closed"],
};

/** Words of catalogues for the kinds of product. */
export const kindWords: Choices<ProductKind> = {
  product: ["application", "app", "website", "component"],
  service: ["api", "backend", "legacy service"],
  platform: ["infrastructure", "system", "shared service"],
};

/** Words for whether the customers are known. */
export const customerWords: Choices<Product["customers"]> = {
  named: ["known", "by name"],
  counted: ["number known"],
  unknown: ["not known"],
};

/** Words for what the users of a product are. */
export const populationWords: Choices<Product["population"]> = {
  users: ["user", "people", "persons"],
  accounts: ["account", "organisations", "tenants"],
  callers: ["caller", "clients", "systems"],
};
