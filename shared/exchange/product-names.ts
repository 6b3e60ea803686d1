import { folded } from "./cells.ts";
import type { Intake } from "./intake.ts";
import type { ProductRow } from "../domain/import-rows.ts";

/** Products told apart by name: those that share one get the source's key behind it, and the intake a notice. */
export function withDistinctNames(products: readonly ProductRow[], intake: Intake): readonly ProductRow[] {
  const counts = new Map<string, number>();
  for (const { name } of products) counts.set(folded(name), (counts.get(folded(name)) ?? 0) + 1);
  return products.map((product) => {
    if (counts.get(folded(product.name)) === 1 || product.externalId === product.name) return product;
    intake.notice("Products that share a name and got their key behind it: #.");
    return { ...product, name: `${product.name} (${product.externalId})` };
  });
}
