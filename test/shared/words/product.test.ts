import { describe, expect, it } from "vitest";
import { claimText, whatGoes } from "#shared/words/product.ts";

describe("claimText", () => {
  const claim = { recurrence: "recurring", currency: "EUR", range: null } as const;

  it("says the time that an entry speaks of", () => {
    const avoided = { kind: "costAvoided", amount: 12_500 } as const;
    expect(claimText(12_500, { ...claim, value: avoided })).toBe("It claims €125.00 a month.");
    expect(claimText(12_500, { ...claim, recurrence: "oneOff", value: avoided })).toBe("It claims €125.00 once.");
    const risk = { kind: "risk", p0: 0.2, loss0: 10_000, p1: 0, loss1: 0 } as const;
    expect(claimText(2000, { ...claim, value: risk })).toBe("It claims €20.00 a year.");
  });

  it("adds the range where one is given", () => {
    const range = { low: 0.5, high: 1.5 };
    expect(claimText(10_000, { ...claim, range, value: { kind: "costAvoided", amount: 10_000 } })).toBe(
      "It claims €100.00 a month, perhaps €50.00 to €150.00.",
    );
  });
});

describe("whatGoes", () => {
  it("tells the records of later tables by their names, and what stays apart from what goes", () => {
    const mentions = (["features", "backlog", "experiments", "experiments", "learnings"] as const).map((table) => ({
      table,
    }));
    expect(whatGoes(mentions)).toBe(
      "With it go 1 feature, 1 backlog item and 2 experiments. No longer about it, but kept: 1 learning.",
    );
    expect(whatGoes([{ table: "backlog" }], "features")).toBe(
      "Nothing else goes with it. No longer about it, but kept: 1 backlog item.",
    );
    expect(whatGoes([])).toBe("Nothing else stands on it.");
  });
});
