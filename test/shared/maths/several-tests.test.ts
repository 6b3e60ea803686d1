import { benjaminiHochberg, holm } from "#shared/maths/several-tests.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

describe.each([
  { name: "holm", correct: holm },
  { name: "benjaminiHochberg", correct: benjaminiHochberg },
])("$name", ({ correct }) => {
  it("only ever raises p, never above 1, and keeps the order of the family", () => {
    fc.assert(
      fc.property(family, (ps) => {
        const adjusted = answered(correct(ps));
        expect(adjusted).toHaveLength(ps.length);
        adjusted.forEach((p, at) => {
          expect(p).toBeGreaterThanOrEqual((ps[at] ?? 0) - 1e-15);
          expect(p).toBeLessThanOrEqual(1);
        });
        const byP = ps.map((p, at) => [p, adjusted[at] ?? 0] as const).sort(([one], [other]) => one - other);
        byP.forEach(([, p], rank) => expect(p).toBeGreaterThanOrEqual(byP[rank - 1]?.[1] ?? 0));
      }),
    );
  });

  it("gives each test the same wherever it stands", () => {
    fc.assert(
      fc.property(family, (ps) => {
        expect(correct(ps.toReversed())).toEqual(answered(correct(ps)).toReversed());
      }),
    );
  });

  it("leaves a single test alone and nothing as nothing", () => {
    expect(correct([0.03])).toEqual([0.03]);
    expect(correct([])).toEqual([]);
  });

  it("refuses what is no probability", () => {
    for (const p of [-0.1, 1.1, Number.NaN]) expect(correct([0.5, p])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});
