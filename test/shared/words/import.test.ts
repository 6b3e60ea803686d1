import { describe, expect, it } from "vitest";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { manyCountsText, questionText } from "#shared/words/import.ts";
import { costRow, createAll, planOf, readOf, usageRow } from "../../support/import-reads.ts";

describe("manyCountsText", () => {
  const plan = planOf(emptyPortfolio, readOf({ usage: [usageRow(1)] }), createAll);
  const listed = (format: "cost" | "usageTable" | "products") =>
    manyCountsText({ ...plan, rows: [...plan.rows, ...plan.rows], file: { ...plan.file, format } });

  it("says why more is listed than the file has rows, where it is", () => {
    expect(listed("usageTable")).toContain("2 in all");
    expect(listed("cost")).toContain("leaves cents over");
    expect(listed("products")).toBeNull();
    expect(manyCountsText(planOf(emptyPortfolio, readOf({ costs: [costRow(1)] }), createAll))).toBeNull();
  });
});

describe("questionText", () => {
  it("names what a name looks like", () => {
    const candidates = [
      { id: "a", name: "Customer Care" },
      { id: null, name: "customer care" },
    ];
    expect(questionText({ why: "lookalike", kind: "team", candidates })).toBe(
      "It looks like 'Customer Care' or 'customer care'.",
    );
  });
});
