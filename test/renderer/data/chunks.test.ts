import { describe, expect, it } from "vitest";
import { allChunks, shelvesFrom, touchedChunks } from "#data/chunks.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { emptyUsage } from "#shared/domain/usage.ts";

const matrices = Array.from({ length: 500 }, (_, n) => emptyUsage(`product-${n}`));
const portfolio = {
  ...emptyPortfolio,
  usage: new Map([["", new Map(matrices.map((matrix) => [matrix.id, matrix]))]]),
};

describe("allChunks", () => {
  it("bundles the usage of many products into few chunks, from which all of it comes back", () => {
    const chunks = allChunks(portfolio, "usage");
    expect(chunks.length).toBeLessThanOrEqual(64);
    expect(Math.max(...chunks.map(({ records }) => records.length))).toBeLessThan(30);
    expect(shelvesFrom("usage", chunks).get("")?.size).toBe(500);
  });
});

describe("touchedChunks", () => {
  it("gives the whole bundle of a product whose usage changed, and no other", () => {
    const all = new Map(allChunks(portfolio, "usage").map(({ key, records }) => [key, records]));
    const patch = { firstMonth: "2025-01", months: 0, cells: [] };
    const change = { table: "usage", id: "product-7", patch } as never;
    const touched = touchedChunks(portfolio, [change]).get("usage") ?? [];
    expect(touched).toHaveLength(1);
    for (const { key, records } of touched) {
      expect(new Set(records)).toEqual(new Set(all.get(key)));
      expect(records).toContain(matrices[7]);
    }
  });
});
