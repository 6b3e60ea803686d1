import { learningStanding, type LearningStanding } from "#shared/domain/learning-standing.ts";
import type { Learning } from "#shared/domain/learning.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";

/** A learning as it stands in the list. */
export type LearningRow = {
  readonly learning: Learning;
  readonly product: string;
  readonly standing: LearningStanding;
};

/** What of the library is shown. */
export type LearningFilter = {
  readonly text: string;
  readonly productId: string | null;
  readonly tag: string | null;
  readonly standing: LearningStanding | null;
};

export const wholeLibrary: LearningFilter = { text: "", productId: null, tag: null, standing: null };

type Kept = { readonly row: LearningRow } & Pick<Portfolio, "experiments" | "products">;

const kept = new WeakMap<Learning, Kept>();

/** The row of a learning, worked out again only when it, or what it is judged by, changed. */
function rowOf(portfolio: Portfolio, learning: Learning): LearningRow {
  const { experiments, products } = portfolio;
  const known = kept.get(learning);
  if (known?.experiments === experiments && known.products === products) return known.row;
  const { productId } = learning;
  const row = {
    learning,
    product: productId === null ? "" : (onShelf(products, "").get(productId)?.name ?? ""),
    standing: learningStanding(portfolio, learning),
  };
  kept.set(learning, { row, experiments, products });
  return row;
}

const plain = new WeakMap<Learning, string>();

/** Everything that a search looks through, in small letters. */
function textOf(learning: Learning): string {
  const known = plain.get(learning);
  if (known !== undefined) return known;
  const { title, believed, observed, learned, therefore, tags } = learning;
  const text = [title, believed, observed, learned, therefore, ...tags].join("\n").toLowerCase();
  plain.set(learning, text);
  return text;
}

/** Every learning as a row, the latest first. */
export function learningRows(portfolio: Portfolio): readonly LearningRow[] {
  return Array.from(onShelf(portfolio.learnings, "").values(), (learning) => rowOf(portfolio, learning)).sort(
    (a, b) => b.learning.createdAt - a.learning.createdAt,
  );
}

/** The rows that a filter lets through: every word that was typed occurs somewhere. */
export function matchingLearnings(rows: readonly LearningRow[], filter: LearningFilter): readonly LearningRow[] {
  const { productId, tag, standing } = filter;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (productId === null || row.learning.productId === productId) &&
      (tag === null || row.learning.tags.includes(tag)) &&
      (standing === null || row.standing === standing) &&
      words.every((word) => textOf(row.learning).includes(word) || row.product.toLowerCase().includes(word)),
  );
}

/** Every tag in use, in the order of the alphabet. */
export function tagsIn(rows: readonly LearningRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ learning }) => learning.tags))].sort((a, b) => a.localeCompare(b));
}
