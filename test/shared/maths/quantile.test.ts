import { nearestRank, quantile7 } from "#shared/maths/quantile.ts";
import { describe, expect, it } from "vitest";

describe("quantile7", () => {
  it("runs from the smallest to the largest and leaves the sample as it was", () => {
    const sample = [3, 1, 2];
    expect([quantile7(sample, 0), quantile7(sample, 0.5), quantile7(sample, 1)]).toEqual([1, 2, 3]);
    expect(sample).toEqual([3, 1, 2]);
  });

  it("refuses an empty sample", () => {
    expect(quantile7([], 0.5)).toEqual({ value: null, reason: "NO_DATA" });
  });
});

describe("nearestRank", () => {
  it("takes the smallest outcome that covers the share, and is not misled by 0.07 × 100", () => {
    const hundred = Float64Array.from({ length: 100 }, (_, index) => index + 1);
    expect([0, 0.05, 0.07, 0.951, 1].map((p) => nearestRank(hundred, p))).toEqual([1, 5, 7, 96, 100]);
  });

  it("refuses an empty sample", () => {
    expect(nearestRank(new Float64Array(), 0.5)).toEqual({ value: null, reason: "NO_DATA" });
  });
});
