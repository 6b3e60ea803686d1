import { describe, expect, it } from "vitest";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { changeOfRow, figuresOfRow, periodOfRow, productOfRow, subjectOfRow } from "#shared/words/import-rows.ts";
import { committed, costRow, planOf, readOf, usageRow } from "../../support/import-reads.ts";

const first = planOf(emptyPortfolio, readOf({ usage: [usageRow(1, { users: 12, eligible: 90 })] }));

describe("the words of a planned row", () => {
  it("says what a usage row speaks of", () => {
    const [row] = first.rows;
    if (row === undefined) throw new Error("no row");
    expect([productOfRow(row), subjectOfRow(row), periodOfRow(row), figuresOfRow(row), changeOfRow(row)]).toEqual([
      "Shop",
      "Search",
      "Oct 2025",
      "40 uses, 12 users, 90 eligible",
      "",
    ]);
  });

  it("says each field before and after", () => {
    const portfolio = committed(emptyPortfolio, first, 1);
    const again = planOf(portfolio, readOf({ usage: [usageRow(1, { uses: 38, users: 12, eligible: 90 })] }));
    expect(again.rows.map(changeOfRow)).toEqual(["uses 40 → 38"]);
  });

  it("says why a row is stopped", () => {
    const plan = planOf(emptyPortfolio, readOf({ usage: [usageRow(1, { users: 9, eligible: 8 })] }));
    expect(plan.rows.map(changeOfRow)[0]).toMatch(/^users: '9 of 8', expected at most 8\./);
  });

  it("says the amount and period of a cost", () => {
    const [row] = planOf(emptyPortfolio, readOf({ costs: [costRow(1)] })).rows;
    if (row === undefined) throw new Error("no row");
    expect(figuresOfRow(row)).toBe("€100.00, infrastructure");
    expect(periodOfRow(row)).toBe("Jan 2025 – Dec 2025");
  });
});
