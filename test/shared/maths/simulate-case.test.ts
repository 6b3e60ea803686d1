import { isRefused } from "#shared/maths/answer.ts";
import type { CaseInput } from "#shared/maths/case-input.ts";
import { evpi } from "#shared/maths/evpi.ts";
import { npvRangeTri } from "#shared/maths/npv-range.ts";
import type { RetirementCase } from "#shared/maths/retirement-case.ts";
import { simulateCase } from "#shared/maths/simulate-case.ts";
import { tornado } from "#shared/maths/tornado.ts";
import { describe, expect, it } from "vitest";

const terms: RetirementCase = {
  annualRate: 0,
  horizonMonths: 28,
  oneOff: [{ month: 0, amount: 10_000 }],
  avoided: [{ monthly: 3600, startMonth: 1 }],
  lostValue: [
    { monthly: 1250, startMonth: 1 },
    { monthly: 1250, startMonth: 1 },
  ],
};

const lost = { id: "lostValue", low: 500, mode: 1250, high: 2000 };
const shared: CaseInput = { ...lost, places: ["lostValue.0.monthly", "lostValue.1.monthly"] };
const apart: readonly CaseInput[] = [
  { ...lost, id: "first", places: ["lostValue.0.monthly"] },
  { ...lost, id: "second", places: ["lostValue.1.monthly"] },
];

function simulated(inputs: readonly CaseInput[], seed = 42, draws = 20_000) {
  const answer = simulateCase(terms, inputs, { draws, seed });
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}

describe("simulateCase", () => {
  it("comes close to the exact answer for one shared input", () => {
    const worth = { a: 90_800, b: 56, v: { low: 500, mode: 1250, high: 2000 } };
    const exact = npvRangeTri(worth);
    const gain = evpi(worth);
    if (isRefused(exact) || isRefused(gain)) throw new Error("refused");
    const drawn = simulated([shared]);
    expect(Math.abs(drawn.pPositive - exact.pPositive)).toBeLessThan(0.01);
    expect(Math.abs(drawn.p5 - exact.p5)).toBeLessThan(600);
    expect(Math.abs(drawn.p95 - exact.p95)).toBeLessThan(600);
    expect(Math.abs(drawn.mean - gain.expectedNpv)).toBeLessThan(400);
    expect(Math.abs(drawn.evpi - gain.evpi)).toBeLessThan(100);
  });

  it("spreads wider when flows share one draw than when each has its own", () => {
    const together = simulated([shared]);
    const independent = simulated(apart);
    expect(together.p95 - together.p5).toBeGreaterThan(1.3 * (independent.p95 - independent.p5));
  });

  it("gives the same for the same seed, in whatever order the inputs stand", () => {
    expect(simulated(apart)).toEqual(simulated(apart.toReversed()));
    expect(simulated(apart, 43)).not.toEqual(simulated(apart));
  });

  it("leaves the case as it was", () => {
    const before = JSON.stringify(terms);
    simulated([shared], 1, 10);
    expect(JSON.stringify(terms)).toBe(before);
  });

  it("refuses ranges out of order, places that do not exist and no draws", () => {
    const draws = { draws: 10, seed: 1 };
    expect(simulateCase(terms, [{ ...shared, low: 3000 }], draws)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(simulateCase(terms, [{ ...shared, places: ["lostValue.9.monthly"] }], draws)).toEqual({
      value: null,
      reason: "MISSING",
    });
    expect(simulateCase(terms, [], { draws: 0, seed: 1 })).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});

describe("tornado", () => {
  it("names the value at which the worth changes sign", () => {
    const answer = tornado(terms, [{ id: "lost", places: shared.places, low: 500, high: 2000 }]);
    if (isRefused(answer)) throw new Error(answer.reason);
    const threshold = answer.inputs[0]?.threshold ?? Number.NaN;
    expect(answer.inputs[0]?.flips).toBe(true);
    const there = terms.lostValue?.map((line) => ({ ...line, monthly: threshold })) ?? [];
    const atThreshold = tornado({ ...terms, lostValue: there }, []);
    expect(Math.abs((atThreshold as { base: number }).base)).toBeLessThan(1e-6);
  });

  it("leaves the threshold out where nothing flips, and refuses an unknown place", () => {
    expect(tornado(terms, [{ id: "oneOff", places: ["oneOff.0.amount"], low: 0, high: 1 }])).toMatchObject({
      inputs: [{ flips: false, threshold: null }],
    });
    expect(tornado(terms, [{ id: "x", places: ["newRun.0.monthly"], low: 0, high: 1 }])).toEqual({
      value: null,
      reason: "MISSING",
    });
  });
});
