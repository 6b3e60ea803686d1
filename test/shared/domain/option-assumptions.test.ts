import { describe, expect, it } from "vitest";
import { countedAssumptions, noAssumptions, optionGap, workedOption } from "#shared/domain/option-assumptions.ts";

const range = { low: 1, mode: 2, high: 3 };
const share = { low: 0.1, mode: 0.2, high: 0.3 };

describe("optionGap", () => {
  it("asks for what makes each option another than ending it", () => {
    const gaps = (["keep", "improve", "merge", "migrate", "sunset"] as const).map((option) =>
      optionGap(option, noAssumptions),
    );
    expect(gaps).toEqual([null, "gain", "retained", "newRun", null]);
    expect(optionGap("merge", { ...noAssumptions, retainedShare: share })).toBeNull();
    expect(optionGap("migrate", { ...noAssumptions, newRunMonthly: range })).toBeNull();
  });
});

describe("workedOption", () => {
  it("is the proposed option only where that can be worked out", () => {
    const assumptions = { ...noAssumptions, newRunMonthly: range };
    expect(workedOption({ option: "migrate", assumptions })).toBe("migrate");
    expect(workedOption({ option: "merge", assumptions })).toBe("sunset");
    expect(workedOption({ option: "keep", assumptions })).toBe("sunset");
  });
});

describe("countedAssumptions", () => {
  it("counts what a replacement costs only where one comes", () => {
    const assumptions = { ...noAssumptions, oneOff: range, retainedShare: share, newRunMonthly: range };
    expect(countedAssumptions({ option: "migrate", assumptions })).toEqual(assumptions);
    expect(countedAssumptions({ option: "merge", assumptions })).toEqual(assumptions);
    expect(countedAssumptions({ option: "sunset", assumptions })).toEqual({ ...assumptions, newRunMonthly: null });
  });
});
