import { isRefused } from "#shared/maths/answer.ts";
import { retireScore, scoreComponents, type ScoreFacts } from "#shared/maths/retire-score.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const weights = { usage: 0.3, netCost: 0.3, trend: 0.1, technical: 0.15, incidents: 0.15 };
const names = ["usage", "netCost", "trend", "technical", "incidents"] as const;
const component = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
const components = fc.record({
  usage: component,
  netCost: component,
  trend: component,
  technical: component,
  incidents: component,
});

const nothing: ScoreFacts = {
  upperUse: null,
  rareUse: 0.1,
  avoidableCost: null,
  value: null,
  trend: null,
  technical: null,
  incidentShare: null,
  useShare: null,
};

describe("retireScore", () => {
  it("lies in its interval, which closes when everything is known, and is the sum of what its components add", () => {
    fc.assert(
      fc.property(components, (known) => {
        fc.pre(Object.values(known).some((part) => part !== null));
        const answer = retireScore(known, weights);
        if (isRefused(answer)) throw new Error(answer.reason);
        expect(answer.score).toBeGreaterThanOrEqual(answer.low - 1e-9);
        expect(answer.score).toBeLessThanOrEqual(answer.high + 1e-9);
        const added = Object.values(answer.contributions).reduce<number>((sum, points) => sum + (points ?? 0), 0);
        expect(added).toBeCloseTo(answer.score, 9);
        const unknownWeight = names.reduce((sum, name) => sum + (known[name] === null ? weights[name] : 0), 0);
        expect(answer.high - answer.low).toBeCloseTo(100 * unknownWeight, 9);
      }),
    );
  });

  it("refuses when nothing is known", () => {
    expect(retireScore(scoreComponents(nothing), weights)).toEqual({ value: null, reason: "NO_DATA" });
  });
});

describe("scoreComponents", () => {
  it("turns facts into what speaks for retiring", () => {
    const facts = {
      ...nothing,
      upperUse: 0.02,
      avoidableCost: 1000,
      value: 300,
      trend: "down" as const,
      technical: 0.25,
      incidentShare: 0.5,
      useShare: 0.1,
    };
    expect(scoreComponents(facts)).toEqual({ usage: 0.8, netCost: 0.7, trend: 1, technical: 0.75, incidents: 1 });
  });

  it("leaves unknown what cannot be worked out", () => {
    const known = scoreComponents({ ...nothing, avoidableCost: 0, value: 5, incidentShare: 0.2, useShare: 0 });
    expect(known).toEqual({ usage: null, netCost: null, trend: null, technical: null, incidents: null });
  });

  it("never leaves the span from 0 to 1", () => {
    const loss = scoreComponents({ ...nothing, upperUse: 5, avoidableCost: 100, value: -50 });
    expect(loss).toMatchObject({ usage: 0, netCost: 1 });
  });
});
