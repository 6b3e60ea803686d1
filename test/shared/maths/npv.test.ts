import { npv } from "#shared/maths/npv.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const flows = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 6, maxLength: 6 });

describe("npv", () => {
  it("is linear in the flows", () => {
    fc.assert(
      fc.property(flows, flows, fc.double({ min: -0.5, max: 2, noNaN: true }), (one, other, rate) => {
        const both = one.map((flow, at) => flow + 3 * (other[at] ?? 0));
        const apart = (npv(one, rate) as number) + 3 * (npv(other, rate) as number);
        expect(npv(both, rate)).toBeCloseTo(apart, 3);
      }),
    );
  });

  it("gives the same for twelve monthly steps as for one yearly step", () => {
    const monthly = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 500];
    expect(npv(monthly, 0.08)).toBeCloseTo(500 / 1.08, 9);
    expect(npv([0, 500], 0.08, "year")).toBeCloseTo(500 / 1.08, 9);
  });

  it("adds up at a rate of 0, is nothing without flows and never -0", () => {
    expect(npv([-3, 1, 1], 0)).toBe(-1);
    expect(npv([], 0.1)).toBe(0);
    expect(Object.is(npv([-0], 0.1), -0)).toBe(false);
  });

  it("refuses a rate of −100% and flows that are not numbers", () => {
    expect(npv([1], -1)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(npv([Number.NaN], 0.1)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});
