import { useCallback } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import type { Id } from "#shared/domain/ids.ts";
import { onShelf } from "#shared/domain/shelves.ts";

/** The names of the team's own fields, by their id. */
export function useFieldName(): (id: Id) => string {
  const fields = usePortfolio((portfolio) => onShelf(portfolio.fields, ""));
  return useCallback((id) => fields.get(id)?.name ?? id, [fields]);
}
