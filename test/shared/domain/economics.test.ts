import { productEconomics } from "#shared/domain/economics.ts";
import { describe, expect, it } from "vitest";

describe("productEconomics", () => {
  it("gives no figure that an unknown value would enter", () => {
    expect(productEconomics({ value: null, cost: 500, activeUsers: 10 })).toEqual({
      net: null,
      roi: null,
      costPerActiveUser: 50,
      valueShare: null,
    });
  });

  it("gives no return without cost, no cost per user without users, and no share of nothing", () => {
    const free = productEconomics({ value: 0, cost: 0, activeUsers: null });
    expect(free).toEqual({ net: 0, roi: null, costPerActiveUser: null, valueShare: null });
  });

  it("counts a loss as no value in the share", () => {
    expect(productEconomics({ value: -50, cost: 100, activeUsers: 1 }).valueShare).toBe(0);
  });
});
