import { describe, expect, it } from "vitest";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { keepRecipe, removeRecipe } from "#shared/domain/recipe.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { after } from "../../support/portfolios.ts";

const draft = { name: " usage ", format: "usageTable", reading: "{}" } as const;

describe("keepRecipe", () => {
  it("keeps a recipe under its trimmed name, and replaces the one that had it", () => {
    const once = after([keepRecipe(draft)]);
    const twice = after([keepRecipe({ ...draft, reading: "[]" })], once, 2);
    const recipes = [...onShelf(twice.recipes, "").values()];
    expect(recipes.map(({ name, reading }) => [name, reading])).toEqual([["usage", "[]"]]);
  });

  it("refuses a blank name", () => {
    const refused = keepRecipe({ ...draft, name: "  " })(emptyPortfolio, { at: 1, by: "Ada", seed: "0".repeat(20) });
    expect(!refused.ok && refused.problem.code).toBe("NO_NAME");
  });
});

describe("removeRecipe", () => {
  it("removes the recipe alone", () => {
    const kept = after([keepRecipe(draft)]);
    const [recipe] = [...onShelf(kept.recipes, "").values()];
    const left = after([removeRecipe(recipe?.id ?? "")], kept, 2);
    expect(onShelf(left.recipes, "").size).toBe(0);
  });
});
