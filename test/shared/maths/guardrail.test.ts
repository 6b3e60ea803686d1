import { guardrail, harmOf } from "#shared/maths/guardrail.ts";
import { describe, expect, it } from "vitest";

const outOfRange = { value: null, reason: "OUT_OF_RANGE" };

describe("guardrail", () => {
  it("tells certain harm from possible harm, against the margin", () => {
    expect(guardrail({ low: 0.002, high: 0.02 }, 0.02)).toBe("breached");
    expect(guardrail({ low: 0.002, high: 0.019 }, 0.02)).toBe("tolerable");
    expect(guardrail({ low: -0.01, high: 0.019 }, 0.02)).toBe("safe");
    expect(guardrail({ low: -0.01, high: 0.02 }, 0.02)).toBe("unclear");
    expect(guardrail({ low: 0, high: 0 }, 0)).toBe("unclear");
  });

  it("refuses an interval out of order and a margin below zero", () => {
    expect(guardrail({ low: 2, high: 1 }, 1)).toEqual(outOfRange);
    expect(guardrail({ low: Number.NaN, high: 1 }, 1)).toEqual(outOfRange);
    expect(guardrail({ low: 0, high: 1 }, -1)).toEqual(outOfRange);
  });
});

describe("harmOf", () => {
  it("turns an interval over where lower is worse", () => {
    expect(harmOf({ low: -1, high: 3 }, "higher")).toEqual({ low: -1, high: 3 });
    expect(harmOf({ low: -1, high: 3 }, "lower")).toEqual({ low: -3, high: 1 });
    expect(harmOf({ low: 0, high: 3 }, "lower")).toEqual({ low: -3, high: 0 });
  });
});
