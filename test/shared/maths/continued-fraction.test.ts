import { continuedFraction } from "#shared/maths/continued-fraction.ts";
import { describe, expect, it } from "vitest";

describe("continuedFraction", () => {
  it("gives the golden ratio and the tangent, whose first part is 0", () => {
    expect(continuedFraction(1, () => [1, 1])).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14);
    const tangent = continuedFraction(0, (step) => (step === 1 ? [1, 1] : [-1, 2 * step - 1]));
    expect(tangent).toBeCloseTo(Math.tan(1), 13);
  });
});
