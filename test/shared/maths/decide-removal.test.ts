import { describe, expect, it } from "vitest";
import { decideRemoval, type RemovalFacts } from "#shared/maths/decide-removal.ts";

const facts: RemovalFacts = {
  sampleRatioP: 0.5,
  guardrails: [],
  interval: { low: -0.005, high: 0.01 },
  estimate: 0.002,
  worthwhile: 0.01,
  horizonReached: true,
};
const ruled = (known: Partial<RemovalFacts>) => decideRemoval({ ...facts, ...known });

describe("decideRemoval", () => {
  it("takes the first condition that holds", () => {
    expect(ruled({ sampleRatioP: 0.0002 })).toEqual({ verdict: "invalid", code: "SRM" });
    expect(ruled({ guardrails: ["breached"] })).toEqual({ verdict: "stop", code: "GUARDRAIL" });
    expect(ruled({ interval: { low: -0.03, high: -0.001 } })).toEqual({ verdict: "stop", code: "WORSE" });
    expect(ruled({})).toEqual({ verdict: "persevere", code: "NOT_WORSE" });
    expect(ruled({ horizonReached: false })).toEqual({ verdict: "continue", code: "RUNNING" });
    expect(ruled({ interval: { low: -0.02, high: 0.01 } })).toEqual({ verdict: "pivot", code: "INCONCLUSIVE" });
    const exhausted = { interval: { low: -0.02, high: 0.01 }, pivotsUsed: 2 };
    expect(ruled(exhausted)).toEqual({ verdict: "stop", code: "PIVOTS_EXHAUSTED" });
  });

  it("tolerates certain harm that stays within the margin, and wins early only by a sequential interval", () => {
    expect(ruled({ interval: { low: -0.008, high: -0.001 } })).toEqual({ verdict: "persevere", code: "NOT_WORSE" });
    expect(ruled({ horizonReached: false, intervalKind: "sequential" })).toMatchObject({ code: "NOT_WORSE" });
  });

  it("refuses figures that cannot be", () => {
    for (const impossible of [{ worthwhile: 0 }, { sampleRatioP: Number.NaN }, { interval: { low: 1, high: 0 } }]) {
      expect(ruled(impossible)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    }
  });
});
