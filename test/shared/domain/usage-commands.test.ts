import { describe, expect, it } from "vitest";
import { addFeature, blankFeature } from "#shared/domain/feature.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { recordUsage, type TypedUsage } from "#shared/domain/usage-commands.ts";
import { after, refusalOf } from "../../support/portfolios.ts";

const shops = after([addProduct(blankProduct("Shop")), addProduct(blankProduct("Market"))]);
const [shopId = "", marketId = ""] = Array.from(allOf(shops.products), ({ id }) => id);
const stocked = after([addFeature(blankFeature(shopId, "Search"))], shops, 10);
const searchId = [...allOf(stocked.features)][0]?.id ?? "";

const typed = (fields: Partial<TypedUsage> = {}) =>
  recordUsage(shopId, [{ subject: shopId, month: "2025-03", eligible: 10, users: 3, uses: 4, full: true, ...fields }]);

describe("recordUsage", () => {
  it("refuses counts below zero and more users than eligible", () => {
    expect(refusalOf(typed({ uses: -1 }), shops)).toBe("NEGATIVE");
    expect(refusalOf(typed({ users: 11 }), shops)).toBe("USERS_ABOVE_ELIGIBLE");
    expect(refusalOf(typed({ eligible: 2 ** 33 }), shops)).toBe("OUT_OF_RANGE");
  });

  it("takes the product's own features and refuses those of another one", () => {
    expect(refusalOf(typed({ subject: searchId }), stocked)).toBeNull();
    const elsewhere = recordUsage(marketId, [
      { subject: searchId, month: "2025-03", eligible: 10, users: 3, uses: 4, full: true },
    ]);
    expect(refusalOf(elsewhere, stocked)).toBe("UNKNOWN_RECORD");
  });

  it("refuses what is recorded already, and what takes away where nothing is", () => {
    const start = after([typed()], shops, 30);
    expect(refusalOf(typed(), start)).toBe("SAME");
    expect(refusalOf(typed({ full: false }), start)).toBeNull();
    expect(refusalOf(typed({ uses: null }), start)).toBeNull();
    expect(refusalOf(typed({ eligible: null, users: null, uses: null }), shops)).toBe("SAME");
  });

  it("writes only the cells that differ", () => {
    const start = after([typed()], shops, 30);
    const both = recordUsage(shopId, [
      { subject: shopId, month: "2025-03", eligible: 10, users: 3, uses: 4, full: true },
      { subject: shopId, month: "2025-05", eligible: 10, users: 3, uses: 4, full: true },
    ])(start, { at: 0, by: "Tester", seed: "seed" });
    const change = both.ok ? both.value.changes[0] : undefined;
    expect(change).toMatchObject({ table: "usage", patch: { firstMonth: "2025-05", months: 1 } });
  });

  it("makes a cell missing again when nothing is known of it", () => {
    const start = after([typed()], shops, 30);
    const cleared = after([typed({ eligible: null, users: null, uses: null })], start, 31);
    expect([...allOf(start.usage)][0]?.state[0]).not.toBe(0);
    expect([...allOf(cleared.usage)][0]?.state[0]).toBe(0);
  });
});
