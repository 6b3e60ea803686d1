import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import type { Feature } from "#shared/domain/feature.ts";
import { nameIndex, type NameIndex } from "#shared/domain/name-index.ts";
import type { Learning } from "#shared/domain/learning.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import type { Product } from "#shared/domain/product.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { dayText } from "#shared/words/format.ts";

/** A record that can be found by its name, and where it is shown. */
export type NamedRecord = {
  readonly id: string;
  readonly kind: "product" | "proposal" | "feature" | "item" | "experiment" | "learning" | "meeting" | "import";
  readonly name: string;
  readonly within: string;
  readonly path: string;
};

/** A search over every name of a portfolio. It may still be growing: `grow` takes in some more, and tells whether it was the last. */
export type NameSearch = {
  readonly search: (typed: string) => readonly NamedRecord[];
  readonly grow: () => boolean;
};

/** How many of each kind are shown, so that none crowds out the others. */
const mostOf = {
  product: 8,
  proposal: 4,
  feature: 10,
  item: 12,
  experiment: 6,
  learning: 6,
  meeting: 4,
  import: 4,
} as const;
const mostProducts = 30;
const slice = 2000;

type Kind = NamedRecord["kind"];
type Source = { readonly index: NameIndex<NamedRecord>; readonly rest: Iterator<NamedRecord> };

/** A search over the products, features, backlog items, experiments, learnings, review meetings, proposals and imports of a portfolio; empty until it has grown. */
export function nameSearch(portfolio: Portfolio): NameSearch {
  const products = onShelf(portfolio.products, "");
  const sources = new Map<Kind, Source>([
    ["product", sourceOf(namedProducts(products))],
    ["proposal", sourceOf(namedProposals(portfolio))],
    ["import", sourceOf(namedImports(portfolio))],
    ["meeting", sourceOf(namedMeetings(portfolio))],
    ["experiment", sourceOf(namedExperiments(allOf(portfolio.experiments), products))],
    ["learning", sourceOf(namedLearnings(allOf(portfolio.learnings), products))],
    ["item", sourceOf(namedItems(allOf(portfolio.backlog), products))],
    ["feature", sourceOf(namedFeatures(allOf(portfolio.features), products))],
  ]);
  const growing = [...sources.values()];

  const search = (typed: string) => {
    if (typed.trim() === "") return [...namedProducts(products)].slice(0, mostProducts);
    return [...sources].flatMap(([kind, { index }]) => index.search(typed, mostOf[kind]));
  };

  const grow = () => {
    let free = slice;
    for (let source = growing[0]; source !== undefined && free > 0; source = growing[0]) {
      const taken = nextOf(source.rest, free);
      source.index.add(taken);
      if (taken.length < free) growing.shift();
      free -= taken.length;
    }
    return growing.length === 0;
  };

  return { search, grow };
}

function sourceOf(records: Iterator<NamedRecord>): Source {
  return { index: nameIndex<NamedRecord>(), rest: records };
}

function nextOf(records: Iterator<NamedRecord>, most: number): readonly NamedRecord[] {
  const taken: NamedRecord[] = [];
  while (taken.length < most) {
    const next = records.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

type Products = ReadonlyMap<string, Product>;

function* namedProducts(products: Products): Generator<NamedRecord> {
  for (const { id, name } of products.values()) {
    yield { id, kind: "product", name, within: "", path: `/product/${encodeURIComponent(id)}` };
  }
}

function* namedProposals(portfolio: Portfolio): Generator<NamedRecord> {
  for (const { id, title } of onShelf(portfolio.proposals, "").values()) {
    yield { id, kind: "proposal", name: title, within: "", path: `/proposals/${encodeURIComponent(id)}` };
  }
}

function* namedImports(portfolio: Portfolio): Generator<NamedRecord> {
  for (const { id, fileName } of onShelf(portfolio.batches, "").values()) {
    yield { id, kind: "import", name: fileName, within: "", path: "/history?view=imports" };
  }
}

function* namedMeetings(portfolio: Portfolio): Generator<NamedRecord> {
  for (const { id, title, on } of onShelf(portfolio.meetings, "").values()) {
    yield { id, kind: "meeting", name: title, within: dayText(on), path: `/review/${encodeURIComponent(id)}` };
  }
}

function* namedItems(items: Iterable<BacklogItem>, products: Products): Generator<NamedRecord> {
  for (const { id, title, productId } of items) {
    const path = `/backlog?product=${encodeURIComponent(productId)}&item=${encodeURIComponent(id)}`;
    yield { id, kind: "item", name: title, within: products.get(productId)?.name ?? "", path };
  }
}

function* namedExperiments(experiments: Iterable<Experiment>, products: Products): Generator<NamedRecord> {
  for (const { id, title, productId } of experiments) {
    const path = `/experiments/${encodeURIComponent(id)}`;
    yield { id, kind: "experiment", name: title, within: products.get(productId)?.name ?? "", path };
  }
}

function* namedLearnings(learnings: Iterable<Learning>, products: Products): Generator<NamedRecord> {
  for (const { id, title, productId } of learnings) {
    const within = productId === null ? "" : (products.get(productId)?.name ?? "");
    yield { id, kind: "learning", name: title, within, path: `/learnings?learning=${encodeURIComponent(id)}` };
  }
}

function* namedFeatures(features: Iterable<Feature>, products: Products): Generator<NamedRecord> {
  for (const { id, name, productId } of features) {
    const path = `/product/${encodeURIComponent(productId)}?tab=features&feature=${encodeURIComponent(id)}`;
    yield { id, kind: "feature", name, within: products.get(productId)?.name ?? "", path };
  }
}
