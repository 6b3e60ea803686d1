import type { Experiment } from "./experiment.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { remembered, sameList } from "./remembered.ts";
import type { Subject } from "./retirement-commands.ts";

type Shelf = ReadonlyMap<Id, Experiment>;

const none: Shelf = new Map();

const tested = remembered<readonly [shelf: Shelf], readonly Id[]>((productId, [shelf]) => {
  const subjects = new Set<Id>();
  for (const { status, featureId } of shelf.values()) if (status === "running") subjects.add(featureId ?? productId);
  return [...subjects].sort();
}, sameList);

/**
 * The features of a product that a running experiment is about, and the product itself where one names no feature; the same
 * list until an experiment starts or ends, however many results come in.
 */
export function underTest(portfolio: Portfolio, productId: Id): readonly Id[] {
  return tested(productId, [portfolio.experiments.get(productId) ?? none]);
}

/** The running experiments on a feature, or on a product where no feature is named: why it is not flagged meanwhile. */
export function testsOf(portfolio: Portfolio, { productId, featureId }: Subject): readonly Experiment[] {
  const shelf = portfolio.experiments.get(productId) ?? none;
  return [...shelf.values()].filter((known) => known.status === "running" && known.featureId === featureId);
}
