import { backlogKinds } from "#shared/domain/backlog-item.ts";
import { wholeFilter, type ItemFilter } from "./item-rows.ts";

/** What a saved view of the backlog keeps. */
type KeptView = {
  readonly product: string | null;
  readonly view: string | null;
  readonly filter: ItemFilter;
};

/** What is shown, as the text of a saved view; the same for the same, however it came about. */
export function keptText({ product, view, filter: { text, kind } }: KeptView): string {
  return JSON.stringify({ product, view, filter: { text, kind } });
}

/** What a saved view kept; what cannot be read, or is not known any more, is as if it had not been kept. */
export function readKept(text: string): KeptView {
  const kept = parsed(text);
  const filter = objectOf(kept["filter"]);
  const kind = (["all", ...backlogKinds] as const).find((one) => one === filter["kind"]) ?? wholeFilter.kind;
  return {
    product: textOf(kept["product"]),
    view: textOf(kept["view"]),
    filter: { ...wholeFilter, text: textOf(filter["text"]) ?? "", kind },
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
