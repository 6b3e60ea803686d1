import { describe, expect, it } from "vitest";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { committed, planOf, readOf, valueRow } from "../../support/import-reads.ts";

const share = (row: number, attribution: number, said: Parameters<typeof valueRow>[1] = {}) =>
  valueRow(row, { label: `Share ${row}`, sharedSource: "Checkout", attribution, ...said });
const stops = (plan: ImportPlan) => plan.rows.map(({ stop }) => stop?.code ?? null);

describe("planImport: shares of one source of value", () => {
  it("stops every row by which a source is claimed beyond 100 % in a month", () => {
    const plan = planOf(
      emptyPortfolio,
      readOf({ values: [share(1, 0.7), share(2, 0.6), share(3, 0.5, { sharedSource: "Other" })] }),
    );
    expect(stops(plan)).toEqual(["OVERCLAIMED", "OVERCLAIMED", null]);
    expect(plan.rows[0]?.stop?.found).toBe("130 % of 'Checkout'");
  });

  it("takes shares that never meet in a month", () => {
    const later = { from: "2026-01", to: "2026-12" };
    expect(stops(planOf(emptyPortfolio, readOf({ values: [share(1, 0.7), share(2, 0.6, later)] })))).toEqual([
      null,
      null,
    ]);
  });

  it("counts what is recorded, and lets an update stand that lowers the share", () => {
    const first = committed(emptyPortfolio, planOf(emptyPortfolio, readOf({ values: [share(1, 0.7)] })), 1);
    expect(stops(planOf(first, readOf({ values: [share(1, 0.7), share(2, 0.6)] })))).toEqual([null, "OVERCLAIMED"]);
    expect(stops(planOf(first, readOf({ values: [share(1, 0.4), share(2, 0.6)] })))).toEqual([null, null]);
  });
});
