import { costPerLearning, unitEconomics } from "#shared/maths/unit-economics.ts";
import { describe, expect, it } from "vitest";

const outOfRange = { value: null, reason: "OUT_OF_RANGE" };
const terms = { revenue: 20, margin: 0.7, churn: 0.05, acquisition: 90 };

describe("unitEconomics", () => {
  it("has no value without end and no ratio to nothing", () => {
    expect(unitEconomics({ ...terms, churn: 0 })).toMatchObject({ lifetimeValue: null, valueToCost: null });
    expect(unitEconomics({ ...terms, acquisition: 0 })).toMatchObject({ valueToCost: null, paybackMonths: 0 });
    expect(unitEconomics({ ...terms, margin: -0.1 })).toMatchObject({ paybackMonths: null });
    expect(unitEconomics({ ...terms, revenue: 0, margin: -0.1 })).toMatchObject({ lifetimeValue: 0 });
  });

  it("refuses figures that cannot be", () => {
    for (const change of [
      { churn: 1.1 },
      { churn: -0.1 },
      { margin: 2 },
      { revenue: Number.NaN },
      { acquisition: -1 },
    ]) {
      expect(unitEconomics({ ...terms, ...change })).toEqual(outOfRange);
    }
  });
});

describe("costPerLearning", () => {
  it("divides all spend by the decided experiments, and refuses when there are none", () => {
    expect(costPerLearning(12_000, 4)).toBe(3000);
    expect(costPerLearning(12_000, 0)).toEqual({ value: null, reason: "NO_DATA" });
    expect(costPerLearning(Number.NaN, 1)).toEqual(outOfRange);
  });
});
