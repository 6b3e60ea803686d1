import { describe, expect, it } from "vitest";
import { addItem } from "#shared/domain/backlog-commands.ts";
import { blankItem, estimateNames, moneyEstimates } from "#shared/domain/backlog-item.ts";
import { changeCurrency, withUnnamedCurrency } from "#shared/domain/currency-change.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { addTeam } from "#shared/domain/team.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { isMoney } from "#shared/words/rubrics.ts";
import { after, refusalOf } from "../../support/portfolios.ts";

const plain = after([addTeam({ name: "Ops", dayRate: null }), addProduct(blankProduct("Fax"))]);
const [fax] = allOf(plain.products);
const productId = fax?.id ?? "";

describe("changeCurrency", () => {
  it("changes it freely while every amount names its own", () => {
    expect(settingsOf(after([changeCurrency("JPY")], plain)).currency).toBe("JPY");
  });

  it("lets unnamed amounts keep their numbers among currencies of the same decimals, and refuses others", () => {
    const paid = after([addTeam({ name: "Sales", dayRate: 69_300 })], plain, 10);
    const renamed = after([changeCurrency("USD")], paid, 20);
    expect([...allOf(renamed.teams)].map(({ dayRate }) => dayRate)).toEqual([null, 69_300]);
    for (const currency of ["JPY", "KWD"]) {
      expect(refusalOf(changeCurrency(currency), paid)).toBe("CURRENCY_DECIMALS");
    }
  });
});

describe("withUnnamedCurrency", () => {
  it("counts each record that holds such an amount once, and none that holds other figures", () => {
    const estimated = (name: (typeof estimateNames)[number]) => {
      const estimate = { name, low: 1, mode: 2, high: 3 };
      const [first] = [...allOf(samplePortfolio("2026-10").backlog)].flatMap(({ estimates }) => estimates);
      return addItem({ ...blankItem(productId, name), estimates: [{ ...first, ...estimate } as never] });
    };
    for (const name of estimateNames) {
      expect([name, withUnnamedCurrency(after([estimated(name)], plain, 10))]).toEqual([name, isMoney(name) ? 1 : 0]);
      expect(moneyEstimates.has(name)).toBe(isMoney(name));
    }
    const penalty = { profile: "fixedDate", day: "2026-12-01", penalty: 5 } as const;
    expect(withUnnamedCurrency(after([addItem({ ...blankItem(productId, "Law"), urgency: penalty })], plain, 10))).toBe(
      1,
    );
  });

  it("finds the estimates, budgets, day rates, accounting and assumptions of the sample", () => {
    const sample = samplePortfolio("2026-10");
    for (const table of ["teams", "backlog", "experiments", "accounting"] as const) {
      expect([table, withUnnamedCurrency({ ...plain, [table]: sample[table] }) > 0]).toEqual([table, true]);
    }
    const [draft] = allOf(sample.proposals);
    const assumptions = { ...draft?.assumptions, newRunMonthly: { low: 1, mode: 2, high: 3 } };
    const assumed = new Map([["", new Map([["p", { ...draft, assumptions } as RetirementProposal]])]]);
    expect(withUnnamedCurrency({ ...plain, proposals: assumed })).toBe(1);
  });
});
