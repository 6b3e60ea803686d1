import { isRefused } from "#shared/maths/answer.ts";
import { npv } from "#shared/maths/npv.ts";
import { caseNpv, type CaseResult, retirementCase, type RetirementCase } from "#shared/maths/retirement-case.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const amount = fc.integer({ min: 0, max: 100_000 });
const month = fc.nat(40);
const share = fc.double({ min: 0, max: 1, noNaN: true });

const anyCase: fc.Arbitrary<RetirementCase> = fc.record({
  annualRate: fc.double({ min: 0, max: 0.5, noNaN: true }),
  horizonMonths: fc.nat(36),
  oneOff: fc.array(fc.record({ month, amount }), { maxLength: 3 }),
  avoided: fc.array(
    fc.oneof(
      fc.record({ monthly: amount, startMonth: month, avoidableShare: share }),
      fc.record({ monthly: amount, startMonth: month, payer: fc.constant("others") }),
    ),
    { maxLength: 3 },
  ),
  newRun: fc.array(fc.record({ monthly: amount, startMonth: month }), { maxLength: 2 }),
  lostValue: fc.array(fc.record({ monthly: amount, startMonth: month, retained: share }), { maxLength: 2 }),
  risks: fc.array(fc.record({ month, p: share, loss: amount }), { maxLength: 2 }),
});

function worked(terms: RetirementCase): CaseResult {
  const result = retirementCase(terms);
  if (isRefused(result)) throw new Error(result.reason);
  return result;
}

const plain: RetirementCase = {
  annualRate: 0,
  horizonMonths: 3,
  oneOff: [{ month: 0, amount: 100 }],
  avoided: [
    { monthly: 60, startMonth: 1, avoidableShare: 0.5 },
    { monthly: 20, startMonth: 2, payer: "platform team" },
  ],
  newRun: [{ monthly: 5, startMonth: 2 }],
  lostValue: [{ monthly: 10, startMonth: 1, retained: 0.4 }],
  risks: [{ month: 3, p: 0.5, loss: 8 }],
};

describe("retirementCase", () => {
  it("shows every month with its parts, the net and what has come together so far", () => {
    expect(worked(plain).months).toEqual([
      {
        month: 0,
        oneOff: -100,
        avoidedOwner: 0,
        avoidedOthers: 0,
        newRun: 0,
        lostValue: 0,
        risk: 0,
        net: -100,
        cumulative: -100,
      },
      {
        month: 1,
        oneOff: 0,
        avoidedOwner: 30,
        avoidedOthers: 0,
        newRun: 0,
        lostValue: -6,
        risk: 0,
        net: 24,
        cumulative: -76,
      },
      {
        month: 2,
        oneOff: 0,
        avoidedOwner: 30,
        avoidedOthers: 20,
        newRun: -5,
        lostValue: -6,
        risk: 0,
        net: 39,
        cumulative: -37,
      },
      {
        month: 3,
        oneOff: 0,
        avoidedOwner: 30,
        avoidedOthers: 20,
        newRun: -5,
        lostValue: -6,
        risk: -4,
        net: 35,
        cumulative: -2,
      },
    ]);
    expect(worked(plain)).toMatchObject({ npv: -2, npvOwner: -42, npvOthers: 40, paybackMonths: null });
  });

  it("splits the organisation's worth into the owner's and the others'", () => {
    fc.assert(
      fc.property(anyCase, (terms) => {
        const { npv: organisation, npvOwner, npvOthers, months } = worked(terms);
        expect(npvOwner + npvOthers).toBeCloseTo(organisation, 4);
        expect(months).toHaveLength(terms.horizonMonths + 1);
        const others = months.map(({ avoidedOthers }) => avoidedOthers);
        expect(npvOthers).toBeCloseTo(npv(others, terms.annualRate) as number, 4);
      }),
    );
  });

  it("is worth nothing when the lost value is the break-even one", () => {
    fc.assert(
      fc.property(anyCase, (terms) => {
        const { breakEvenLostValueMonthly: evenAt } = worked(terms);
        const lost = (terms.lostValue ?? []).slice(0, 1);
        if (evenAt === null || (terms.lostValue ?? []).length !== 1) return;
        const even = { ...terms, lostValue: lost.map((line) => ({ ...line, monthly: evenAt })) };
        expect(Math.abs(worked(even).npv)).toBeLessThan(1e-3 + 1e-9 * Math.abs(evenAt));
      }),
    );
  });

  it("knows no break-even without lost value that matters", () => {
    expect(worked({ ...plain, lostValue: [] }).breakEvenLostValueMonthly).toBeNull();
    const kept = { ...plain, lostValue: [{ monthly: 10, startMonth: 1, retained: 1 }] };
    expect(worked(kept).breakEvenLostValueMonthly).toBeNull();
  });

  it("refuses rates, months and amounts that make no sense", () => {
    const refusal = { value: null, reason: "OUT_OF_RANGE" };
    expect(retirementCase({ ...plain, annualRate: -1 })).toEqual(refusal);
    expect(retirementCase({ ...plain, horizonMonths: 2.5 })).toEqual(refusal);
    expect(retirementCase({ ...plain, oneOff: [{ month: -1, amount: 1 }] })).toEqual(refusal);
    expect(retirementCase({ ...plain, oneOff: [{ month: 0, amount: Number.NaN }] })).toEqual(refusal);
  });
});

describe("caseNpv", () => {
  it("agrees with the worth of the month table", () => {
    fc.assert(
      fc.property(anyCase, (terms) => {
        expect(caseNpv(terms)).toBeCloseTo(worked(terms).npv, 3);
      }),
    );
  });
});
