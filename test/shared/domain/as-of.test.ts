import { describe, expect, it } from "vitest";
import { newestUsageMonth, reachedMonth } from "#shared/domain/as-of.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { feature, holding, product, used } from "../../support/judged.ts";

describe("reachedMonth", () => {
  it("is the newest month of few records, and of many the newest that one in twenty reach", () => {
    expect(reachedMonth([])).toBeNull();
    expect(reachedMonth(["2024-03"])).toBe("2024-03");
    expect(reachedMonth(["2024-03", "2025-03", "2023-01"])).toBe("2025-03");
    const many = Array.from({ length: 39 }, () => "2024-03");
    expect(reachedMonth([...many, "2025-03"])).toBe("2024-03");
    expect(reachedMonth([...many, "2025-02", "2025-03", "2025-04"])).toBe("2025-02");
  });
});

describe("newestUsageMonth", () => {
  it("does not follow a stray row among the features of a product", () => {
    const names = Array.from({ length: 40 }, (_, n) => `feature ${n}`);
    const features = names.map((name) => feature("Shop", name));
    const shop = holding({ products: [product("Shop")], features });
    const one = { eligible: null, users: null, uses: 1 };
    const steady = names.reduce((before, name) => used(before, ["Shop", name], one, ["2024-03"]), shop);
    const [stray = ""] = names;
    expect(newestUsageMonth(emptyPortfolio)).toBeNull();
    expect(newestUsageMonth(steady)).toBe("2024-03");
    expect(newestUsageMonth(used(steady, ["Shop", stray], one, ["2025-03"]))).toBe("2024-03");
  });
});
