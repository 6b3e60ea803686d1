import { verdict, type VerdictFacts } from "#shared/domain/verdict-rule.ts";
import { describe, expect, it } from "vitest";

const rules = { flagProbability: 0.8, minimumConfidence: 0.5 };
const strong: VerdictFacts = {
  guards: [],
  triggers: ["LOW_USE"],
  blockers: [],
  quality: 0.8,
  npv: 1000,
  pPositive: 0.9,
};
const rule = (changes: Partial<VerdictFacts>) => verdict({ ...strong, ...changes }, rules);

describe("verdict", () => {
  it("flags at the lines themselves", () => {
    expect(rule({ quality: 0.5, pPositive: 0.8 })).toEqual({ verdict: "flag", codes: ["NPV_POSITIVE_LIKELY"] });
  });

  it("keeps without a trigger and when nothing is gained", () => {
    expect(rule({ triggers: [] })).toEqual({ verdict: "keep", codes: ["NO_TRIGGER"] });
    expect(rule({ npv: 0 })).toEqual({ verdict: "keep", codes: ["NPV_NOT_POSITIVE"] });
  });

  it("asks for data when confidence is low or unknown, or there is no worth", () => {
    const needData = { verdict: "needData", codes: ["LOW_QUALITY"] };
    expect(rule({ quality: 0.49 })).toEqual(needData);
    expect(rule({ quality: null })).toEqual(needData);
    expect(rule({ npv: null })).toEqual(needData);
  });

  it("names blockers before it asks for data", () => {
    expect(rule({ blockers: ["portal"], npv: null }).verdict).toBe("blocked");
  });

  it("only watches when the chance is not known", () => {
    expect(rule({ pPositive: null }).verdict).toBe("watch");
  });

  it("takes low use away, and nothing else, when use is not proven", () => {
    expect(rule({ guards: ["COVERAGE"] })).toEqual({ verdict: "notFlaggable", codes: ["COVERAGE"] });
    expect(rule({ guards: ["COVERAGE"], triggers: ["LOW_USE", "SUPPORT_END"] }).verdict).toBe("flag");
    expect(rule({ guards: ["NO_DATA"], triggers: [] })).toEqual({ verdict: "notFlaggable", codes: ["NO_DATA"] });
  });

  it("lets no trigger past a mark", () => {
    expect(rule({ guards: ["COVERAGE", "MARKED"], triggers: ["SUPPORT_END"] })).toEqual({
      verdict: "notFlaggable",
      codes: ["COVERAGE", "MARKED"],
    });
  });
});
