import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChange } from "#shared/domain/change.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { restoreCommand } from "#shared/domain/restore.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
import { arbitraryPortfolio } from "../../support/arbitraries.ts";
import { after, refusalOf, stampAt } from "../../support/portfolios.ts";
import { samePortfolio } from "../../support/same-portfolio.ts";

describe("restoreCommand", () => {
  it("leads from any portfolio to any other", () => {
    fc.assert(
      fc.property(arbitraryPortfolio, arbitraryPortfolio, (from, to) => {
        const outcome = restoreCommand(to, "Restore")(from, stampAt(1));
        const reached = outcome.ok ? applyChange(from, outcome.value.changes) : from;
        expect(samePortfolio(reached, to)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("writes only what differs", () => {
    const from = after([addProduct(blankProduct("Shop")), addProduct(blankProduct("Fax"))]);
    const to = after([addProduct(blankProduct("Mail"))], from, 10);
    const outcome = restoreCommand(to, "Restore the snapshot")(from, stampAt(20));
    expect(outcome.ok && outcome.value.label).toBe("Restore the snapshot");
    expect(outcome.ok && outcome.value.changes.length).toBe(1);
  });

  it("writes usage as the smallest block that differs", () => {
    const shop = after([addProduct(blankProduct("Shop"))]);
    const id = [...(shop.products.get("")?.keys() ?? [])][0] ?? "";
    const cell = (month: string, uses: number) => ({
      subject: id,
      month,
      eligible: null,
      users: null,
      uses,
      full: true,
    });
    const from = after([recordUsage(id, [cell("2025-01", 1), cell("2025-06", 6)])], shop, 1);
    const to = after([recordUsage(id, [cell("2025-06", 7)])], from, 2);
    const outcome = restoreCommand(to, "Restore")(from, stampAt(3));
    const change = outcome.ok ? outcome.value.changes[0] : undefined;
    expect(change?.table === "usage" && [change.patch.firstMonth, change.patch.months]).toEqual(["2025-06", 1]);
  });

  it("refuses when nothing differs", () => {
    expect(refusalOf(restoreCommand(emptyPortfolio, "Restore"), emptyPortfolio)).toBe("SAME");
  });
});
