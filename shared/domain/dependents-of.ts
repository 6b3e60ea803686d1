import { dependencyIndex, dependents, type DependencyIndex, type Dependents, type Edge } from "../maths/dependents.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import type { Product } from "./product.ts";
import { remembered, sameList } from "./remembered.ts";
import { allOf, onShelf } from "./shelves.ts";

/** All dependencies, those that stand in the way of an end, and the products that are ending anyway. */
export type Needs = {
  readonly every: DependencyIndex;
  readonly staying: DependencyIndex;
  readonly plan: { readonly retiring: ReadonlySet<Id>; readonly planned: ReadonlySet<Id> };
};

const endingOf = remembered<readonly [products: ReadonlyMap<Id, Product>], readonly Id[]>((_, [products]) => {
  const ending = [...products.values()].filter(
    ({ lifecycle }) => lifecycle === "retired" || lifecycle === "sunsetting",
  );
  return ending.map(({ id }) => id);
}, sameList);

const needsOf = remembered<readonly [dependencies: Portfolio["dependencies"], ending: readonly Id[]], Needs>(
  (_, [dependencies, ending]) => {
    const edges: Edge[] = [];
    const staying: Edge[] = [];
    for (const { fromProductId, toProductId, kind, migration } of allOf(dependencies)) {
      const edge = { from: fromProductId, to: toProductId, kind };
      edges.push(edge);
      if (migration.trim() === "") staying.push(edge);
    }
    const plan = { retiring: new Set(ending), planned: new Set<Id>() };
    return { every: dependencyIndex(edges), staying: dependencyIndex(staying), plan };
  },
);

/**
 * Dependents over all dependencies; blockers over those without a funded migration, so that a product that moves away, and
 * whoever needs only that product, blocks nothing. Products that are ending block nothing either.
 */
export const neededBy = remembered<readonly [needs: Needs], Dependents>(
  (productId, [{ every, staying, plan }]) => {
    const { blockers, blocked } = dependents(staying, productId, plan);
    return { ...dependents(every, productId, plan), blockers, blocked };
  },
  (one, other) => JSON.stringify(one) === JSON.stringify(other),
);

/** The dependencies of a portfolio, the same until one of them or the end of a product changes. */
export function needsIn(portfolio: Portfolio): Needs {
  return needsOf("", [portfolio.dependencies, endingOf("", [onShelf(portfolio.products, "")])]);
}

/** The dependents of one product, with those that stand in the way of retiring it. */
export function dependentsOf(portfolio: Portfolio, productId: Id): Dependents {
  return neededBy(productId, [needsIn(portfolio)]);
}
