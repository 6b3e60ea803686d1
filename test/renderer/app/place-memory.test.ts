import { describe, expect, it } from "vitest";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { placeTitle } from "../../../renderer/app/place-memory.ts";
import { after } from "../../support/portfolios.ts";

describe("placeTitle", () => {
  it("names the product, the proposal or the place", () => {
    const portfolio = after([addProduct(blankProduct("Fax 100 %"))]);
    const [product] = allOf(portfolio.products);
    expect(placeTitle(portfolio, `/product/${product?.id}`)).toBe("Fax 100 %");
    expect(placeTitle(portfolio, "/history")).toBe("History");
  });

  it("names the experiment and the review meeting, and the place where no record is meant", () => {
    const sample = samplePortfolio("2026-10");
    const [meeting] = allOf(sample.meetings);
    const [experiment] = allOf(sample.experiments);
    expect(placeTitle(sample, `/review/${meeting?.id}`)).toBe("Experiment review");
    expect(placeTitle(sample, `/experiments/${experiment?.id}`)).toBe(experiment?.title);
    expect(placeTitle(sample, "/experiments/batch")).toBe("Experiments");
    expect(placeTitle(sample, "/learnings/accounting")).toBe("Learnings");
  });

  it.each(["%", "%E0%A4%A", "%00", "__proto__", "constructor", "\u0000", "x".repeat(100_000)])(
    "has no name for what cannot be there, and does not fail on it",
    (id) => {
      for (const place of ["product", "proposals"]) expect(placeTitle(emptyPortfolio, `/${place}/${id}`)).toBe("");
    },
  );
});
