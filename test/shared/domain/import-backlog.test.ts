import { describe, expect, it } from "vitest";
import { wholeBacklog } from "#shared/domain/backlog-order.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import type { ItemRow } from "#shared/domain/import-rows.ts";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { createAll, planOf, readOf, usageFile } from "../../support/import-reads.ts";
import { after } from "../../support/portfolios.ts";

function row(n: number, externalId: string, said: Partial<ItemRow> = {}): ItemRow {
  return { line: n + 1, row: n, product: "Shop", externalId, fields: { title: `Wish ${n}` }, ...said };
}

const fileOf = (source: string) => ({ ...usageFile, format: "backlog" as const, source });

/** What the check says of rows of one export once those of another export are in. */
function counted(first: readonly ItemRow[], second: readonly ItemRow[]) {
  const taken = imported(emptyPortfolio, first, "search-results");
  const { counts } = planOf(taken, readOf({ items: second }), createAll, fileOf("jira"));
  return { new: counts.new, update: counts.update, unchanged: counts.unchanged };
}

function imported(portfolio: Portfolio, items: readonly ItemRow[], source: string): Portfolio {
  return after([importCommand(planOf(portfolio, readOf({ items }), createAll, fileOf(source)))], portfolio);
}

describe("judgeItems", () => {
  it("finds the items of a tracker again in its other export, by keys that name them anywhere", () => {
    const first = [row(1, "SHOP-1"), row(2, "SHOP-2")];
    const second = [row(1, "SHOP-1"), row(2, "SHOP-2", { fields: { title: "Wish 2, larger" } }), row(3, "SHOP-3")];
    expect(counted(first, second)).toEqual({ new: 1, update: 1, unchanged: 1 });
  });

  it("keeps apart what only shares a number, or stands in another product", () => {
    expect(counted([row(1, "1")], [row(1, "1")])).toEqual({ new: 1, update: 0, unchanged: 0 });
    expect(counted([row(1, "SHOP-1")], [row(1, "SHOP-1", { product: "Depot" })]).new).toBe(1);
  });

  it("keeps apart what says itself that it comes from elsewhere", () => {
    expect(counted([row(1, "SHOP-1")], [row(1, "SHOP-1", { origin: "archive" })]).new).toBe(1);
  });

  it("leaves an item with the source that brought it first", () => {
    const taken = imported(emptyPortfolio, [row(1, "SHOP-1")], "search-results");
    const again = imported(taken, [row(1, "SHOP-1", { fields: { title: "Wish, larger" } })], "jira");
    expect(wholeBacklog(again).map(({ title, source }) => [title, source])).toEqual([
      ["Wish, larger", "search-results"],
    ]);
  });
});
