import { describe, expect, it } from "vitest";
import { figureWorths } from "#shared/domain/figure-worth.ts";

const lostValue = { id: "lostValue", places: ["lostValue.0.monthly"], low: 1000, mode: 2500, high: 4000 };
const oneOff = { id: "oneOff", places: ["oneOff.0.amount"], low: 500, mode: 500, high: 500 };

/** A swing of a worth a − b·v between the ends of the figure v. */
function swingOf({ id, low, high }: typeof lostValue, a: number, b: number) {
  const [npvLow, npvHigh] = [a - b * low, a - b * high];
  return { id, npvLow, npvHigh, swing: Math.abs(npvHigh - npvLow), flips: true, threshold: null };
}

describe("figureWorths", () => {
  it("works out chance, range and the worth of knowing exactly", () => {
    const [worth] = figureWorths({ inputs: [lostValue], swings: [swingOf(lostValue, 90_000, 28)] });
    expect(worth?.id).toBe("lostValue");
    expect(worth?.pPositive).toBeCloseTo(0.8628, 4);
    expect(worth?.p5).toBeCloseTo(-8718, 0);
    expect(worth?.p95).toBeCloseTo(48_718, 0);
    expect(worth?.knowing).toBeCloseTo(1006, 0);
  });

  it("leaves out what has no range, and names the dearest first", () => {
    const sure = { ...lostValue, id: "newRun" };
    const inputs = [oneOff, sure, lostValue];
    const swings = [swingOf(oneOff, 90_000, 1), swingOf(sure, 900_000, 28), swingOf(lostValue, 90_000, 28)];
    expect(figureWorths({ inputs, swings }).map(({ id }) => id)).toEqual(["lostValue", "newRun"]);
  });
});
