import { describe, expect, it } from "vitest";
import { byRow, monthProblem, periodOf } from "../../../../renderer/features/product/ledger-cells.ts";

const before = { from: "2026-01", to: "2026-12", recurrence: "recurring", currency: "EUR" } as const;

describe("periodOf", () => {
  it("says only what differs", () => {
    expect(periodOf({ from: "2026-01", to: "2027-03" }, before)).toEqual({ to: "2027-03" });
  });

  it("ends a one-off in the month in which it begins", () => {
    expect(periodOf({ from: "2026-05", recurrence: "once" }, before)).toEqual({
      from: "2026-05",
      to: "2026-05",
      recurrence: "oneOff",
    });
  });

  it("leaves what was there when a cell is emptied", () => {
    expect(periodOf({ from: "", currency: "" }, before)).toEqual({});
  });
});

describe("monthProblem", () => {
  it("refuses a month, a booking and a currency that cannot be read", () => {
    const wrong = [
      ["from", "May 2026"],
      ["recurrence", "sometimes"],
      ["currency", "euros"],
    ] as const;
    expect(wrong.filter(([column, text]) => monthProblem(column, text) === null)).toEqual([]);
  });
});

describe("byRow", () => {
  it("gathers pasted cells row by row", () => {
    const cells = [
      { row: "new 1", column: "label", text: "Modems" },
      { row: "new 1", column: "amount", text: "10" },
      { row: "new 2", column: "label", text: "Lines" },
    ];
    expect([...byRow(cells)]).toEqual([
      ["new 1", { label: "Modems", amount: "10" }],
      ["new 2", { label: "Lines" }],
    ]);
  });
});
