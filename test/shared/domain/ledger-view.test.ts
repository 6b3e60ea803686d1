import type { LedgerWindow } from "#shared/domain/ledger-view.ts";
import { addMonths } from "#shared/domain/month.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ledger, type LedgerLine } from "../../support/ledger.ts";

const year: LedgerWindow = { from: "2026-01", to: "2026-12", currency: "EUR", rates: {}, view: "cash" };
const line = (changes: Partial<LedgerLine>): LedgerLine => ({
  recurrence: "oneOff",
  from: "2026-03",
  to: "2026-03",
  amount: 1000,
  currency: "EUR",
  ...changes,
});

function amounts(lines: readonly LedgerLine[], window: LedgerWindow): readonly number[] {
  const view = ledger(lines, window);
  if ("reason" in view) throw new Error(view.reason);
  return view.amounts;
}

describe("ledger", () => {
  it("spreads a one-off with the remainder cents first", () => {
    const spread = amounts([line({ amortiseMonths: 6 })], { ...year, view: "accrual" });
    expect(spread).toEqual([0, 0, 167, 167, 167, 167, 166, 166, 0, 0, 0, 0]);
    const credit = amounts([line({ amount: -5, amortiseMonths: 3 })], { ...year, view: "accrual" });
    expect(credit.slice(2, 5)).toEqual([-2, -2, -1]);
  });

  it("spreads every cent of a one-off and books every cent in cash", () => {
    const spans = fc.record({ amount: fc.integer(), amortiseMonths: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 8 }), (drawn) => {
        const lines = drawn.map(line);
        const window = { ...year, to: addMonths("2026-03", 40) };
        const total = drawn.reduce((sum, { amount }) => sum + amount, 0);
        expect(ledger(lines, window)).toMatchObject({ total });
        expect(ledger(lines, { ...window, view: "accrual" })).toMatchObject({ total });
      }),
    );
  });

  it("gives for two halves of the lines what adds up to the whole", () => {
    const recurring = fc
      .record({ start: fc.integer({ min: -6, max: 14 }), length: fc.nat(14), amount: fc.integer() })
      .map(({ start, length, amount }) =>
        line({
          recurrence: "recurring",
          from: addMonths("2026-01", start),
          to: addMonths("2026-01", start + length),
          amount,
        }),
      );
    fc.assert(
      fc.property(fc.array(recurring), fc.array(recurring), (one, other) => {
        const whole = amounts([...one, ...other], year);
        const apart = amounts(one, year).map((amount, at) => amount + (amounts(other, year)[at] ?? 0));
        expect(whole).toEqual(apart);
      }),
    );
  });

  it("converts at the rate of each month, and an amortised one-off at the rate of its booking", () => {
    const rates = { USD: { "2026-03": 0.5, "2026-04": 0.25 } };
    const monthly = line({ recurrence: "recurring", to: "2026-04", currency: "USD" });
    expect(amounts([monthly], { ...year, rates }).slice(2, 4)).toEqual([500, 250]);
    const once = line({ amortiseMonths: 4, currency: "USD" });
    expect(amounts([once], { ...year, rates, view: "accrual" }).slice(2, 6)).toEqual([125, 125, 125, 125]);
  });

  it("refuses with every month that lacks a rate, never with a rate of 1 or a neighbour's", () => {
    const lines = [
      line({ recurrence: "recurring", from: "2025-11", to: "2026-03", currency: "USD" }),
      line({ currency: "GBP" }),
    ];
    expect(ledger(lines, { ...year, rates: { USD: { "2026-02": 0.9 } } })).toEqual({
      value: null,
      reason: "MISSING_RATE",
      months: ["2026-01", "2026-03"],
      missing: [
        { currency: "USD", month: "2026-01" },
        { currency: "GBP", month: "2026-03" },
        { currency: "USD", month: "2026-03" },
      ],
    });
  });

  it("asks for no rate outside the window", () => {
    const before = line({ from: "2025-03", to: "2025-03", currency: "USD" });
    expect(ledger([before], year)).toMatchObject({ total: 0 });
  });
});
