import { describe, expect, it } from "vitest";
import { claimText } from "#shared/words/product.ts";

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
