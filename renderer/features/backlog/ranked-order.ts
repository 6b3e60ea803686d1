import { useView } from "#data/session.ts";
import type { SortBy } from "#ui/table-lines.ts";
import type { Order } from "./ranked-rows.ts";

/** The order in which the ranked list stands, and how to choose another one. */
export const useRankedOrder = () => useView<Order>("backlog.order", "hand");

/** The column that the ranked list is sorted by, and how to choose another one; null while it stands in its order. */
export const useRankedSort = () => useView<SortBy | null>("backlog.sort", null);
