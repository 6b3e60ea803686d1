import { describe, expect, it } from "vitest";
import { find } from "#shared/domain/change.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { instantText } from "#shared/words/format.ts";
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

  it("says what a row changes in an item: codes and moments in words, amounts as money", () => {
    const estimate = { name: "costOfDelay" as const, low: 180_000, mode: 180_000, high: 180_000, source: "", on: null };
    const item = { line: 1, row: 1, product: "Shop", externalId: "SHOP-1", currency: "EUR" };
    const opened = { title: "Wish", openedAt: Date.UTC(2026, 0, 5, 12) };
    const portfolio = committed(
      emptyPortfolio,
      planOf(emptyPortfolio, readOf({ items: [{ ...item, fields: opened }] })),
      1,
    );
    const next = { ...opened, openedAt: Date.UTC(2026, 0, 7, 12), kind: "defect" as const, estimates: [estimate] };
    const again = planOf(portfolio, readOf({ items: [{ ...item, fields: next }] }));
    expect(again.rows.map(saysOfRow)).toEqual([
      `opened ${instantText(opened.openedAt)} → ${instantText(next.openedAt)}; kind Feature → Defect; estimates none → Cost of delay €1,800 a week`,
    ]);
  });

  it("calls the proposal and the own fields of an item by their names", () => {
    const sample = samplePortfolio("2026-10");
    const item = [...allOf(sample.backlog)].find(({ proposalId }) => proposalId !== null);
    const other = [...allOf(sample.proposals)].find(({ id }) => id !== item?.proposalId);
    if (item === undefined || other === undefined) throw new Error("no proposal is carried out");
    const product = find(sample, "products", item.productId)?.name ?? "";
    const [own] = [...allOf(sample.fields)].filter(({ kind }) => kind === "number");
    const said = { product, externalId: item.id, winnowId: item.id, fields: { title: item.title } };
    const asked = { kind: "number" as const, unit: "", choices: [], rubric: "", onCard: false };
    const teamFields = [{ ...asked, name: own?.name ?? "", value: 7 }];
    const plan = planOf(sample, readOf({ items: [{ line: 1, row: 1, ...said, proposalId: other.id, teamFields }] }));
    expect(plan.rows.map(saysOfRow)[0]).toMatch(
      new RegExp(`^proposal Retire '.*' → ${other.title}; own fields .*field: ${own?.name}, value: 7`),
    );
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
