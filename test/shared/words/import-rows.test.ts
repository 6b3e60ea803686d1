import { describe, expect, it } from "vitest";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { periodOfRow, productOfRow, saysOfRow, subjectHeader, subjectOfRow } from "#shared/words/import-rows.ts";
import { committed, costRow, planOf, readOf, usageRow } from "../../support/import-reads.ts";

const first = planOf(emptyPortfolio, readOf({ usage: [usageRow(1, { users: 12, eligible: 90 })] }));

describe("the words of a planned row", () => {
  it("says what a usage row speaks of", () => {
    const [row] = first.rows;
    if (row === undefined) throw new Error("no row");
    expect([productOfRow(row), subjectOfRow(row), periodOfRow(row), saysOfRow(row)]).toEqual([
      "Shop",
      "Search",
      "Oct 2025",
      "40 uses, 12 users, 90 eligible",
    ]);
  });

  it("says each field before and after", () => {
    const portfolio = committed(emptyPortfolio, first, 1);
    const again = planOf(portfolio, readOf({ usage: [usageRow(1, { uses: 38, users: 12, eligible: 90 })] }));
    expect(again.rows.map(saysOfRow)).toEqual(["uses 40 → 38"]);
  });

  it("says why a row is stopped", () => {
    const plan = planOf(emptyPortfolio, readOf({ usage: [usageRow(1, { users: 9, eligible: 8 })] }));
    expect(plan.rows.map(saysOfRow)[0]).toMatch(/^users: '9 of 8', expected at most 8\./);
  });

  it("says the amount and period of a cost", () => {
    const [row] = planOf(emptyPortfolio, readOf({ costs: [costRow(1)] })).rows;
    if (row === undefined) throw new Error("no row");
    expect(saysOfRow(row)).toBe("€100.00, infrastructure");
    expect(periodOfRow(row)).toBe("Jan 2025 – Dec 2025");
  });

  it("says of a row that goes in whole or not at all only what mends it", () => {
    const mixed = { ...usageRow(1), users: 9, eligible: 8 };
    const plan = planOf(emptyPortfolio, readOf({ usage: [mixed, usageRow(1, { feature: "Fax" })] }));
    expect(plan.rows.map(saysOfRow).toSorted()[0]).toMatch(/^Expected a row without a stopped value\. Repair/);
  });
});

describe("subjectHeader", () => {
  it("names what the rows have in common", () => {
    expect(subjectHeader(new Set(["usage", "stop"]))).toBe("Feature");
    expect(subjectHeader(new Set(["product"]))).toBe("Owner");
    expect(subjectHeader(new Set(["product", "feature"]))).toBe("Feature, label, owner");
    expect(subjectHeader(new Set(["stop"]))).toBe("Feature, label, owner");
  });
});
