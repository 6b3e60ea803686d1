import { isRefused } from "#shared/maths/answer.ts";
import { mannKendall, seasonalMannKendall } from "#shared/maths/mann-kendall.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

function trend(series: readonly (number | null)[], form = mannKendall) {
  const answer = form(series);
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}

const yearlyWave = Array.from({ length: 48 }, (_, month) => Math.round(100 * Math.cos((month * Math.PI) / 6)));

describe("mannKendall", () => {
  it("keeps the distance in time over missing months", () => {
    const { s, slope } = trend([10, null, null, 4, 2, null, -2]);
    expect(s).toBe(-6);
    expect(slope).toBeCloseTo(-2, 12);
  });

  it("turns its sign with the series", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 40 }), (series) => {
        const forwards = trend(series);
        const backwards = trend(series.toReversed());
        expect(backwards.s + forwards.s).toBe(0);
        expect(backwards.variance).toBe(forwards.variance);
        expect(backwards.p).toBe(forwards.p);
      }),
    );
  });

  it("calls a constant series flat", () => {
    expect(trend([3, 3, 3, 3, 3])).toEqual({ s: 0, variance: 0, z: 0, p: 1, slope: 0, direction: "flat" });
  });

  it("refuses fewer than four points, missing ones not counted", () => {
    expect(mannKendall([1, null, 2, 3])).toEqual({ value: null, reason: "TOO_SHORT" });
  });
});

describe("seasonalMannKendall", () => {
  it("finds the fall beneath a season that hides it", () => {
    const falling = yearlyWave.map((value, month) => value - month / 4);
    expect(trend(falling).direction).toBe("flat");
    expect(trend(falling, seasonalMannKendall).direction).toBe("down");
    expect(trend(falling, seasonalMannKendall).slope).toBeCloseTo(-1 / 4, 9);
  });

  it("calls a pure season flat", () => {
    expect(trend(yearlyWave, seasonalMannKendall)).toMatchObject({ s: 0, direction: "flat", slope: 0 });
  });

  it("refuses less than two years", () => {
    expect(seasonalMannKendall(yearlyWave.slice(0, 23))).toEqual({ value: null, reason: "TOO_SHORT" });
    const late = yearlyWave.map((value, month) => (month < 25 ? null : value));
    expect(seasonalMannKendall(late)).toEqual({ value: null, reason: "TOO_SHORT" });
  });
});
