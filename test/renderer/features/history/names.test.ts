import { describe, expect, it } from "vitest";
import { shelfOf, tableNames } from "#shared/domain/portfolio.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { namesIn, recordsOfProduct } from "../../../../renderer/features/history/names.ts";

const sample = samplePortfolio("2026-10");
const nameOf = namesIn(sample);

type Named = { readonly id: string; readonly name?: string; readonly title?: string; readonly fileName?: string };

describe("namesIn", () => {
  it("calls every record as it calls itself", () => {
    const said = tableNames.flatMap((table) =>
      Array.from(allOf<Named>(sample[table]), ({ id, name, title, fileName }) => {
        return { table, id, own: name ?? title ?? fileName };
      }),
    );
    const named = said.filter(({ own }) => own !== undefined);
    expect(new Set(named.map(({ table }) => table)).size).toBeGreaterThan(8);
    expect(named.map(({ table, id }) => nameOf(id, table))).toEqual(named.map(({ own }) => own));
  });

  it("calls a verdict and an answer to one as what they are about", () => {
    const about = [...allOf(sample.verdicts), ...allOf(sample.reviews)];
    expect(about.length).toBeGreaterThan(0);
    for (const { id, featureId, productId } of about)
      expect(nameOf(id)).toBe(featureId === null ? nameOf(productId, "products") : nameOf(featureId, "features"));
  });

  it("has no name for what is gone", () => {
    expect(nameOf("gone")).toBeUndefined();
  });
});

describe("recordsOfProduct", () => {
  it("holds whatever names the product, and nothing of another", () => {
    for (const { id } of allOf(sample.products)) {
      const expected = new Set([`products/${id}`]);
      for (const table of tableNames) {
        for (const record of allOf<{ readonly id: string }>(sample[table])) {
          const ends = ["productId", "fromProductId", "toProductId"].map(
            (end) => (record as Record<string, unknown>)[end],
          );
          if (ends.includes(id) && (table !== "costs" || shelfOf.costs(record as never) === id)) {
            expected.add(`${table}/${record.id}`);
          }
        }
      }
      const found = recordsOfProduct(sample, id);
      expect([...found].filter((record) => record !== `usage/${id}`).sort()).toEqual([...expected].sort());
      expect(found.has(`usage/${id}`)).toBe(true);
    }
    expect(onShelf(sample.products, "").size).toBeGreaterThan(1);
  });
});
