import { alikeProportions, compareProportions, newcombe, twoProportionZ } from "#shared/maths/proportions.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const proportion = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const failures = ({ x, n }: { readonly x: number; readonly n: number }) => ({ x: n - x, n });

describe("twoProportionZ", () => {
  it("turns its sign when arms, or successes and failures, are swapped", () => {
    fc.assert(
      fc.property(proportion, proportion, (one, other) => {
        const forth = answered(twoProportionZ(one, other));
        for (const back of [twoProportionZ(other, one), twoProportionZ(failures(one), failures(other))]) {
          expect(answered(back).z).toBeCloseTo(-forth.z, 9);
          expect(answered(back).p).toBeCloseTo(forth.p, 9);
        }
      }),
    );
  });

  it("sees nothing where nobody or everybody did it", () => {
    expect(twoProportionZ({ x: 0, n: 10 }, { x: 0, n: 20 })).toEqual({ difference: 0, z: 0, p: 1 });
    expect(twoProportionZ({ x: 10, n: 10 }, { x: 20, n: 20 })).toEqual({ difference: 0, z: 0, p: 1 });
  });

  it("refuses no units and impossible counts", () => {
    expect(twoProportionZ({ x: 0, n: 0 }, { x: 1, n: 2 })).toEqual({ value: null, reason: "NO_DATA" });
    for (const x of [-1, 3, Number.NaN]) {
      expect(twoProportionZ({ x, n: 2 }, { x: 1, n: 2 })).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    }
  });
});

describe("newcombe", () => {
  it("holds the difference, stays within -1 and 1, and turns with the arms", () => {
    fc.assert(
      fc.property(proportion, proportion, (one, other) => {
        const { difference, interval } = answered(newcombe(one, other));
        expect(interval.low).toBeLessThanOrEqual(difference);
        expect(interval.high).toBeGreaterThanOrEqual(difference);
        expect(interval.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(interval.high).toBeLessThanOrEqual(1 + 1e-12);
        const back = answered(newcombe(other, one));
        expect(back.interval.low).toBeCloseTo(-interval.high, 9);
        expect(back.interval.high).toBeCloseTo(-interval.low, 9);
      }),
    );
  });

  it("widens as more confidence is asked of it, and refuses an impossible one", () => {
    const width = (alpha: number) => {
      const { interval } = answered(newcombe({ x: 4, n: 40 }, { x: 9, n: 41 }, alpha));
      return interval.high - interval.low;
    };
    expect(width(0.01)).toBeGreaterThan(width(0.05));
    expect(newcombe({ x: 4, n: 40 }, { x: 9, n: 41 }, 0)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});

describe("compareProportions", () => {
  it("tests exactly where fewer than 5 are expected in a cell", () => {
    expect(compareProportions({ x: 3, n: 100 }, { x: 6, n: 100 })).toMatchObject({ test: "fisher" });
    expect(compareProportions({ x: 97, n: 100 }, { x: 94, n: 100 })).toMatchObject({ test: "fisher" });
    expect(compareProportions({ x: 4, n: 100 }, { x: 6, n: 100 })).toMatchObject({ test: "z" });
    expect(compareProportions({ x: 46, n: 50 }, { x: 44, n: 50 })).toMatchObject({ test: "z" });
  });
});

describe("alikeProportions", () => {
  it("is the z test squared for two", () => {
    fc.assert(
      fc.property(proportion, proportion, (one, other) => {
        const { chiSquare, degrees, p } = answered(alikeProportions([one, other]));
        const two = answered(twoProportionZ(one, other));
        expect(degrees).toBe(1);
        expect(chiSquare).toBeCloseTo(two.z ** 2, 6);
        expect(p).toBeCloseTo(two.p, 9);
      }),
    );
  });

  it("refuses a single one", () => {
    expect(alikeProportions([{ x: 1, n: 2 }])).toEqual({ value: null, reason: "ONE_ARM" });
    expect(
      alikeProportions([
        { x: 0, n: 2 },
        { x: 0, n: 9 },
      ]),
    ).toMatchObject({ chiSquare: 0, p: 1 });
  });
});
