import { describe, expect, it } from "vitest";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { addMonths } from "#shared/domain/month.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
import { committed, createAll, planOf, readOf, usageFile, usageRow } from "../../support/import-reads.ts";
import { after } from "../../support/portfolios.ts";

const shop = after([addProduct(blankProduct("Shop"))]);
const shopId = [...allOf(shop.products)][0]?.id ?? "";
const outcome = (plan: ImportPlan) => plan.rows.map(({ verdict, stop }) => stop?.code ?? verdict);

/** Every known cell as "feature month state span uses". */
function cellsOf(portfolio: Portfolio): readonly string[] {
  const names = new Map([...allOf(portfolio.features), ...allOf(portfolio.products)].map(({ id, name }) => [id, name]));
  return [...allOf(portfolio.usage)].flatMap((matrix) =>
    [...matrix.state.keys()].flatMap((at) => {
      if (matrix.state[at] === 0) return [];
      const subject = names.get(matrix.subjects[Math.floor(at / matrix.months)] ?? "");
      const month = addMonths(matrix.firstMonth, at % matrix.months);
      return [`${subject} ${month} ${matrix.state[at]} ${matrix.span[at]} ${matrix.uses[at]}`];
    }),
  );
}

describe("planImport: usage", () => {
  it("writes one block for each product, with product rows under the product itself", () => {
    const usage = [
      usageRow(1),
      usageRow(2, { feature: "Fax", month: "2025-12", uses: 0 }),
      usageRow(3, { feature: null, users: 9, uses: null }),
    ];
    const plan = planOf(shop, readOf({ usage }));
    expect(plan.usage).toHaveLength(1);
    expect(plan.usage[0]?.patch).toMatchObject({ firstMonth: "2025-10", months: 3, before: null });
    expect(cellsOf(committed(shop, plan, 5))).toEqual([
      "Search 2025-10 18 1 40",
      "Fax 2025-12 18 1 0",
      "Shop 2025-10 10 1 0",
    ]);
  });

  it("keeps a longer period in its first month and marks the others as part of it", () => {
    const plan = planOf(
      shop,
      readOf({ usage: [usageRow(1, { span: 3 }), usageRow(2, { month: "2026-01", full: false })] }),
    );
    expect(cellsOf(committed(shop, plan, 5))).toEqual([
      "Search 2025-10 18 3 40",
      "Search 2025-11 3 0 0",
      "Search 2025-12 3 0 0",
      "Search 2026-01 17 1 40",
    ]);
  });

  it("shows what an update changes, field by field", () => {
    const first = committed(shop, planOf(shop, readOf({ usage: [usageRow(1, { uses: 38 })] })), 5);
    const plan = planOf(first, readOf({ usage: [usageRow(1, { users: 7 })] }));
    expect(plan.rows[0]).toMatchObject({
      verdict: "update",
      fields: [
        { field: "users", before: null, after: 7 },
        { field: "uses", before: 38, after: 40 },
      ],
    });
  });

  it("stops counts that cannot be", () => {
    const usage = [
      usageRow(1, { uses: -1 }),
      usageRow(2, { users: 90, eligible: 80 }),
      usageRow(3, { users: 2 ** 32 }),
      usageRow(4, { users: 1.5 }),
      usageRow(5, { uses: Infinity }),
      usageRow(6, { month: "0001-01" }),
      usageRow(7, { span: 256 }),
    ];
    const codes = [
      "NEGATIVE",
      "USERS_ABOVE_ELIGIBLE",
      "OUT_OF_RANGE",
      "OUT_OF_RANGE",
      "OUT_OF_RANGE",
      "MONTH",
      "MONTH",
    ];
    expect(outcome(planOf(shop, readOf({ usage })))).toEqual(codes);
  });

  it("stops both of two rows that say different things of one month, and takes equal ones once", () => {
    const usage = [
      usageRow(1),
      usageRow(2, { uses: 41 }),
      usageRow(3, { month: "2025-11" }),
      usageRow(4, { month: "2025-11" }),
    ];
    expect(outcome(planOf(shop, readOf({ usage })))).toEqual(["TWICE", "TWICE", "new", "unchanged"]);
    const overlapping = [usageRow(1, { span: 3 }), usageRow(2, { month: "2025-11" })];
    expect(outcome(planOf(shop, readOf({ usage: overlapping })))).toEqual(["TWICE", "TWICE"]);
  });

  it("never adds a second source to a month: it asks whose figures stand", () => {
    const typed = { subject: shopId, month: "2025-10", eligible: null, users: null, uses: 5, full: true };
    const recorded = after([recordUsage(shopId, [typed])], shop, 5);
    const read = readOf({ usage: [usageRow(1, { feature: null })] });
    const plan = planOf(recorded, read);
    expect(outcome(plan)).toEqual(["SECOND_SOURCE"]);
    expect(plan.conflicts[0]?.fields).toEqual([
      { field: "uses", before: 5, after: 40 },
      { field: "source", before: "typed", after: "usage" },
    ]);
    const taken = planOf(recorded, read, { ...createAll, otherConflicts: "file" });
    expect(cellsOf(committed(recorded, taken, 6))).toEqual(["Shop 2025-10 18 1 40"]);
    expect(outcome(planOf(recorded, readOf({ usage: [usageRow(1, { feature: null, uses: 5 })] })))).toEqual([
      "unchanged",
    ]);
  });

  it("asks before a month breaks up a longer period that is recorded", () => {
    const first = committed(shop, planOf(shop, readOf({ usage: [usageRow(1, { span: 3 })] })), 5);
    const read = readOf({ usage: [usageRow(1, { month: "2025-11", uses: 4 })] });
    expect(outcome(planOf(first, read))).toEqual(["LONGER_PERIOD"]);
    const taken = planOf(first, read, { ...createAll, otherConflicts: "file" });
    expect(cellsOf(committed(first, taken, 6))).toEqual(["Search 2025-11 18 1 4"]);
  });

  it("asks nothing about a longer period that ends before all that is recorded", () => {
    const first = committed(shop, planOf(shop, readOf({ usage: [usageRow(1, { month: "2026-01", span: 12 })] })), 5);
    const year = readOf({ usage: [usageRow(1, { month: "2025-01", span: 12, uses: 7 })] });
    for (const file of [usageFile, { ...usageFile, source: "another" }]) {
      const plan = planOf(first, year, createAll, file);
      expect(outcome(plan)).toEqual(["new"]);
      expect(cellsOf(committed(first, plan, 6)).filter((cell) => !cell.endsWith(" 0 0"))).toEqual([
        "Search 2025-01 18 12 7",
        "Search 2026-01 18 12 40",
      ]);
    }
  });

  it("replaces the months of a longer period that covers them", () => {
    const months = [usageRow(1), usageRow(2, { month: "2025-11" })];
    const first = committed(shop, planOf(shop, readOf({ usage: months })), 5);
    const plan = planOf(first, readOf({ usage: [usageRow(1, { span: 3, uses: 90 })] }));
    expect(outcome(plan)).toEqual(["update"]);
    expect(cellsOf(committed(first, plan, 6))[0]).toBe("Search 2025-10 18 3 90");
  });

  it("replaces whole months of its source, and only those, unless absent cells are kept", () => {
    const usage = ["Search", "Fax"].flatMap((feature, f) =>
      ["2025-10", "2025-11"].map((month, m) => usageRow(2 * f + m + 1, { feature, month })),
    );
    const first = committed(shop, planOf(shop, readOf({ usage })), 5);
    const other = { ...usageFile, source: "other" };
    const second = committed(
      first,
      planOf(first, readOf({ usage: [usageRow(1, { feature: "Mail" })] }), createAll, other),
      6,
    );
    const read = readOf({ usage: [usageRow(1, { uses: 50 })] });
    const plan = planOf(second, read);
    expect(plan.withdrawn).toMatchObject([{ productId: shopId, month: "2025-10" }]);
    expect(cellsOf(committed(second, plan, 7))).toEqual([
      "Search 2025-10 18 1 50",
      "Search 2025-11 18 1 40",
      "Fax 2025-11 18 1 40",
      "Mail 2025-10 18 1 40",
    ]);
    const kept = planOf(second, read, { ...createAll, absentCells: "keep" });
    expect(kept.withdrawn).toEqual([]);
    expect(cellsOf(committed(second, kept, 7))).toHaveLength(5);
  });

  it("does not take a cell away because its row is stopped", () => {
    const both = [usageRow(1), usageRow(2, { feature: "Fax" })];
    const first = committed(shop, planOf(shop, readOf({ usage: both })), 5);
    const plan = planOf(
      first,
      readOf({ usage: [usageRow(1, { uses: 50 }), usageRow(2, { feature: "Fax", uses: -3 })] }),
    );
    expect(plan.withdrawn).toEqual([]);
  });
});
