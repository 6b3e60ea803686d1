import { pareto } from "#shared/maths/pareto.ts";
import { describe, expect, it } from "vitest";

describe("pareto", () => {
  it("needs every amount when all are equal and few", () => {
    expect(pareto([1, 1, 1])).toEqual({ topFifthShare: 1 / 3, countFor80: 3, shareFor80: 1 });
  });

  it("counts the amount that reaches 80% exactly, whatever the rounding of the sum", () => {
    expect(pareto([0.1, 0.7, 0.2])).toMatchObject({ countFor80: 2 });
    expect(pareto([0.3, 0.5, 0.2])).toMatchObject({ countFor80: 2 });
  });

  it("refuses amounts without any use and amounts below 0", () => {
    expect(pareto([0])).toEqual({ value: null, reason: "NO_USE" });
    expect(pareto([5, -1])).toEqual({ value: null, reason: "NEGATIVE" });
  });
});
