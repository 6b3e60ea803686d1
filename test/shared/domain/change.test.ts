import { describe, expect, it } from "vitest";
import { applyChange } from "#shared/domain/change.ts";
import { addFeature, blankFeature } from "#shared/domain/feature.ts";
import { addProduct, blankProduct, editProduct, removeProduct } from "#shared/domain/product.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { allOf, countOf, onShelf, recordIn } from "#shared/domain/shelves.ts";
import { after, refusalOf, stampAt } from "../../support/portfolios.ts";

const shop = after([addProduct(blankProduct("Shop"))]);
const shopId = [...allOf(shop.products)][0]?.id ?? "";

function changesOf(command: ReturnType<typeof addProduct>, portfolio = shop) {
  const outcome = command(portfolio, stampAt(50));
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.changes;
}

describe("applyChange", () => {
  it("adds a record on its shelf and leaves the portfolio before as it was", () => {
    const changed = applyChange(shop, changesOf(addFeature(blankFeature(shopId, "Search"))));
    expect([...onShelf(changed.features, shopId).values()].map((feature) => feature.name)).toEqual(["Search"]);
    expect(countOf(shop.features)).toBe(0);
  });

  it("shares every shelf that a change does not touch", () => {
    const two = after([addProduct(blankProduct("Fax")), addFeature(blankFeature(shopId, "Search"))], shop, 10);
    const faxId = [...allOf(two.products)].find((product) => product.name === "Fax")?.id ?? "";
    const changed = applyChange(two, changesOf(addFeature(blankFeature(faxId, "Send")), two));
    expect(changed.features.get(shopId)).toBe(two.features.get(shopId));
    expect(changed.products).toBe(two.products);
  });

  it("moves a record to the shelf that its fields name", () => {
    const feature = { ...blankFeature(shopId, "Search"), id: "f", createdAt: 0, updatedAt: 0, by: "" };
    const start = applyChange(shop, [{ table: "features", id: "f", before: null, after: feature }]);
    const moved = { ...feature, productId: "other" };
    const changed = applyChange(start, [{ table: "features", id: "f", before: feature, after: moved }]);
    expect(recordIn(changed.features, "f", shopId)).toBeUndefined();
    expect(recordIn(changed.features, "f")).toBe(moved);
  });
});

describe("product commands", () => {
  it("refuse a name that another product has, blanks at its ends or not", () => {
    expect(refusalOf(addProduct(blankProduct(" Shop ")), shop)).toBe("NAME_TAKEN");
    expect(refusalOf(editProduct(shopId, { name: "Shop" }), shop)).toBeNull();
  });

  it("refuse a product that is gone", () => {
    expect(refusalOf(editProduct("gone", { job: "x" }), emptyPortfolio)).toBe("UNKNOWN_RECORD");
    expect(refusalOf(removeProduct("gone"), emptyPortfolio)).toBe("UNKNOWN_RECORD");
  });

  it("give the same records for the same stamp", () => {
    expect(changesOf(addProduct(blankProduct("Fax")))).toEqual(changesOf(addProduct(blankProduct("Fax"))));
  });
});
