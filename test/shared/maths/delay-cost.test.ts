import { isRefused } from "#shared/maths/answer.ts";
import { costOfOneWeek, delayCost, type DelayProfile } from "#shared/maths/delay-cost.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const amount = fc.integer({ min: 0, max: 100_000 });
const week = fc.integer({ min: -20, max: 60 });
const profile: fc.Arbitrary<DelayProfile> = fc.oneof(
  fc.record({ kind: fc.constant("standard" as const), perWeek: amount, horizon: fc.option(fc.nat(60)) }),
  fc.record({ kind: fc.constant("fixedDate" as const), perWeek: amount, date: week, penalty: amount }),
  fc.record({ kind: fc.constant("intangible" as const), perWeek: amount, start: week, ramp: fc.nat(20) }),
  fc.record({ kind: fc.constant("expedite" as const), perWeek: amount, lump: amount }),
);
const weeks = fc.double({ min: 0, max: 100, noNaN: true });

function lost(terms: DelayProfile, after: number): number {
  const answer = delayCost(terms, after);
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}

const certainly = (after: number) => [{ weeks: after, share: 1 }];

describe("delayCost", () => {
  it("is nothing for now and never falls with time", () => {
    fc.assert(
      fc.property(profile, weeks, weeks, (terms, a, b) => {
        expect(lost(terms, 0)).toBe(0);
        expect(lost(terms, -a)).toBe(0);
        expect(lost(terms, Math.max(a, b))).toBeGreaterThanOrEqual(lost(terms, Math.min(a, b)) - 1e-6);
      }),
    );
  });

  it("is continuous where a ramp ends", () => {
    const ramp: DelayProfile = { kind: "intangible", perWeek: 2000, start: 8, ramp: 4 };
    expect(lost(ramp, 12)).toBe(4000);
    expect(lost(ramp, 12 - 1e-9)).toBeCloseTo(4000, 3);
    expect(lost(ramp, 8)).toBe(0);
    expect(lost({ ...ramp, ramp: 0 }, 9)).toBe(2000);
  });

  it("counts only what waiting still adds: a penalty already due is gone either way", () => {
    expect(lost({ kind: "fixedDate", perWeek: 5000, date: -3, penalty: 50_000 }, 2)).toBe(10_000);
    expect(lost({ kind: "intangible", perWeek: 100, start: -10, ramp: 4 }, 3)).toBe(300);
    expect(lost({ kind: "expedite", perWeek: 100, lump: 1000 }, 0.5)).toBe(1050);
  });

  it("refuses amounts and spans below 0 and what is not a number", () => {
    const refusal = { value: null, reason: "OUT_OF_RANGE" };
    expect(delayCost({ kind: "standard", perWeek: -1, horizon: null }, 1)).toEqual(refusal);
    expect(delayCost({ kind: "standard", perWeek: 1, horizon: -1 }, 1)).toEqual(refusal);
    expect(delayCost({ kind: "fixedDate", perWeek: 1, date: Number.NaN, penalty: 1 }, 1)).toEqual(refusal);
    expect(delayCost({ kind: "intangible", perWeek: 1, start: 1, ramp: -1 }, 1)).toEqual(refusal);
    expect(delayCost({ kind: "expedite", perWeek: 1, lump: Number.NaN }, 1)).toEqual(refusal);
    expect(delayCost({ kind: "standard", perWeek: 1, horizon: null }, Number.NaN)).toEqual(refusal);
    expect(delayCost({ kind: "standard", perWeek: 1, horizon: null }, Infinity)).toEqual(refusal);
  });
});

describe("costOfOneWeek", () => {
  it("is the weekly rate of a standard profile, however long the work takes", () => {
    fc.assert(
      fc.property(amount, weeks, (perWeek, after) => {
        const cost = costOfOneWeek({ kind: "standard", perWeek, horizon: null }, certainly(after));
        expect(cost).toBeCloseTo(perWeek, 6);
      }),
    );
  });

  it("is nothing while a date has slack, peaks at the last moment, and falls back to the rate", () => {
    const law: DelayProfile = { kind: "fixedDate", perWeek: 5000, date: 10, penalty: 50_000 };
    expect(costOfOneWeek(law, certainly(5))).toBe(0);
    expect(costOfOneWeek(law, certainly(10))).toBe(55_000);
    expect(costOfOneWeek(law, certainly(14))).toBe(5000);
    expect(costOfOneWeek({ ...law, date: -2 }, certainly(0))).toBe(5000);
  });

  it("does not mind in which unit the shares are, nor their order", () => {
    const share = fc.record({ weeks, share: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(profile, fc.array(share, { minLength: 1, maxLength: 6 }), (terms, leadTimes) => {
        const once = costOfOneWeek(terms, leadTimes);
        const again = costOfOneWeek(terms, leadTimes.map((time) => ({ ...time, share: 3 * time.share })).toReversed());
        expect(Number(again)).toBeCloseTo(Number(once), 5);
      }),
    );
  });

  it("refuses to answer without a lead time, and times or shares below 0", () => {
    const terms: DelayProfile = { kind: "standard", perWeek: 1, horizon: null };
    expect(costOfOneWeek(terms, [])).toEqual({ value: null, reason: "NO_DATA" });
    expect(costOfOneWeek(terms, [{ weeks: 1, share: 0 }])).toEqual({ value: null, reason: "NO_DATA" });
    expect(costOfOneWeek(terms, [{ weeks: -1, share: 1 }])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(costOfOneWeek(terms, [{ weeks: 1, share: Number.NaN }])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});
