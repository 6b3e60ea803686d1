import { decisionConfidence } from "#shared/maths/decision-confidence.ts";
import { freshness } from "#shared/maths/freshness.ts";
import { precision } from "#shared/maths/precision.ts";
import { quality } from "#shared/maths/quality.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const perfect = { completeness: 1, freshness: 1, coverage: 1, precision: 1, provenance: 1 };

describe("quality", () => {
  it("is never better than its best dimension nor worse than its worst", () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, (completeness, fresh, coverage, provenance) => {
        const dimensions = { completeness, freshness: fresh, coverage, precision: 1, provenance };
        const { q } = quality(dimensions);
        expect(q).toBeGreaterThanOrEqual(Math.min(...Object.values(dimensions)) - 1e-12);
        expect(q).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("grades at the lines themselves", () => {
    const grade = (share: number) =>
      quality({ completeness: share, freshness: share, coverage: share, precision: share, provenance: share }).grade;
    expect([1, 0.85, 0.84, 0.7, 0.5, 0.49].map(grade)).toEqual(["A", "A", "B", "B", "C", "D"]);
  });

  it("stops at 0.69 and C where precision is left out, and spreads its weight over the others", () => {
    const { precision: _, ...shareOnly } = perfect;
    expect(quality(shareOnly)).toEqual({ q: 0.69, grade: "C" });
    expect(quality({ ...shareOnly, completeness: 0.25 }).q).toBeCloseTo(0.25 ** (0.3 / 0.85), 12);
  });

  it("is insufficient when a dimension is 0 or unknown", () => {
    expect(quality({ ...perfect, coverage: 0 })).toEqual({ q: 0, grade: "insufficient" });
    expect(quality({ ...perfect, precision: null })).toEqual({ q: 0, grade: "insufficient" });
  });
});

describe("freshness", () => {
  it("is whole for thirty days and halves every ninety after them", () => {
    expect([0, 30, 120, 210].map((days) => freshness(days))).toEqual([1, 1, 0.5, 0.25]);
  });

  it("refuses an age that is unknown or in the future", () => {
    expect(freshness(null)).toEqual({ value: null, reason: "UNKNOWN_AGE" });
    expect(freshness(-1)).toEqual({ value: null, reason: "UNKNOWN_AGE" });
  });
});

describe("precision", () => {
  it("ends at 0 for an interval wider than tolerated, and refuses to tolerate nothing", () => {
    expect(precision(0.3, 0.1)).toBe(0);
    expect(precision(0.1, 0)).toEqual({ value: null, reason: "NON_POSITIVE_DENOMINATOR" });
  });
});

describe("decisionConfidence", () => {
  it("refuses when nothing moves the decision, and names no weakest when all is perfect", () => {
    expect(decisionConfidence([{ id: "a", swing: 0, q: 1 }])).toEqual({ value: null, reason: "NO_SWING" });
    expect(decisionConfidence([{ id: "a", swing: 5, q: 1 }])).toEqual({ confidence: 1, weakest: null });
  });
});
