import { describe, expect, it } from "vitest";
import { applyChange } from "#shared/domain/change.ts";
import { moveItems } from "#shared/domain/backlog-moves.ts";
import { wholeBacklog } from "#shared/domain/backlog-order.ts";
import { addFeature, blankFeature, editFeature } from "#shared/domain/feature.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import type { ItemRow } from "#shared/domain/import-rows.ts";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { revertChange } from "#shared/domain/revert.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { createAll, planOf, readOf, usageFile } from "../../support/import-reads.ts";
import { after, stampAt } from "../../support/portfolios.ts";
import { samePortfolio } from "../../support/same-portfolio.ts";

const released = { stage: "released", releasedAt: Date.UTC(2025, 8, 30) } as const;

function row(n: number, title: string, fields: Partial<ItemRow["fields"]> = {}): ItemRow {
  return { line: n + 1, row: n, product: "Shop", externalId: `S-${n}`, fields: { title, kind: "feature", ...fields } };
}

const file = { ...usageFile, format: "backlog" } as const;
const items = [
  row(1, "Coupons", released),
  row(2, "Coupons", { ...released, stage: "measured" }),
  row(3, "Slow list", { ...released, kind: "defect" }),
  row(4, "Gift cards", { stage: "doing" }),
];
const making = { ...createAll, makesFeatures: true };

function imported(portfolio: Portfolio, rows: readonly ItemRow[], choices = making, from = 0): Portfolio {
  return after([importCommand(planOf(portfolio, readOf({ items: rows }), choices, file))], portfolio, from);
}

const features = (portfolio: Portfolio) =>
  Array.from(allOf(portfolio.features), ({ name, releasedMonth }) => [name, releasedMonth]);

describe("releasedFeature", () => {
  it("leaves features alone until it is asked for, and counts what waits for one", () => {
    const plan = planOf(emptyPortfolio, readOf({ items }), createAll, file);
    expect([plan.released, plan.created.feature]).toEqual([2, []]);
    expect(features(imported(emptyPortfolio, items, createAll))).toEqual([]);
  });

  it("makes one feature a name, released in the month of the item, and links every item of that name", () => {
    const taken = imported(emptyPortfolio, items);
    expect(features(taken)).toEqual([["Coupons", "2025-09"]]);
    const [feature] = allOf(taken.features);
    expect(wholeBacklog(taken).map(({ featureId }) => featureId)).toEqual([feature?.id, feature?.id, null, null]);
    expect(feature?.batchId).toBe(wholeBacklog(taken)[0]?.batchId);
  });

  it("links the feature that the product has already", () => {
    const shop = after([addProduct(blankProduct("Shop"))]);
    const [product] = allOf(shop.products);
    const known = after([addFeature(blankFeature(product?.id ?? "", "Coupons"))], shop, 5);
    const taken = imported(known, items, making, 10);
    expect(features(taken)).toEqual([["Coupons", null]]);
    expect(wholeBacklog(taken)[0]?.featureId).toBe([...allOf(known.features)][0]?.id);
  });

  it("finds nothing new in the same file, and makes the features of what was brought in without them", () => {
    const taken = imported(emptyPortfolio, items);
    expect(planOf(taken, readOf({ items }), making, file).problem?.code).toBe("NOTHING_NEW");
    const without = imported(emptyPortfolio, items, createAll);
    expect(features(imported(without, items, making, 20))).toEqual([["Coupons", "2025-09"]]);
  });

  it("is taken back as one: the items go, the features it made go, and one that was there stays", () => {
    const start = after([addProduct(blankProduct("Shop"))]);
    const [product] = allOf(start.products);
    const known = after([addFeature(blankFeature(product?.id ?? "", "Coupons"))], start, 5);
    const rows = [...items, row(5, "Wish list", released)];
    const command = importCommand(planOf(known, readOf({ items: rows }), making, file));
    const done = command(known, stampAt(10));
    if (!done.ok) throw new Error(done.problem.code);
    const taken = applyChange(known, done.value.changes);
    expect(features(taken).map(([name]) => name)).toEqual(["Coupons", "Wish list"]);
    const { changes, kept } = revertChange(taken, done.value.changes);
    expect(kept).toEqual([]);
    expect(samePortfolio(applyChange(taken, changes), known)).toBe(true);
  });

  it("keeps a feature that it made once somebody wrote on it, and says so", () => {
    const command = importCommand(planOf(emptyPortfolio, readOf({ items }), making, file));
    const done = command(emptyPortfolio, stampAt(10));
    if (!done.ok) throw new Error(done.problem.code);
    const taken = applyChange(emptyPortfolio, done.value.changes);
    const [feature] = allOf(taken.features);
    const written = after(
      [editFeature(feature?.productId ?? "", feature?.id ?? "", { description: "For regulars." })],
      taken,
      20,
    );
    const { changes, kept } = revertChange(written, done.value.changes);
    const left = applyChange(written, changes);
    expect(features(left)).toEqual([["Coupons", "2025-09"]]);
    expect(wholeBacklog(left)).toEqual([]);
    expect(kept).toContainEqual(expect.objectContaining({ table: "features", why: "changedSince" }));
  });

  it("does the same as a move to released", () => {
    const taken = imported(emptyPortfolio, items);
    const [, , , gift] = wholeBacklog(taken);
    const moved = after([moveItems([gift?.id ?? ""], { stage: "released" })], taken, 30);
    const brought = imported(
      taken,
      [row(4, "Gift cards", { stage: "released", releasedAt: Date.UTC(2026, 0, 1) })],
      making,
      30,
    );
    expect(features(moved).map(([name]) => name)).toEqual(features(brought).map(([name]) => name));
  });
});
