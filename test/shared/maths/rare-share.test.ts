import { isRefused } from "#shared/maths/answer.ts";
import { rareShare } from "#shared/maths/rare-share.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("rareShare", () => {
  it("bounds the share by all that the unknown may be", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (rarely, never, used, unknown) => {
        fc.pre(rarely + never + used > 0);
        const answer = rareShare({ rarely, never, used, unknown });
        if (isRefused(answer)) throw new Error(answer.reason);
        const all = rarely + never + used + unknown;
        expect(answer.bounds.high - answer.bounds.low).toBeCloseTo(unknown / all, 12);
        expect(answer.share).toBeGreaterThanOrEqual(answer.bounds.low);
        expect(answer.share).toBeLessThanOrEqual(answer.bounds.high + 1e-12);
      }),
    );
  });

  it("says more than half only when interval and bounds both lie above it", () => {
    const sure = { sometimes: 20, never: 80 };
    expect(rareShare(sure)).toMatchObject({ moreThanHalf: true });
    expect(rareShare({ ...sure, unknown: 70 })).toMatchObject({ moreThanHalf: false });
    expect(rareShare({ sometimes: 2, never: 3 })).toMatchObject({ moreThanHalf: false });
  });

  it("refuses when nothing is classified", () => {
    expect(rareShare({ unknown: 5 })).toEqual({ value: null, reason: "NO_DATA" });
  });
});
