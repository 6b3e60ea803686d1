import { differenceInDifferences } from "#shared/maths/difference-in-differences.ts";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const outOfRange = { value: null, reason: "OUT_OF_RANGE" };
const group = (mean: number) => ({ n: 50, mean, variance: 36 });

describe("differenceInDifferences", () => {
  it("takes out what happened to both groups", () => {
    const treated = { before: group(20), after: group(25) };
    const plain = answered(differenceInDifferences(treated, { before: group(20), after: group(22) }));
    expect(plain.estimate).toBe(3);
    const none = answered(differenceInDifferences(treated, treated));
    expect(none.estimate).toBe(0);
    expect(none.interval.low).toBeCloseTo(-none.interval.high, 12);
  });

  it("turns its sign when the groups are swapped", () => {
    const treated = { before: group(20), after: group(25) };
    const untreated = { before: group(19), after: group(21) };
    const forth = answered(differenceInDifferences(treated, untreated));
    const back = answered(differenceInDifferences(untreated, treated));
    expect(back.estimate).toBe(-forth.estimate);
    expect(back.interval.low).toBeCloseTo(-forth.interval.high, 12);
  });

  it("refuses groups without units, without spread and without numbers", () => {
    const treated = { before: group(20), after: group(25) };
    const of = (change: object) => differenceInDifferences(treated, { ...treated, after: { ...group(1), ...change } });
    expect(of({ n: 0 })).toEqual({ value: null, reason: "NO_DATA" });
    expect(of({ mean: Number.NaN })).toEqual(outOfRange);
    expect(of({ variance: -1 })).toEqual(outOfRange);
    const still = { before: { ...group(1), variance: 0 }, after: { ...group(2), variance: 0 } };
    expect(differenceInDifferences(still, still)).toEqual({ value: null, reason: "ZERO_VARIANCE" });
  });
});
