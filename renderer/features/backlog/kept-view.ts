import { backlogKinds } from "#shared/domain/backlog-item.ts";
import type { SortBy } from "#ui/table-lines.ts";
import { wholeFilter, type ItemFilter } from "./item-rows.ts";
import type { Order } from "./ranked-rows.ts";

/** What a saved view of the backlog keeps. */
type KeptView = {
  readonly product: string | null;
  readonly view: string | null;
  readonly filter: ItemFilter;
  /** How the ranked list stands: in which order, and sorted by which column. */
  readonly order: Order;
  readonly sort: SortBy | null;
};

/** What is shown, as the text of a saved view; the same for the same, however it came about. */
export function keptText({ product, view, filter: { text, kind }, order, sort }: KeptView): string {
  const sorted = sort === null ? null : { column: sort.column, direction: sort.direction };
  return JSON.stringify({ product, view, filter: { text, kind }, order, sort: sorted });
}

/** Whether a saved view keeps what is shown now, also where it was kept before views kept as much. */
export function isShown(view: string, current: string): boolean {
  return keptText(readKept(view)) === current;
}

/** What a saved view kept; what cannot be read, or is not known any more, is as if it had not been kept. */
export function readKept(text: string): KeptView {
  const kept = parsed(text);
  const filter = objectOf(kept["filter"]);
  const sort = objectOf(kept["sort"]);
  const column = textOf(sort["column"]);
  const kind = (["all", ...backlogKinds] as const).find((one) => one === filter["kind"]) ?? wholeFilter.kind;
  return {
    product: textOf(kept["product"]),
    view: textOf(kept["view"]),
    filter: { ...wholeFilter, text: textOf(filter["text"]) ?? "", kind },
    order: kept["order"] === "score" ? "score" : "hand",
    sort:
      column === null ? null : { column, direction: sort["direction"] === "descending" ? "descending" : "ascending" },
  };
}

type Members = Readonly<Record<string, unknown>>;

function parsed(text: string): Members {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Members {
  return typeof value === "object" && value !== null ? (value as Members) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
