import { useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import type { Id } from "#shared/domain/ids.ts";
import { onShelf } from "#shared/domain/shelves.ts";

type Named = { readonly id: Id; readonly name: string };

function byName(records: Iterable<Named>) {
  return Array.from(records, ({ id, name }) => ({ value: id, label: name })).sort((one, other) =>
    one.label.localeCompare(other.label),
  );
}

/** The products by name, to choose one. */
export function useProductOptions() {
  const products = usePortfolio((portfolio) => portfolio.products);
  return useMemo(() => byName(onShelf(products, "").values()), [products]);
}

/** The features of a product by name, to choose one; none without a product. */
export function useFeatureOptions(productId: Id | null) {
  const features = usePortfolio((portfolio) => portfolio.features);
  return useMemo(
    () => (productId === null ? [] : byName(onShelf(features, productId).values())),
    [features, productId],
  );
}
