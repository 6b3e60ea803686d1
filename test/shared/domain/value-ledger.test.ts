import { monthlyValue, valueLedger } from "#shared/domain/value-ledger.ts";
import { describe, expect, it } from "vitest";

describe("valueLedger", () => {
  it("claims only the attributed share of each line", () => {
    const lines = [
      { value: { kind: "revenue", amount: 1000, margin: 0.5 } as const, attribution: 0.1 },
      { value: { kind: "costAvoided", amount: 30 } as const },
    ];
    expect(valueLedger(lines)).toEqual({ lines: [50, 30], total: 80 });
  });
});

describe("monthlyValue", () => {
  it("counts a twelfth of a yearly risk reduction, and the whole of everything else", () => {
    expect(monthlyValue({ value: { kind: "risk", p0: 0.5, loss0: 2400, p1: 0, loss1: 0 } })).toBe(100);
    expect(monthlyValue({ value: { kind: "users", users: 10, valuePerUser: 3 }, attribution: 0.5 })).toBe(15);
  });
});
