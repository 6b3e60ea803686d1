import { payback } from "#shared/maths/payback.ts";
import { describe, expect, it } from "vitest";

describe("payback", () => {
  it("waits until the sum never falls below 0 again", () => {
    expect(payback([-100, 60, 60, -50, 20, 20])).toBe(5);
  });

  it("is 0 when nothing has to be paid back", () => {
    expect(payback([0, 10])).toBe(0);
  });

  it("does not miss a sum of 0 for a rounding error", () => {
    expect(payback([-0.3, 0.1, 0.1, 0.1])).toBe(3);
  });

  it("refuses when the sum ends below 0, or there are no flows", () => {
    expect(payback([-100, 150, -60])).toEqual({ value: null, reason: "NEVER_WITHIN_HORIZON" });
    expect(payback([])).toEqual({ value: null, reason: "NEVER_WITHIN_HORIZON" });
  });
});
