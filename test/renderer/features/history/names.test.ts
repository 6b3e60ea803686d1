import { describe, expect, it } from "vitest";
import type { RowChange } from "#shared/domain/change.ts";
import { shelfOf, tableNames } from "#shared/domain/portfolio.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { fieldChanges } from "#shared/words/history.ts";
import { namesAmong, namesIn, recordsOfProduct } from "../../../../renderer/features/history/names.ts";

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

describe("namesAmong", () => {
  it("calls what an entry took away as the entry knows it, and what is there as it is called now", () => {
    const [feature] = allOf(sample.features);
    const gone = { ...feature, id: "gone", name: "Telex" };
    const renamed = { ...feature, name: "An older name" };
    const changes = [
      { table: "features", id: "gone", before: gone, after: null },
      { table: "features", id: feature?.id, before: renamed, after: feature },
    ] as readonly RowChange[];
    const among = namesAmong(changes, nameOf);
    expect([among("gone"), among(feature?.id ?? ""), among("unheard of")]).toEqual(["Telex", feature?.name, undefined]);
  });
});

describe("what an entry says of the records of every table", () => {
  const said = tableNames
    .filter((table) => table !== "usage")
    .flatMap((table) =>
      Array.from(allOf<Named>(sample[table]), (after) => ({ table, id: after.id, before: null, after }) as RowChange),
    )
    .flatMap((change) => fieldChanges(change, { nameOf, currency: "EUR" }).map((field) => ({ ...change, ...field })));

  it("calls moments by their day, and nothing by an id, a code or the app's own notation", () => {
    const raw = said.filter(({ after }) =>
      /\d(,\d{3}){4}|[{}]|field:\S|\b[a-z]+[A-Z]|\b[A-Z]+_[A-Z]+/.test(after ?? ""),
    );
    expect(raw.map(({ table, field, after }) => `${table} ${field}: ${after}`)).toEqual([]);
  });

  it("calls the fields of every table in words", () => {
    const titles = [...new Set(said.map(({ field }) => field))];
    expect(titles.filter((title) => /[a-z][A-Z]|\b(id|arpu|cac)\b|\w at$|\d{4}-/.test(title))).toEqual([]);
  });

  it("writes the amounts of every table as money", () => {
    const amounts = said.filter(({ field }) => /spent|cost of winning|lump|penalty|next step|estimates/.test(field));
    expect(new Set(amounts.map(({ table }) => table))).toEqual(new Set(["backlog", "experiments", "accounting"]));
    expect(amounts.filter(({ field }) => field !== "estimates").every(({ after }) => after?.startsWith("€"))).toBe(
      true,
    );
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
