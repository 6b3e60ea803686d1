import { effectOf } from "#shared/maths/effect.ts";
import type { Moments } from "#shared/maths/moments.ts";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";

const control: Moments = { n: 400, mean: 10, variance: 4 };
const treatment: Moments = { n: 500, mean: 10.5, variance: 5 };

describe("effectOf", () => {
  it("keeps its direction below zero", () => {
    const effect = answered(effectOf({ ...control, mean: -10 }, { ...treatment, mean: -5 }, "relative"));
    expect(effect.estimate).toBe(0.5);
  });

  it("refuses what cannot be told apart, and a share of nothing", () => {
    const of = (change: Partial<Moments>, scale: "absolute" | "relative" = "absolute") =>
      effectOf({ ...control, ...change }, treatment, scale);
    expect(of({ n: 0 })).toEqual({ value: null, reason: "NO_DATA" });
    expect(of({ n: 1 })).toEqual({ value: null, reason: "ZERO_VARIANCE" });
    expect(of({ variance: 0 })).toEqual({ value: null, reason: "ZERO_VARIANCE" });
    expect(of({ mean: Number.NaN })).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(of({ mean: 0 }, "relative")).toEqual({ value: null, reason: "ZERO_BASELINE" });
  });
});
