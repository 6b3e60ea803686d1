import { describe, expect, it } from "vitest";
import { allChunks, shelvesFrom, touchedChunks } from "#data/chunks.ts";
import { addItems } from "#shared/domain/backlog-commands.ts";
import { blankItem } from "#shared/domain/backlog-item.ts";
import { moveItems } from "#shared/domain/backlog-moves.ts";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import { applyChange } from "#shared/domain/change.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { emptyUsage } from "#shared/domain/usage.ts";
import { after, stampAt } from "../../support/portfolios.ts";

const matrices = Array.from({ length: 500 }, (_, n) => emptyUsage(`product-${n}`));
const portfolio = {
  ...emptyPortfolio,
  usage: new Map([["", new Map(matrices.map((matrix) => [matrix.id, matrix]))]]),
};

const products = after(["Fax", "Telex"].map((name) => addProduct(blankProduct(name))));
const withBacklog = after(
  Array.from(allOf(products.products), ({ id }, at) =>
    addItems(Array.from({ length: at === 0 ? 4000 : 50 }, (_, n) => blankItem(id, `Item ${n + 1}`))),
  ),
  products,
  10,
);
const [fax = { id: "" }] = allOf(products.products);

describe("allChunks", () => {
  it("bundles a backlog evenly by the ids of its items, whatever their products", () => {
    const chunks = allChunks(withBacklog, "backlog");
    expect(chunks).toHaveLength(256);
    expect(Math.max(...chunks.map(({ records }) => records.length))).toBeLessThan(40);
    expect(shelvesFrom("backlog", chunks)).toEqual(withBacklog.backlog);
  });

  it("bundles the usage of many products into few chunks, from which all of it comes back", () => {
    const chunks = allChunks(portfolio, "usage");
    expect(chunks.length).toBeLessThanOrEqual(64);
    expect(Math.max(...chunks.map(({ records }) => records.length))).toBeLessThan(30);
    expect(shelvesFrom("usage", chunks).get("")?.size).toBe(500);
  });
});

describe("touchedChunks", () => {
  it("gives the one bundle of an item that moved in a long backlog, whole", () => {
    const [first, second] = backlogOf(withBacklog, fax.id);
    const moved = moveItems([first?.id ?? ""], { position: { at: "after", id: second?.id ?? "" } })(
      withBacklog,
      stampAt(20),
    );
    const changes = moved.ok ? moved.value.changes : [];
    const after = applyChange(withBacklog, changes);
    const touched = touchedChunks(after, changes).get("backlog") ?? [];
    expect(touched).toHaveLength(1);
    const same = allChunks(after, "backlog").find(({ key }) => key === touched[0]?.key);
    expect(new Set(touched[0]?.records)).toEqual(new Set(same?.records));
    expect(touched[0]?.records.length).toBeLessThan(40);
  });

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
