import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseTerms, workOut, type CaseFigure } from "#shared/domain/quick-case.ts";
import { blankProposal } from "#shared/domain/retirement-commands.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { defaultSettings, type Settings } from "#shared/domain/settings.ts";
import { candidateNamed, cost, holding, judged, product, rareAndDear, value } from "../../support/judged.ts";

const annuity = (months: number, rate = 0.08) => {
  const monthly = (1 + rate) ** (1 / 12) - 1;
  return (1 - (1 + monthly) ** -months) / monthly;
};

const oneOff = 20 * 80_000;

function withRules(portfolio: Portfolio, rules: Partial<Settings["retirement"]>): Portfolio {
  const settings = { ...defaultSettings, retirement: { ...defaultSettings.retirement, ...rules } };
  return holding({ settings: [settings] }, portfolio);
}

describe("caseTerms", () => {
  it("takes cost and value from the ledgers, and the one-off cost from the settings", () => {
    const { worked } = candidateNamed(rareAndDear, "Fax");
    expect(worked.figures).toMatchObject({
      oneOff: { low: oneOff / 2, mode: oneOff, high: 2 * oneOff, basis: "setting" },
      avoidable: { low: 500_000, mode: 500_000, high: 500_000, basis: "ledger" },
      lostValue: { low: 10_000, mode: 10_000, high: 10_000, basis: "ledger" },
    });
    expect(worked.result?.npv).toBeCloseTo(490_000 * annuity(36) - oneOff, 4);
    expect(worked.result?.breakEvenLostValueMonthly).toBeCloseTo(500_000 - oneOff / annuity(36), 6);
  });

  it("lets nothing be saved before a contract ends", () => {
    const bound = holding({ costs: [cost("Fax", "run", 500_000, { avoidableFrom: "2026-02" })] }, rareAndDear);
    const { worked } = candidateNamed(bound, "Fax");
    expect(worked.terms?.avoided).toEqual([{ monthly: 500_000, startMonth: 6 }]);
    expect(worked.result?.npv).toBeCloseTo(500_000 * (annuity(36) - annuity(5)) - 10_000 * annuity(36) - oneOff, 4);
  });

  it("tells the owner's worth from that of others who pay or bear a cost because of it", () => {
    const shared = holding(
      {
        costs: [
          cost("Fax", "line", 200_000, { paidByTeamId: "operations" }),
          cost("Portal", "nights", 40_000, { causedByProductId: "Fax" }),
        ],
      },
      rareAndDear,
    );
    const { worked, money } = candidateNamed(shared, "Fax");
    expect(worked.othersMonthly).toBe(240_000);
    expect(worked.result?.npvOthers).toBeCloseTo(240_000 * annuity(36), 4);
    expect(worked.result?.npvOwner).toBeCloseTo(490_000 * annuity(36) - oneOff, 4);
    expect(money.avoidable).toBe(12 * 700_000);
    expect(worked.figures.avoidable?.mode).toBe(740_000);
  });

  it("saves the owner what the owner pays in another ledger", () => {
    const costs = [cost("Portal", "nights", 40_000, { causedByProductId: "Fax", paidByTeamId: "team" })];
    const { worked } = candidateNamed(holding({ costs }, rareAndDear), "Fax");
    expect(worked.othersMonthly).toBe(0);
    expect(worked.result?.npvOthers).toBe(0);
    expect(worked.result?.npvOwner).toBeCloseTo(530_000 * annuity(36) - oneOff, 4);
  });

  it("does not know the cost while a rate of a cost caused elsewhere is missing", () => {
    const costs = [cost("Portal", "nights", 40_000, { causedByProductId: "Fax", currency: "USD" })];
    const { worked, verdict } = candidateNamed(holding({ costs }, rareAndDear), "Fax");
    expect(worked.figures.avoidable).toBeNull();
    expect({ verdict, weakest: worked.weakest }).toEqual({ verdict: "needData", weakest: "avoidable" });
  });

  it("guesses a value that nobody recorded between nothing and the cost, and says that it needs data", () => {
    const unvalued = holding({
      products: [product("A", { ownerTeamId: null })],
      costs: [cost("A", "run", 500_000)],
    });
    const { worked, verdict, codes } = candidateNamed(unvalued, "A");
    expect(worked.figures.lostValue).toMatchObject({ low: 0, mode: 250_000, high: 500_000, basis: "guess" });
    expect(worked.figures.lostValue?.quality.q).toBe(0);
    expect({ verdict, codes, weakest: worked.weakest }).toEqual({
      verdict: "needData",
      codes: ["LOW_QUALITY"],
      weakest: "lostValue",
    });
  });

  it("asks for the cost when nothing is known of it", () => {
    const { worked } = candidateNamed(holding({ products: [product("A", { ownerTeamId: null })] }), "A");
    expect(worked).toMatchObject({ terms: null, result: null, confidence: null, weakest: "avoidable" });
  });

  it("puts a person's assumptions in the place of what it worked out", () => {
    const range = (mode: number) => ({ low: mode / 2, mode, high: 2 * mode });
    const draft = blankProposal({ productId: "Fax", featureId: null }, "End the fax", "Ann");
    const assumptions = {
      oneOff: range(1_000_000),
      avoidableMonthly: range(300_000),
      lostValueMonthly: range(20_000),
      retainedShare: { low: 0, mode: 0.5, high: 1 },
      newRunMonthly: range(5_000),
    };
    const record = {
      ...draft,
      option: "migrate" as const,
      assumptions,
      id: "p",
      createdAt: 1,
      updatedAt: 1,
      by: "Ann",
    };
    const { worked, proposal } = candidateNamed(holding({ proposals: [record] }, rareAndDear), "Fax");
    expect(proposal?.id).toBe("p");
    expect(worked.result?.npv).toBeCloseTo((300_000 - 10_000 - 5_000) * annuity(36) - 1_000_000, 4);
    const moved = worked.swings.map(({ id }) => id).sort();
    expect(moved).toEqual(["avoidable", "lostValue", "newRun", "oneOff", "retained"]);
    expect(worked.figures.lostValue?.basis).toBe("person");
    // Every figure is a person's estimate, half to double wide; the share, half as wide as may be.
    const quality = (narrow: number) => narrow ** 0.15 * 0.4 ** 0.15;
    const swings = worked.swings.map(({ id, swing }) => ({ swing, q: quality(id === "retained" ? 0.5 : 0.25) }));
    const all = swings.reduce((sum, { swing }) => sum + swing, 0);
    expect(worked.confidence).toBeCloseTo(swings.reduce((sum, { swing, q }) => sum + swing * q, 0) / all, 9);
  });
});

describe("workOut", () => {
  it("is in the unit of the money: ten times the money is ten times the worth, and the same probability", () => {
    const worth = (scale: number, [run, earned, day]: readonly [number, number, number]) => {
      const range = { low: 0.5, high: 3 };
      const portfolio = holding({
        products: [product("A", { ownerTeamId: null })],
        costs: [cost("A", "run", scale * run)],
        values: [value("A", "earned", scale * earned, { range })],
      });
      return candidateNamed(withRules(portfolio, { dayRate: scale * day }), "A").worked;
    };
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(fc.tuple(amount, amount, amount), fc.integer({ min: 2, max: 50 }), (amounts, scale) => {
        const [small, large] = [worth(1, amounts), worth(scale, amounts)];
        const tolerance = 1e-9 * scale * 100 * Math.max(...amounts);
        expect(Math.abs((large.result?.npv ?? 0) - scale * (small.result?.npv ?? 0))).toBeLessThan(tolerance);
        expect(large.result?.paybackMonths).toBe(small.result?.paybackMonths);
        expect(large.confidence).toBeCloseTo(small.confidence ?? -1, 9);
        expect(large.weakest).toBe(small.weakest);
        expect(large.simulation?.pPositive).toBeCloseTo(small.simulation?.pPositive ?? -1, 3);
      }),
      { numRuns: 25 },
    );
  });

  it("never asks for nothing: where no figure has a range, the one known worst is named", () => {
    const certain = withRules(rareAndDear, { oneOffDays: 0 });
    const { worked, verdict } = candidateNamed(certain, "Fax");
    expect({ verdict, confidence: worked.confidence }).toEqual({ verdict: "needData", confidence: null });
    expect(worked.weakest).toBe("oneOff" satisfies CaseFigure);
  });

  it("gives the same answer for the same question, and another when the seed changes", () => {
    const { overview, candidates } = judged(
      holding({ values: [value("Fax", "letters", 10_000, { range: { low: 0, high: 90 } })] }, rareAndDear),
    );
    const found = candidates[0];
    if (found === undefined) throw new Error("nothing judged");
    const known = caseTerms(rareAndDear, overview, found, null);
    const worth = (seed: number) => workOut("Fax", known, { draws: 1_000, seed }).simulation;
    expect(worth(1)).toEqual(worth(1));
    expect(worth(2)?.pPositive).not.toBe(worth(1)?.pPositive);
  });
});
