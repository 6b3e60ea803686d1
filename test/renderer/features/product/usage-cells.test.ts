import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UsageMonth } from "#shared/domain/product-usage.ts";
import { count } from "#shared/words/format.ts";
import { cellProblem, gridRows, readCount, typedUsage } from "../../../../renderer/features/product/usage-cells.ts";

const missing: UsageMonth = { month: "2026-01", kind: "missing", eligible: null, users: null, uses: null, span: 0 };
const zero: UsageMonth = { month: "2026-02", kind: "full", eligible: 400, users: 0, uses: 0, span: 1 };
const part: UsageMonth = { month: "2026-03", kind: "partial", eligible: null, users: 3, uses: null, span: 1 };

describe("readCount", () => {
  it("reads back every count that the app writes", () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (value) => {
        expect(readCount(count(value))).toBe(value);
      }),
    );
  });

  it("keeps empty apart from zero", () => {
    expect([readCount(""), readCount(" – "), readCount("0")]).toEqual([null, null, 0]);
  });

  it("refuses what is not a count", () => {
    expect([readCount("-3"), readCount("many"), readCount("1,2")]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});

describe("gridRows", () => {
  it("shows a missing month empty and a measured month without use as 0", () => {
    const rows = gridRows([missing, zero], { monthName: (month) => month, sourceOf: () => "" });
    expect(rows.map(({ cells }) => [cells["users"], cells["observed"]])).toEqual([
      ["", ""],
      ["0", "whole"],
    ]);
  });
});

describe("cellProblem", () => {
  it("takes counts, empty cells and the words for how a month was observed", () => {
    const good = [
      { column: "users", text: "1,200" },
      { column: "uses", text: "" },
      { column: "observed", text: "Part" },
      { column: "source", text: "anything" },
    ];
    expect(good.map((cell) => cellProblem({ row: "2026-01", ...cell }))).toEqual([null, null, null, null]);
  });

  it("refuses halves of people and unknown words", () => {
    expect(cellProblem({ row: "2026-01", column: "users", text: "1.5" })).toContain("whole numbers");
    expect(cellProblem({ row: "2026-01", column: "observed", text: "perhaps" })).toContain("'part'");
  });
});

describe("typedUsage", () => {
  it("keeps what stood in the other columns of a month", () => {
    const cells = [{ row: "2026-02", column: "users", text: "8" }];
    expect(typedUsage("f", [missing, zero], cells)).toEqual([
      { subject: "f", month: "2026-02", eligible: 400, users: 8, uses: 0, full: true },
    ]);
  });

  it("joins the cells of one month and leaves a partial month partial", () => {
    const cells = [
      { row: "2026-03", column: "eligible", text: "50" },
      { row: "2026-03", column: "uses", text: "9" },
    ];
    expect(typedUsage("f", [part], cells)).toEqual([
      { subject: "f", month: "2026-03", eligible: 50, users: 3, uses: 9, full: false },
    ]);
  });

  it("marks a month as partly observed", () => {
    const cells = [{ row: "2026-02", column: "observed", text: "part" }];
    expect(typedUsage("f", [zero], cells)[0]?.full).toBe(false);
  });
});
