import { describe, expect, it } from "vitest";
import { sampleRatio } from "#shared/maths/sample-ratio.ts";
import { beliefMoved, daysLeftText, openRowsText, planShareText, splitText } from "#shared/words/experiment-running.ts";

describe("splitText", () => {
  const of = (...units: readonly number[]) => splitText(sampleRatio(units, [1, 1]));

  it("calls a split as planned, suspicious, broken, or too small to tell", () => {
    expect(of(1000, 1010)).toMatchObject({ name: "As planned", isBad: false });
    expect(of(44_700, 45_489)).toMatchObject({ name: "Suspicious", isBad: true });
    expect(of(1000, 1200)).toEqual({ name: "Broken", meaning: "p < 0.001", isBad: true });
    expect(of(2, 3).name).toBe("Too few to tell");
  });

  it("counts units in an arm that was to have none as broken", () => {
    expect(splitText(sampleRatio([10, 20], [1, 0]))).toMatchObject({ isBad: true });
  });
});

describe("the words of a running experiment", () => {
  const horizon = { reached: false, endsOn: "2026-12-04", daysLeft: 6, fewest: 1195, planned: 6000 };

  it("tell the days left, or that it has ended", () => {
    expect(daysLeftText(horizon)).toEqual({ value: "6", caption: "Until 4 Dec 2026" });
    expect(daysLeftText({ ...horizon, daysLeft: -2 })).toEqual({ value: "0", caption: "Ended 4 Dec 2026" });
    expect(daysLeftText({ ...horizon, daysLeft: null, endsOn: null }).value).toBe("–");
  });

  it("tell the units against the plan", () => {
    expect(planShareText(horizon)).toBe("Of 6,000 planned in the smallest arm (19.9%)");
    expect(planShareText({ ...horizon, planned: null })).toMatch(/no number is planned/);
  });

  it("tell which rows are not kept yet, and how a belief moved", () => {
    expect(openRowsText(1)).toMatch(/^One row/);
    expect(openRowsText(3)).toMatch(/^3 rows/);
    expect(beliefMoved(0.3, 0.575)).toBe("Belief: 30% before, 57.5% by this evidence.");
  });
});
