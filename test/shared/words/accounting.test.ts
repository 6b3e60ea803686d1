import { describe, expect, it } from "vitest";
import { trendText, winText } from "#shared/words/accounting.ts";
import { cochranArmitage } from "#shared/maths/cochran-armitage.ts";
import { wilson } from "#shared/maths/wilson.ts";

const trend = (counts: readonly number[]) =>
  trendText({
    stage: "activated",
    trend: cochranArmitage(counts.map((x) => ({ x, n: 100 }))),
    cohorts: counts.length,
  });

describe("trendText", () => {
  it("says whether the share moves, with its p", () => {
    expect(trend([8, 12, 15, 24])).toBe("Activated: the share rises from cohort to cohort over 4 cohorts (p 0.13%).");
    expect(trend([24, 15, 12, 8])).toMatch(/the share falls/);
    expect(trend([10, 11, 10])).toMatch(/^Activated: no trend is shown over 3 cohorts \(p /);
  });

  it("says what is missing", () => {
    expect(trend([8])).toBe("Activated: two cohorts that counted it are needed, there is one.");
    expect(trend([])).toMatch(/there are none\.$/);
  });
});

describe("winText", () => {
  it("puts Wilson's interval beside the counts", () => {
    expect(winText(1, 3, wilson(1, 3))).toBe("1 of 3 (6.15–79.2%)");
    expect(winText(0, 0, wilson(0, 0))).toBe("0 of 0");
  });
});
