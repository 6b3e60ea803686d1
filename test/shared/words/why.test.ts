import { describe, expect, it } from "vitest";
import { turningText, turnsAtText, whyWords } from "#shared/words/why.ts";

describe("turnsAtText", () => {
  it("says at which lost value the case turns, and where none turns it whether it pays", () => {
    const said = (npv: number, breakEvenLostValueMonthly: number | null) =>
      turnsAtText({ npv, breakEvenLostValueMonthly }, (minor) => `${minor} cents`);
    expect(said(100, 500)).toBe("500 cents of lost value a month");
    expect(said(-100, -37_900)).toBe(whyWords.neverPays);
    expect(said(100, null)).toBe(whyWords.alwaysPays);
    expect(said(-100, null)).toBe(whyWords.neverPays);
  });
});

describe("turningText", () => {
  const said = (npv: number, breakEvenLostValueMonthly: number | null) =>
    turningText({ npv, breakEvenLostValueMonthly }, 1500, (minor) => `${minor} EUR`);

  it("says at which lost value the result turns, and where none turns it whether it pays", () => {
    expect(said(61_028, 4998)).toBe("It turns at 4998 EUR a month. The case counts 1500 EUR.");
    expect(said(-5, -10)).toBe(whyWords.neverPays);
    // Users who find all of it elsewhere lose nothing: no amount of lost value turns the result.
    expect(said(61_028, null)).toBe(whyWords.alwaysPays);
    expect(said(-61_028, null)).toBe(whyWords.neverPays);
  });
});
