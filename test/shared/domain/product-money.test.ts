import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyWindow } from "#shared/domain/money-window.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { portfolioMoney } from "#shared/domain/product-money.ts";
import { asOf, cost, holding, now, pool, product, value } from "../../support/judged.ts";

const moneyOf = (portfolio: Portfolio) => portfolioMoney(portfolio, moneyWindow(portfolio, asOf, 12));
const two = [product("A"), product("B")];
const split = [
  { productId: "A", weight: 3 },
  { productId: "B", weight: 1 },
];

describe("portfolioMoney", () => {
  it("books own entries and the share of a pool, and says what would end", () => {
    const portfolio = holding({
      products: two,
      pools: [pool("floor", split, { avoidableShare: 0.5 })],
      costs: [cost("A", "run", 1_000, { avoidableShare: 0.25 }), cost(null, "rent", 400, { poolId: "floor" })],
    });
    const { products } = moneyOf(portfolio);
    expect(products.get("A")).toMatchObject({ cost: 12_000 + 3_600, avoidable: 3_000 + 1_800 });
    expect(products.get("B")).toMatchObject({ cost: 1_200, avoidable: 600 });
    expect(products.get("A")?.shares).toEqual([
      { poolId: "floor", amount: 3_600, avoidable: 1_800, weight: 3, weights: 4 },
    ]);
    expect(products.get("A")?.costByMonth).toEqual(Array.from({ length: 12 }, () => 1_300));
  });

  it("counts a project already paid as cost, and never as something that would end", () => {
    const project = cost("A", "rewrite", 70_000, {
      category: "project",
      recurrence: "oneOff",
      from: "2025-01",
      to: "2025-01",
    });
    const { products } = moneyOf(holding({ products: two, costs: [project] }));
    expect(products.get("A")).toMatchObject({ cost: 70_000, avoidable: 0 });
  });

  it("does not know what no entry of the window speaks of", () => {
    const old = cost("A", "old", 100, { from: "2023-01", to: "2024-08" });
    const { products } = moneyOf(holding({ products: two, costs: [old] }));
    expect(products.get("A")).toMatchObject({ cost: null, avoidable: null, value: null });
  });

  it("does not know a cost whose own rate, or whose pool's rate, is missing", () => {
    const foreign = { currency: "USD" };
    const own = moneyOf(holding({ products: two, costs: [cost("A", "run", 100, foreign)] }));
    expect(own.products.get("A")).toMatchObject({ cost: null, avoidable: null });
    const shared = moneyOf(
      holding({
        products: two,
        pools: [pool("floor", split)],
        costs: [cost("A", "run", 100), cost(null, "rent", 400, { ...foreign, poolId: "floor" })],
      }),
    );
    expect(shared.products.get("A")).toMatchObject({ cost: null, avoidable: null });
  });

  it("works a changed pool, rate or ledger out again", () => {
    const dollars = cost("A", "run", 100, { currency: "USD" });
    const without = holding({ products: two, costs: [dollars] });
    expect(moneyOf(without).products.get("A")?.cost).toBeNull();
    const rates = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [moneyMonth(n), 2]));
    const record = { id: "USD", createdAt: now, updatedAt: now, by: "Tester", currency: "USD", rates };
    const withRates = holding({ rates: [record] }, without);
    expect(moneyOf(withRates).products.get("A")?.cost).toBe(2_400);
    const shared = holding({ pools: [pool("floor", split)], costs: [cost(null, "rent", 4, { poolId: "floor" })] });
    expect(moneyOf(holding({ products: two }, shared)).products.get("B")?.cost).toBe(12);
    const moved = holding({ products: two, pools: [pool("floor", split.slice(0, 1))] }, shared);
    expect(moneyOf(moved).products.get("B")?.cost).toBeNull();
    expect(moneyOf(moved).products.get("A")?.cost).toBe(48);
  });

  it("keeps the ends of a range in order, of a value below zero too", () => {
    const range = { low: 0.5, high: 2 };
    const { products } = moneyOf(
      holding({ products: two, values: [value("A", "good", 100, { range }), value("B", "bad", -100, { range })] }),
    );
    expect(products.get("A")).toMatchObject({ valueLow: 600, value: 1_200, valueHigh: 2_400 });
    expect(products.get("B")).toMatchObject({ valueLow: -2_400, value: -1_200, valueHigh: -600 });
  });

  it("leaves a pool that nobody claims, and a bill that names nobody, in sight", () => {
    const nobody = [{ productId: "gone", weight: 5 }];
    const costs = [cost(null, "rent", 10, { poolId: "floor" }), cost(null, "bill", 7)];
    const money = moneyOf(holding({ products: two, pools: [pool("floor", nobody)], costs }));
    expect(money.unallocated).toBe(120);
    expect(money.unassigned.total).toBe(84);
    expect(money.total).toBe(204);
  });

  it("adds up: products, unassigned and unallocated are the whole ledger", () => {
    const amount = fc.integer({ min: -100_000, max: 100_000 });
    const weight = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("A", "B", "floor", "hall", null), amount), { maxLength: 12 }),
        fc.tuple(weight, weight),
        fc.tuple(weight, weight),
        (entries, floor, hall) => {
          const weights = ([a, b]: readonly [number, number]) => [
            { productId: "A", weight: a },
            { productId: "B", weight: b },
          ];
          const costs = entries.map(([where, each], n) =>
            where === "floor" || where === "hall"
              ? cost(null, `c${n}`, each, { poolId: where })
              : cost(where, `c${n}`, each),
          );
          const pools = [pool("floor", weights(floor)), pool("hall", weights(hall))];
          const money = moneyOf(holding({ products: two, pools, costs }));
          const whole = entries.reduce((sum, [, each]) => sum + 12 * each, 0);
          const products = [...money.products.values()].reduce((sum, { cost: own }) => sum + (own ?? 0), 0);
          expect(money.total).toBe(whole + 0);
          expect(products + (money.unassigned.total ?? 0) + money.unallocated).toBe(whole + 0);
        },
      ),
    );
  });
});

function moneyMonth(n: number): string {
  return n < 4 ? `2024-${String(n + 9).padStart(2, "0")}` : `2025-${String(n - 3).padStart(2, "0")}`;
}
