import { describe, expect, it } from "vitest";
import { applyChange } from "#shared/domain/change.ts";
import { addFeature, blankFeature } from "#shared/domain/feature.ts";
import { openChoices } from "#shared/domain/import-choices.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct, editProduct, removeProduct } from "#shared/domain/product.ts";
import { revertChange } from "#shared/domain/revert.ts";
import { recordSchemas } from "#shared/domain/schemas.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
import * as v from "valibot";
import {
  committed,
  costRow,
  planOf,
  productRow,
  readOf,
  usageFile,
  usageRow,
  valueRow,
} from "../../support/import-reads.ts";
import { after, refusalOf, stampAt } from "../../support/portfolios.ts";
import { samePortfolio } from "../../support/same-portfolio.ts";

const everything = readOf({
  products: [
    productRow(1, "Shop", { owner: "Sales", feels: ["Office"] }),
    productRow(2, "Fax", { externalId: "c:fax" }),
  ],
  features: [{ line: 3, row: 3, product: "Shop", name: "Search", fields: { cadence: "daily" } }],
  dependencies: [{ line: 4, row: 4, from: "Shop", to: "c:fax", kind: "hard" }],
  costs: [
    costRow(5, { feature: "Search", paidBy: "Sales", causedBy: "Fax" }),
    costRow(6, { product: null, pool: "Network" }),
  ],
  values: [valueRow(7)],
  usage: [usageRow(8), usageRow(9, { product: "Fax", feature: "Send", span: 3 })],
});

describe("importCommand", () => {
  it("commits the plan as one change with one batch, every record valid and traced to it", () => {
    const plan = planOf(emptyPortfolio, everything);
    const outcome = importCommand(plan)(emptyPortfolio, stampAt(1));
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const { label, batchId, changes } = outcome.value;
    expect(label).toBe("Import 'usage-oct.csv'");
    const portfolio = applyChange(emptyPortfolio, changes);
    const batch = [...allOf(portfolio.batches)][0];
    expect(batch).toMatchObject({
      id: batchId,
      fileName: "usage-oct.csv",
      rows: 9,
      added: 9,
      statements: usageFile.statements,
    });
    for (const change of changes) {
      if (change.table === "usage") continue;
      expect(v.safeParse(recordSchemas[change.table], change.after).issues).toBeUndefined();
      if (change.table === "batches") continue;
      expect(change.after).toMatchObject({ batchId, source: "usage" });
      expect(change.after?.externalId).not.toBe(undefined);
    }
    expect(new Set(changes.map(({ id, table }) => `${table}${id}`)).size).toBe(changes.length);
    const feature = [...allOf(portfolio.features)].find(({ name }) => name === "Search");
    expect(feature?.cadence).toBe("daily");
    expect([...allOf(portfolio.costs)].find(({ featureId }) => featureId !== null)?.featureId).toBe(feature?.id);
  });

  it("is taken back whole by one undo, also with the product's later edits left alone", () => {
    const start = after([addProduct(blankProduct("Mail"))]);
    const outcome = importCommand(planOf(start, everything))(start, stampAt(5));
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const imported = applyChange(start, outcome.value.changes);
    const undone = applyChange(imported, revertChange(imported, outcome.value.changes).changes);
    expect(samePortfolio(undone, start)).toBe(true);
    const shop = [...allOf(imported.products)].find(({ name }) => name === "Shop");
    const edited = after([editProduct(shop?.id ?? "", { job: "sell" })], imported, 6);
    const { changes, kept } = revertChange(edited, outcome.value.changes);
    const left = applyChange(edited, changes);
    expect([...allOf(left.products)].map(({ name }) => name).sort()).toEqual(["Mail", "Shop"]);
    expect(kept).toContainEqual(expect.objectContaining({ table: "products", field: "job", holds: "sell" }));
    expect(kept).toContainEqual(expect.objectContaining({ table: "teams", why: "referenced" }));
    expect([...allOf(left.batches)]).toHaveLength(1);
    const again = committed(undone, planOf(undone, everything), 9);
    expect([...allOf(again.products)]).toHaveLength(3);
  });

  it("refuses what its plan cannot do", () => {
    const plan = planOf(emptyPortfolio, everything, openChoices);
    expect(refusalOf(importCommand(plan), emptyPortfolio)).toBe("STOPPED_ROWS");
  });

  it("refuses when what it was planned on has changed since", () => {
    const start = after([addProduct(blankProduct("Shop"))]);
    const id = [...allOf(start.products)][0]?.id ?? "";
    const cell = { subject: id, month: "2025-10", eligible: null, users: null, uses: 5, full: true };
    const usage = planOf(start, readOf({ usage: [usageRow(1, { feature: null })] }));
    expect(refusalOf(importCommand(usage), start)).toBeNull();
    expect(refusalOf(importCommand(usage), after([recordUsage(id, [cell])], start, 5))).toBe("STALE");
    expect(refusalOf(importCommand(usage), after([removeProduct(id)], start, 5))).toBe("STALE");
    const feature = planOf(start, readOf({ usage: [usageRow(1)] }));
    expect(refusalOf(importCommand(feature), after([addFeature(blankFeature(id, "Search"))], start, 5))).toBe("STALE");
    const edit = planOf(start, readOf({ products: [productRow(1, "Shop", { fields: { job: "sell" } })] }));
    expect(refusalOf(importCommand(edit), after([editProduct(id, { job: "x" })], start, 5))).toBe("STALE");
    const cost = planOf(start, readOf({ costs: [costRow(1)] }));
    expect(refusalOf(importCommand(cost), committed(start, cost, 5))).toBe("STALE");
  });

  it("gives the same change after the plan crossed from a worker", () => {
    const plan = planOf(emptyPortfolio, everything);
    const crossed = structuredClone(plan);
    expect(importCommand(crossed)(emptyPortfolio, stampAt(1))).toEqual(importCommand(plan)(emptyPortfolio, stampAt(1)));
  });
});
