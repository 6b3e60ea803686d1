import { describe, expect, it } from "vitest";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import { editEntries } from "#shared/domain/ledger-commands.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf, countOf } from "#shared/domain/shelves.ts";
import { committed, costRow, planOf, readOf, valueRow } from "../../support/import-reads.ts";
import { after } from "../../support/portfolios.ts";

const shop = after([addProduct(blankProduct("Shop"))]);
const verdicts = (plan: ImportPlan) => plan.rows.map(({ verdict }) => verdict);
const stops = (plan: ImportPlan) => plan.rows.map(({ stop }) => stop?.code ?? null);

describe("planImport: money", () => {
  it("knows entries again and adds nothing the second time", () => {
    const read = readOf({
      costs: [
        costRow(1),
        costRow(2, { label: "Licences", paidBy: "Sales" }),
        costRow(3, { product: null, label: "Rest" }),
      ],
      values: [valueRow(4)],
    });
    const plan = planOf(emptyPortfolio, read);
    expect(verdicts(plan)).toEqual(["new", "new", "new", "new"]);
    const first = committed(emptyPortfolio, plan, 1);
    expect(first.costs.get("unassigned")?.size).toBe(1);
    for (const cost of allOf(first.costs))
      expect(cost).toMatchObject({ source: "usage", batchId: plan.batches[0] ?? cost.batchId });
    const again = planOf(first, read);
    expect(again.counts).toEqual({ rows: 4, new: 0, update: 0, unchanged: 4, stopped: 0 });
    expect([again.problem?.code, again.sameFile]).toEqual(["NOTHING_NEW", [...allOf(first.batches)][0]?.id]);
    const dearer = planOf(first, readOf({ costs: [costRow(1, { amount: 12_000 })] }));
    expect(dearer.rows[0]).toMatchObject({
      verdict: "update",
      fields: [{ field: "amount", before: 10_000, after: 12_000 }],
    });
  });

  it("never merges rows that say the same, and pairs them by amount in any order", () => {
    const amounts = (list: readonly number[]) => readOf({ costs: list.map((amount, n) => costRow(n + 1, { amount })) });
    const first = committed(shop, planOf(shop, amounts([100, 200, 200])), 5);
    expect(countOf(first.costs)).toBe(3);
    expect(verdicts(planOf(first, amounts([200, 100, 200])))).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect(verdicts(planOf(first, amounts([200, 300, 100])))).toEqual(["unchanged", "update", "unchanged"]);
    expect(verdicts(planOf(first, amounts([200, 100, 200, 200])))).toEqual([
      "unchanged",
      "unchanged",
      "unchanged",
      "new",
    ]);
  });

  it("knows an entry by its id in the source, and stops an id that is said twice in two ways", () => {
    const cost = (row: number, amount: number) => costRow(row, { externalId: "INV-1", amount });
    const first = committed(shop, planOf(shop, readOf({ costs: [cost(1, 100)] })), 5);
    const moved = { ...cost(1, 100), label: "Renamed" };
    expect(planOf(first, readOf({ costs: [moved] })).rows[0]?.fields).toMatchObject([{ field: "label" }]);
    expect(stops(planOf(first, readOf({ costs: [cost(1, 100), cost(2, 200)] })))).toEqual(["TWICE", "TWICE"]);
  });

  it("knows an entry that was relabelled here, and asks before it takes the file's label back", () => {
    const read = readOf({ costs: [costRow(1), costRow(2, { label: "Servers" })] });
    const first = committed(shop, planOf(shop, read), 5);
    const [hosting] = [...allOf(first.costs)];
    const edits = [{ id: hosting?.id ?? "", fields: { label: "Servers" } }];
    const relabelled = after([editEntries("costs", hosting?.productId ?? "", edits)], first, 6);
    const plan = planOf(relabelled, read);
    expect(stops(plan)).toEqual(["CHANGED_HERE", null]);
    expect(plan.conflicts[0]?.fields).toEqual([{ field: "label", before: "Servers", after: "Hosting" }]);
    expect(verdicts(plan)).toEqual(["stopped", "unchanged"]);
  });

  it("leaves a note alone that the file does not speak of, and takes an exact sum away with its amount", () => {
    const exact = costRow(1, { exact: "100.001", note: "contract 7" });
    const first = committed(shop, planOf(shop, readOf({ costs: [exact] })), 5);
    const plan = planOf(first, readOf({ costs: [costRow(1, { amount: 9000 })] }));
    const [cost] = [...allOf(committed(first, plan, 6).costs)];
    expect(cost).toMatchObject({ amount: 9000, note: "contract 7" });
    expect(cost).not.toHaveProperty("exact");
  });

  it("stops what no entry may be, each with its repair", () => {
    const costs = [
      costRow(1, { from: "2025-06", to: "2025-01" }),
      costRow(2, { recurrence: "oneOff" }),
      costRow(3, { currency: "" }),
      costRow(4, { amount: 2 ** 53 }),
      costRow(5, { avoidableShare: 1.2 }),
      costRow(6, { pool: "Shared" }),
      costRow(7, { product: null, feature: "Search" }),
      costRow(8, { amortiseMonths: 0 }),
    ];
    const plan = planOf(shop, readOf({ costs }));
    const codes = [
      "PERIOD",
      "PERIOD",
      "NO_CURRENCY",
      "OUT_OF_RANGE",
      "SHARE",
      "TWO_OWNERS",
      "NO_PRODUCT",
      "OUT_OF_RANGE",
    ];
    expect(stops(plan)).toEqual(codes);
    for (const row of plan.rows) expect(row.stop?.remedy).not.toBe("");
    expect(plan.groups.map(({ rows }) => rows)).toEqual([2, 2, 1, 1, 1, 1]);
  });

  it("takes a row in whole or not at all", () => {
    const costs = [
      costRow(1, { from: "2025-01", to: "2025-01" }),
      { ...costRow(1, { from: "2025-02", to: "2025-02" }), amount: NaN },
    ];
    const plan = planOf(shop, readOf({ costs }));
    expect(stops(plan)).toEqual(["ROW_STOPPED", "OUT_OF_RANGE"]);
    expect(plan.counts).toMatchObject({ rows: 1, stopped: 1 });
  });

  it("leaves a text that looks like a place of the plan as it is", () => {
    const plan = planOf(shop, readOf({ costs: [costRow(1, { label: "+1", note: "+2" })] }));
    expect([...allOf(committed(shop, plan, 5).costs)][0]).toMatchObject({ label: "+1", note: "+2" });
  });
});
