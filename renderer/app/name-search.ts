import type { Portfolio } from "#shared/domain/portfolio.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";

/** A record that can be found by its name, and where it is shown. */
export type NamedRecord = {
  readonly id: string;
  readonly kind: "product" | "feature" | "proposal";
  readonly name: string;
  readonly within?: string;
  readonly path: string;
  readonly plain: string;
};

const mostShown = 30;

function plainText(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** Every product, feature and proposal with its name made ready for searching. */
export function namedRecords(portfolio: Portfolio): readonly NamedRecord[] {
  const records: NamedRecord[] = [];
  const products = onShelf(portfolio.products, "");
  for (const { id, name } of products.values()) {
    records.push({ id, kind: "product", name, path: `/product/${encodeURIComponent(id)}`, plain: plainText(name) });
  }
  for (const { id, title } of onShelf(portfolio.proposals, "").values()) {
    const path = `/proposals/${encodeURIComponent(id)}`;
    records.push({ id, kind: "proposal", name: title, path, plain: plainText(title) });
  }
  for (const { id, name, productId } of allOf(portfolio.features)) {
    const within = products.get(productId)?.name ?? "";
    const path = `/product/${encodeURIComponent(productId)}?tab=usage&feature=${encodeURIComponent(id)}`;
    records.push({ id, kind: "feature", name, within, path, plain: plainText(`${name} ${within}`) });
  }
  return records;
}

/** The first records in which every typed word begins a word of the name; those that begin with what was typed go first. */
export function searchNames(records: readonly NamedRecord[], typed: string): readonly NamedRecord[] {
  const wanted = plainText(typed).split(/\s+/).filter(Boolean);
  const first = wanted[0];
  if (first === undefined) return records.filter(({ kind }) => kind === "product").slice(0, mostShown);
  const found: NamedRecord[] = [];
  const later: NamedRecord[] = [];
  for (const record of records) {
    if (!wanted.every((start) => beginsWord(record.plain, start))) continue;
    (record.plain.startsWith(first) ? found : later).push(record);
    if (found.length >= mostShown) break;
  }
  return [...found, ...later].slice(0, mostShown);
}

const letterOrDigit = /[\p{L}\p{N}]/u;

function beginsWord(text: string, start: string): boolean {
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    const before = text[at - 1];
    if (before === undefined || !letterOrDigit.test(before)) return true;
  }
  return false;
}
