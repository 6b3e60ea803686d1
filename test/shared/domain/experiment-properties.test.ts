import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card } from "#shared/domain/experiment-card.ts";
import { readExperiment, type ExperimentReading } from "#shared/domain/experiment-verdict.ts";
import type { Observation } from "#shared/domain/experiment.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { counted, horizonDay, running } from "../../support/experiments.ts";

const card: Partial<Card> = { guardrails: [], worthwhile: 0.02 };
const kinds = fc.constantFrom("proportion" as const, "mean" as const);
const units = fc.integer({ min: 120, max: 4000 });

/** Days of two arms: units, and how many of them did it, with values that have some spread where it is a mean. */
const days = fc.array(fc.record({ n: fc.tuple(units, units), share: fc.tuple(open(), open()) }), {
  minLength: 1,
  maxLength: 6,
});

function open() {
  return fc.double({ min: 0.05, max: 0.95, noNaN: true });
}

type Day = { readonly n: readonly [number, number]; readonly share: readonly [number, number] };

function observed(kind: Card["metric"]["kind"], told: readonly Day[], by = 1): readonly Observation[] {
  return told.flatMap(({ n, share }, at) =>
    ([0, 1] as const).map((arm) => {
      const sum = Math.round(share[arm] * n[arm]);
      const day = `2026-02-0${at + 1}`;
      // Values of 0, 1 and 3, so that a mean has a spread of its own.
      if (kind === "proportion") return counted(arm, n[arm], sum, { day });
      return counted(arm, n[arm], (sum + 2 * Math.floor(sum / 2)) * by, {
        day,
        squares: (sum + 8 * Math.floor(sum / 2)) * by * by,
      });
    }),
  );
}

function read(kind: Card["metric"]["kind"], observations: readonly Observation[], more: Partial<Card> = {}) {
  const metric = { name: "done", kind, better: "more", unit: "members" } as const;
  return readExperiment(running({ ...card, metric, ...more }, observations), horizonDay);
}

function effect({ effects: [first] }: ExperimentReading) {
  if (first === undefined || isRefused(first.effect)) throw new Error("No effect.");
  return first.effect;
}

/** Whether two figures are the same but for what is lost in the last digits. */
const isNear = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * (1 + Math.abs(other));

describe("what results say", () => {
  it("does not depend on the order in which they came", () => {
    fc.assert(
      fc.property(kinds, days, fc.infiniteStream(fc.nat()), (kind, told, draws) => {
        const observations = observed(kind, told);
        const order = new Map(observations.map((one) => [one, draws.next().value]));
        const turned = observations.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
        expect(read(kind, turned)).toEqual(read(kind, observations));
      }),
    );
  });

  it("turns its sign around when the arms change places, and keeps its p", () => {
    fc.assert(
      fc.property(kinds, days, (kind, told) => {
        const observations = observed(kind, told);
        const swapped = observations.map((one) => ({ ...one, arm: 1 - one.arm }));
        const [one, other] = [effect(read(kind, observations)), effect(read(kind, swapped))];
        expect(isNear(other.estimate, -one.estimate)).toBe(true);
        expect(isNear(other.interval.low, -one.interval.high)).toBe(true);
        expect(isNear(other.interval.high, -one.interval.low)).toBe(true);
        expect(isNear(other.p ?? 1, one.p ?? 1)).toBe(true);
      }),
    );
  });

  it("grows with the unit in which a mean is measured, and is the same relative to the control", () => {
    fc.assert(
      fc.property(days, fc.constantFrom(2, 100, 0.5), (told, by) => {
        const [one, other] = [observed("mean", told), observed("mean", told, by)];
        const [plain, scaled] = [effect(read("mean", one)), effect(read("mean", other))];
        expect(isNear(scaled.estimate, plain.estimate * by)).toBe(true);
        expect(isNear(scaled.interval.low, plain.interval.low * by)).toBe(true);
        expect(isNear(scaled.p ?? 1, plain.p ?? 1)).toBe(true);
        const [share, sameShare] = [one, other].map((known) => effect(read("mean", known, { scale: "relative" })));
        expect(isNear(sameShare?.estimate ?? 0, share?.estimate ?? 1)).toBe(true);
      }),
    );
  });

  it("narrows with as many times more units of the same kind, and keeps its estimate", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 2, max: 9 }), (told, times) => {
        const more = observed("proportion", told).map((one) => ({ ...one, n: one.n * times, sum: one.sum * times }));
        const [one, many] = [
          effect(read("proportion", observed("proportion", told))),
          effect(read("proportion", more)),
        ];
        expect(isNear(many.estimate, one.estimate)).toBe(true);
        const width = ({ interval: { low, high } }: typeof one) => high - low;
        expect(width(many)).toBeLessThan(width(one));
        expect(width(many) * Math.sqrt(times)).toBeCloseTo(width(one), 1);
      }),
    );
  });
});
