import { cochranArmitage } from "#shared/maths/cochran-armitage.ts";
import { twoProportionZ } from "#shared/maths/proportions.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const outOfRange = { value: null, reason: "OUT_OF_RANGE" };
const cohort = fc
  .integer({ min: 1, max: 500 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe("cochranArmitage", () => {
  it("turns its sign when the cohorts come in the other order", () => {
    fc.assert(
      fc.property(fc.array(cohort, { minLength: 2, maxLength: 8 }), (cohorts) => {
        const forth = answered(cochranArmitage(cohorts));
        const back = answered(cochranArmitage(cohorts.toReversed()));
        expect(back.z).toBeCloseTo(-forth.z, 8);
        expect(back.p).toBeCloseTo(forth.p, 9);
      }),
    );
  });

  it("is the z test of two proportions for two cohorts", () => {
    fc.assert(
      fc.property(cohort, cohort, (one, other) => {
        expect(answered(cochranArmitage([one, other])).z).toBeCloseTo(answered(twoProportionZ(one, other)).z, 8);
      }),
    );
  });

  it("sees no trend where nobody did it, and refuses a single or an empty cohort", () => {
    const nobody = { x: 0, n: 10 };
    expect(cochranArmitage([nobody, nobody])).toEqual({ z: 0, p: 1 });
    expect(cochranArmitage([nobody])).toEqual({ value: null, reason: "NO_DATA" });
    expect(cochranArmitage([nobody, { x: 0, n: 0 }])).toEqual({ value: null, reason: "NO_DATA" });
    expect(cochranArmitage([nobody, { x: Number.NaN, n: 5 }])).toEqual(outOfRange);
  });
});
