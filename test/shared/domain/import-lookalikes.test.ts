import { describe, expect, it } from "vitest";
import { nameKey } from "#shared/domain/import-choices.ts";
import { joinedNames } from "#shared/domain/import-lookalikes.ts";
import { addFeature, blankFeature } from "#shared/domain/feature.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { createAll, planOf, readOf, usageRow } from "../../support/import-reads.ts";
import { after } from "../../support/portfolios.ts";

const spelled = readOf({
  usage: ["Search", "SEARCH", "Fax", " search"].map((feature, at) => usageRow(at + 1, { feature })),
});

describe("joinedNames", () => {
  it("joins the spellings of a file with the one that it says first", () => {
    const { spellings, records } = joinedNames(planOf(emptyPortfolio, spelled, createAll).questions);
    expect(spellings.map(({ kind, found, meant }) => [kind, found, meant])).toEqual([
      ["feature", "SEARCH", "Search"],
      ["feature", " search", "Search"],
    ]);
    expect(records).toEqual({});
  });

  it("joins with the one record of the portfolio that looks alike", () => {
    const shop = after([addProduct(blankProduct("Shop"))]);
    const [productId = ""] = onShelf(shop.products, "").keys();
    const known = after([addFeature(blankFeature(productId, "search"))], shop);
    const [feature] = [...allOf(known.features)];
    const plan = planOf(known, readOf({ usage: [usageRow(1)] }), createAll);
    const { records, spellings } = joinedNames(plan.questions);
    expect(spellings).toEqual([]);
    expect(records).toEqual({ [nameKey("feature", "Search", "Shop")]: { use: "record", id: feature?.id } });
    const joined = planOf(known, readOf({ usage: [usageRow(1)] }), { ...createAll, names: records });
    expect([joined.counts.new, joined.created.feature]).toEqual([1, []]);
  });

  it("leaves names open that several records share", () => {
    const shop = after([addProduct(blankProduct("Shop"))]);
    const [productId = ""] = onShelf(shop.products, "").keys();
    const two = ["search", "SEARCH"].map((name) => addFeature(blankFeature(productId, name)));
    const plan = planOf(after(two, shop), readOf({ usage: [usageRow(1)] }), createAll);
    expect(plan.questions.map(({ why }) => why)).toEqual(["lookalike"]);
    expect(joinedNames(plan.questions)).toEqual({ records: {}, spellings: [] });
  });
});
