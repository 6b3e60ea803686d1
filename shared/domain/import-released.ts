import type { BacklogItem } from "./backlog-item.ts";
import type { NamedRecord } from "./import-names.ts";
import { newRecord } from "./import-settle.ts";
import type { Planning } from "./import-judged.ts";
import { monthAt } from "./month.ts";
import type { Id } from "./ids.ts";
import { onShelf } from "./shelves.ts";

/** An item as it stands after an import, with the name of its product. */
export type Arriving = Pick<BacklogItem, "title" | "kind" | "stage" | "featureId" | "releasedAt"> & {
  readonly id: Id;
  readonly product: NamedRecord;
};

/**
 * The feature that a released feature item released, linked by its exact name or new, as when an item is moved here; null
 * where there is nothing to link, or nobody asked for it. Such items are counted in either case.
 */
export function releasedFeature(planning: Planning, item: Arriving): NamedRecord | null {
  const isOut = item.stage === "released" || item.stage === "measured";
  if (!isOut || item.kind !== "feature" || item.featureId !== null) return null;
  planning.released.push(item.id);
  if (!planning.choices.makesFeatures) return null;
  const { product } = item;
  const name = item.title.trim();
  const said = planning.book.features.get(product)?.get(name);
  if (said !== undefined && said.id !== null) return said;
  const named: NamedRecord = {
    kind: "feature",
    name,
    product,
    rows: 1,
    told: true,
    externalId: null,
    id: null,
    stop: null,
  };
  named.id =
    recordedAs(planning, product.id ?? "", name) ?? newRecord(planning.book, named, { releasedMonth: monthOf(item) });
  return named;
}

function recordedAs({ portfolio }: Planning, productId: Id, name: string): Id | null {
  for (const feature of onShelf(portfolio.features, productId).values()) {
    if (feature.name.trim() === name) return feature.id;
  }
  return null;
}

function monthOf({ releasedAt }: Arriving): string | null {
  if (releasedAt === null) return null;
  const day = new Date(releasedAt);
  return monthAt(12 * day.getUTCFullYear() + day.getUTCMonth());
}
