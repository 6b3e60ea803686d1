import { describe, expect, it } from "vitest";
import { addFeature, blankFeature } from "#shared/domain/feature.ts";
import { addCost } from "#shared/domain/ledger-commands.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { referencesTo } from "#shared/domain/references.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
import { costRow } from "../../support/import-reads.ts";
import { after } from "../../support/portfolios.ts";

describe("referencesTo", () => {
  it("lists every record that names a product, its usage too", () => {
    const bare = after([addProduct(blankProduct("Shop"))]);
    const [{ id } = { id: "" }] = allOf(bare.products);
    const {
      line: _line,
      row: _row,
      product: _p,
      pool: _o,
      feature: _f,
      causedBy: _c,
      paidBy: _b,
      ...cost
    } = costRow(1);
    const owners = { productId: id, poolId: null, featureId: null, causedByProductId: null, paidByTeamId: null };
    const cell = { subject: id, month: "2025-01", eligible: null, users: null, uses: 3, full: true };
    const commands = [addFeature(blankFeature(id, "Search")), addCost({ ...cost, ...owners }), recordUsage(id, [cell])];
    const used = after(commands, bare, 1);
    const [feature] = allOf(used.features);
    const [entry] = allOf(used.costs);
    expect(referencesTo(used, "products", id)).toEqual([
      { table: "features", id: feature?.id, field: "productId" },
      { table: "usage", id, field: "id" },
      { table: "costs", id: entry?.id, field: "productId" },
    ]);
    expect(referencesTo(used, "teams", "nobody")).toEqual([]);
  });
});
