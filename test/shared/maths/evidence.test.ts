import { type EvidencePiece, evidenceCaps, type EvidenceType, weighEvidence } from "#shared/maths/evidence.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const outOfRange = { value: null, reason: "OUT_OF_RANGE" };
const piece: fc.Arbitrary<EvidencePiece> = fc.record({
  type: fc.constantFrom(...(Object.keys(evidenceCaps) as EvidenceType[])),
  group: fc.constantFrom("panel", "shop", "calls"),
  direction: fc.constantFrom<1 | -1>(1, -1),
  strength: fc.oneof(
    fc.constantFrom("weak" as const, "moderate" as const, "strong" as const),
    fc.double({ min: -5, max: 5, noNaN: true }),
  ),
});
const pieces = fc.array(piece, { maxLength: 12 });

describe("weighEvidence", () => {
  it("is moved by no group further than the strongest type in it allows", () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const { groups } = answered(weighEvidence(0.3, list));
        for (const [group, moves] of groups) {
          const caps = list.filter((one) => one.group === group).map(({ type }) => evidenceCaps[type]);
          expect(Math.abs(moves)).toBeLessThanOrEqual(Math.max(...caps));
        }
      }),
    );
  });

  it("does not mind the order, and turns with the direction", () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const plain = answered(weighEvidence(0.5, list));
        expect(answered(weighEvidence(0.5, list.toReversed())).moves).toBeCloseTo(plain.moves, 9);
        const against = list.map((one) => ({ ...one, direction: one.direction === 1 ? (-1 as const) : (1 as const) }));
        const turned = answered(weighEvidence(0.5, against));
        expect(turned.moves).toBeCloseTo(-plain.moves, 9);
        expect(turned.posterior).toBeCloseTo(1 - plain.posterior, 9);
      }),
    );
  });

  it("is never moved by opinions, nor away from certainty", () => {
    const opinion = { type: "opinion", group: "board", direction: 1, strength: "strong" } as const;
    expect(weighEvidence(0.3, [opinion, { ...opinion, group: "founder" }])).toMatchObject({ moves: 0 });
    expect(answered(weighEvidence(0.3, [opinion])).posterior).toBeCloseTo(0.3, 12);
    const test = { ...opinion, type: "abTest" } as const;
    expect(weighEvidence(0, [test])).toMatchObject({ posterior: 0 });
    expect(weighEvidence(1, [{ ...test, direction: -1 }])).toMatchObject({ posterior: 1 });
    expect(answered(weighEvidence(0.3, [])).posterior).toBeCloseTo(0.3, 12);
  });

  it("refuses what is no probability and no strength", () => {
    expect(weighEvidence(Number.NaN, [])).toEqual(outOfRange);
    expect(weighEvidence(1.5, [])).toEqual(outOfRange);
    const strange = { type: "abTest", group: "a", direction: 1, strength: Number.NaN } as const;
    expect(weighEvidence(0.5, [strange])).toEqual(outOfRange);
  });
});
