import { isRefused } from "#shared/maths/answer.ts";
import { evpi } from "#shared/maths/evpi.ts";
import { npvRangeTri } from "#shared/maths/npv-range.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const triple = fc
  .tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }))
  .map((values) => {
    const [low = 0, mode = 0, high = 0] = values.toSorted((a, b) => a - b);
    return { low, mode, high };
  });
const worth = fc.record({
  a: fc.integer({ min: -5000, max: 5000 }),
  b: fc.integer({ min: -50, max: 50 }),
  v: triple,
});

describe("npvRangeTri", () => {
  it("sees the same chance when figure and slope are both turned around", () => {
    fc.assert(
      fc.property(worth, ({ a, b, v }) => {
        const one = npvRangeTri({ a, b, v });
        const turned = npvRangeTri({ a, b: -b, v: { low: -v.high, mode: -v.mode, high: -v.low } });
        if (isRefused(one) || isRefused(turned)) throw new Error("refused");
        expect(turned.pPositive).toBeCloseTo(one.pPositive, 9);
        expect(turned.p5).toBeCloseTo(one.p5, 6);
        expect(one.p5).toBeLessThanOrEqual(one.p95);
      }),
    );
  });

  it("is certain of a figure without a range", () => {
    const v = { low: 5, mode: 5, high: 5 };
    expect(npvRangeTri({ a: 10, b: 2, v })).toEqual({ pPositive: 0, p5: 0, p95: 0 });
    expect(npvRangeTri({ a: 11, b: 2, v })).toEqual({ pPositive: 1, p5: 1, p95: 1 });
  });
});

describe("evpi", () => {
  it("is never negative, and 0 when the sign is certain", () => {
    fc.assert(
      fc.property(worth, (one) => {
        const gain = evpi(one);
        const spread = npvRangeTri(one);
        if (isRefused(gain) || isRefused(spread)) throw new Error("refused");
        expect(gain.evpi).toBeGreaterThanOrEqual(0);
        const certain = spread.pPositive === 0 || spread.pPositive === 1;
        expect(certain && gain.evpi > 1e-6).toBe(false);
      }),
    );
  });

  it("matches a fine sum over the range", () => {
    const one = { a: 300, b: -4, v: { low: -100, mode: -90, high: 10 } };
    const steps = 200_000;
    let gains = 0;
    for (let step = 0; step < steps; step += 1) {
      const v = one.v.low + ((step + 0.5) / steps) * 110;
      const density = v < -90 ? (2 * (v + 100)) / (110 * 10) : (2 * (10 - v)) / (110 * 100);
      gains += Math.max(0, one.a - one.b * v) * density * (110 / steps);
    }
    const mean = 300 + 4 * ((-100 - 90 + 10) / 3);
    expect((evpi(one) as { evpi: number }).evpi).toBeCloseTo(gains - Math.max(0, mean), 4);
  });
});
