import { sampleRatio } from "#shared/maths/sample-ratio.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const arms = fc.array(fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 20 })), { minLength: 2, maxLength: 6 });
const unzip = (pairs: readonly (readonly [number, number])[]) =>
  [pairs.map(([units]) => units), pairs.map(([, weight]) => weight)] as const;

describe("sampleRatio", () => {
  it("sees neither the order of the arms nor the sum of the weights", () => {
    fc.assert(
      fc.property(arms, fc.integer({ min: 2, max: 50 }), (pairs, times) => {
        const plain = answered(sampleRatio(...unzip(pairs)));
        const turned = answered(sampleRatio(...unzip(pairs.toReversed())));
        const [units, weights] = unzip(pairs);
        const scaled = answered(
          sampleRatio(
            units,
            weights.map((weight) => weight * times),
          ),
        );
        expect(turned.p).toBeCloseTo(plain.p, 9);
        expect(scaled.p).toBeCloseTo(plain.p, 9);
      }),
    );
  });

  it("leaves arms without weight out of the count", () => {
    const two = sampleRatio([1000, 1200], [1, 1]);
    expect(sampleRatio([1000, 0, 1200], [1, 0, 1])).toEqual(two);
  });

  it("has nothing to say before anybody came, and little while few are expected", () => {
    expect(sampleRatio([0, 0], [1, 1])).toMatchObject({ p: 1, mismatch: false, lowPower: true });
    expect(sampleRatio([5, 4], [1, 1])).toMatchObject({ lowPower: true });
    expect(sampleRatio([5, 5], [1, 1])).toMatchObject({ lowPower: false });
  });

  it("refuses units where none were planned, a single arm and figures that cannot be", () => {
    expect(sampleRatio([10, 10, 1], [1, 1, 0])).toEqual({ value: null, reason: "TRAFFIC_ON_ZERO_WEIGHT" });
    expect(sampleRatio([10, 0], [1, 0])).toEqual({ value: null, reason: "ONE_ARM" });
    expect(sampleRatio([], [])).toEqual({ value: null, reason: "ONE_ARM" });
    expect(sampleRatio([10, -1], [1, 1])).toEqual({ value: null, reason: "NEGATIVE" });
    expect(sampleRatio([10, Number.NaN], [1, 1])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(sampleRatio([10, 10], [1])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(sampleRatio([10, 10], [1, 1e-320])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});
