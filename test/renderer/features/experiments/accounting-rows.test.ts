import { describe, expect, it } from "vitest";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { accountingRows } from "../../../../renderer/features/experiments/accounting/accounting-rows.ts";

const rows = accountingRows(samplePortfolio("2025-08"), "2025-09-20");
const rowOf = (name: string) => rows.find(({ product }) => product.name === name);

describe("accountingRows", () => {
  it("lists the products that test or count anything, in the order of the alphabet", () => {
    const names = rows.map(({ product }) => product.name);
    expect(names).toContain("Member Portal");
    expect(names).not.toContain("Fax Gateway");
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
  });

  it("names the next decision, on an experiment that is due or on the whole product, and counts none twice", () => {
    expect(rowOf("Member Portal")).toMatchObject({
      assumption: "Members want to talk, only not in writing.",
      running: 0,
      due: 1,
      next: "2025-09-20",
    });
    expect(rowOf("Broker Exchange")).toMatchObject({ running: 0, due: 1, next: expect.stringMatching(/^2025-/) });
    expect(rowOf("Claims Desk")?.next).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it("holds what learning cost", () => {
    expect(rowOf("Member Portal")?.accounting).toMatchObject({ decided: 3, wins: 1, spent: 4_280_000 });
  });
});
