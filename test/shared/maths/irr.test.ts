import { isRefused } from "#shared/maths/answer.ts";
import { irr } from "#shared/maths/irr.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("irr", () => {
  it("gives the rate at which the flows are worth nothing", () => {
    const returns = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), returns, (price, later) => {
        const answer = irr([-price, ...later]);
        if (isRefused(answer)) throw new Error(answer.reason);
        expect(answer.several).toBe(false);
        const worth = later.reduceRight((sum, flow) => (sum + flow) / (1 + answer.rate), 0);
        expect(Math.abs(worth - price)).toBeLessThan(1e-6 * price);
      }),
    );
  });

  it("warns of several rates and gives the one nearest to 0", () => {
    const answer = irr([-100, 230, -132]);
    expect(answer).toMatchObject({ several: true });
    expect((answer as { rate: number }).rate).toBeCloseTo(0.1, 9);
  });

  it("refuses flows of one sign, and flows that no rate brings to nothing", () => {
    expect(irr([1, 2])).toEqual({ value: null, reason: "NO_SIGN_CHANGE" });
    expect(irr([0, 0])).toEqual({ value: null, reason: "NO_SIGN_CHANGE" });
    expect(irr([1, -1, 1])).toEqual({ value: null, reason: "UNDEFINED" });
  });
});
