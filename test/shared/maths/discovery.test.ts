import { discovery, likelihoodRatio } from "#shared/maths/discovery.ts";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const outOfRange = { value: null, reason: "OUT_OF_RANGE" };

describe("likelihoodRatio", () => {
  it("turns its sign when the shares are swapped, and is 0 when they are the same", () => {
    const forth = answered(likelihoodRatio(4, 5, { if: 0.6, ifNot: 0.2 }));
    expect(likelihoodRatio(4, 5, { if: 0.2, ifNot: 0.6 })).toBeCloseTo(-forth, 12);
    expect(likelihoodRatio(4, 5, { if: 0.6, ifNot: 0.6 })).toBe(0);
  });

  it("refuses nobody asked, more answers than people and certain shares", () => {
    expect(likelihoodRatio(0, 0, { if: 0.6, ifNot: 0.2 })).toEqual({ value: null, reason: "NO_DATA" });
    expect(likelihoodRatio(6, 5, { if: 0.6, ifNot: 0.2 })).toEqual(outOfRange);
    expect(likelihoodRatio(4, 5, { if: 1, ifNot: 0.2 })).toEqual(outOfRange);
    expect(likelihoodRatio(4, 5, { if: 0.6, ifNot: 0 })).toEqual(outOfRange);
  });
});

describe("discovery", () => {
  it("finds more and excludes more with every conversation", () => {
    const found = [1, 5, 20, 300].map((n) => answered(discovery(n, 0.31)));
    const seen = found.map(({ seenAtLeastOnce }) => seenAtLeastOnce);
    const most = found.map(({ mostWhenNoneSeen }) => mostWhenNoneSeen);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(most).toEqual(most.toSorted((a, b) => b - a));
    expect(Math.abs((most.at(-1) ?? 0) - 3 / 300)).toBeLessThan(1e-4);
    expect(discovery(5, 0)).toMatchObject({ seenAtLeastOnce: 0 });
    expect(discovery(5, 1)).toMatchObject({ seenAtLeastOnce: 1 });
  });

  it("refuses no conversation and what is no share", () => {
    expect(discovery(0, 0.3)).toEqual({ value: null, reason: "NO_DATA" });
    for (const share of [-0.1, 1.1, Number.NaN]) expect(discovery(5, share)).toEqual(outOfRange);
    expect(discovery(-1, 0.3)).toEqual(outOfRange);
  });
});
