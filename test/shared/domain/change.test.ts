import { describe, expect, it } from "vitest";
import { applyChange, invertChanges } from "#shared/domain/change.ts";
import { addFeature, blankFeature } from "#shared/domain/feature.ts";
import { addProduct, blankProduct, editProduct, removeProduct } from "#shared/domain/product.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { allOf, countOf, onShelf, recordIn } from "#shared/domain/shelves.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
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

  it("is taken back exactly by the inverted changes, usage included", () => {
    const full = after(
      [
        addFeature(blankFeature(shopId, "Search")),
        recordUsage(shopId, [{ subject: shopId, month: "2025-03", eligible: 9, users: 4, uses: 7, full: true }]),
      ],
      shop,
      20,
    );
    const changes = changesOf(removeProduct(shopId), full);
    const back = applyChange(applyChange(full, changes), invertChanges(changes));
    expect([...allOf(back.products)]).toEqual([...allOf(full.products)]);
    expect([...allOf(back.features)]).toEqual([...allOf(full.features)]);
    expect([...allOf(back.usage)][0]?.uses).toEqual([...allOf(full.usage)][0]?.uses);
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

describe("recordUsage", () => {
  const typed = (fields: object) =>
    recordUsage(shopId, [
      { subject: shopId, month: "2025-03", eligible: 10, users: 3, uses: 4, full: true, ...fields },
    ]);

  it("refuses counts below zero and more users than eligible", () => {
    expect(refusalOf(typed({ uses: -1 }), shop)).toBe("NEGATIVE");
    expect(refusalOf(typed({ users: 11 }), shop)).toBe("USERS_ABOVE_ELIGIBLE");
    expect(refusalOf(typed({ eligible: 2 ** 33 }), shop)).toBe("OUT_OF_RANGE");
  });

  it("makes a cell missing again when nothing is known of it", () => {
    const start = after([typed({})], shop, 30);
    const cleared = after([typed({ eligible: null, users: null, uses: null })], start, 31);
    expect([...allOf(start.usage)][0]?.state[0]).not.toBe(0);
    expect([...allOf(cleared.usage)][0]?.state[0]).toBe(0);
  });
});
