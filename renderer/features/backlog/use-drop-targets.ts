import { useCallback, useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { useBacklog } from "./backlog-state.ts";

/** The other products, that items can be dropped on. */
export function useDropTargets() {
  const { productId, send } = useBacklog();
  const products = usePortfolio((portfolio) => portfolio.products);
  const targets = useMemo(() => {
    const all = [...onShelf(products, "").values()];
    const others = all.length < 2 ? [] : all.filter(({ id }) => id !== productId);
    return others.map(({ id, name }) => ({ id, label: name })).sort((a, b) => a.label.localeCompare(b.label));
  }, [products, productId]);
  const onDropOn = useCallback((ids: readonly string[], target: string) => send(ids, { productId: target }), [send]);
  return { targets, onDropOn };
}
