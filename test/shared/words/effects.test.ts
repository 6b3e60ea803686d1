import { describe, expect, it } from "vitest";
import type { Card } from "#shared/domain/experiment-card.ts";
import { bareRange, effectRange, effectText, harmText, marginText, worthwhileText } from "#shared/words/effects.ts";
import { startable } from "../../support/experiments.ts";

const card = (fields: Partial<Card>): Card => ({ ...startable, ...fields });
const mean = { ...startable.metric, kind: "mean" } as const;

describe("effectText", () => {
  it("tells a difference of shares in points, with its sign", () => {
    expect(effectText(startable, 0.0112)).toBe("+1.12 points");
    expect(effectText(startable, -0.004)).toBe("-0.4 points");
    expect(effectText(startable, 0)).toBe("0 points");
  });

  it("tells a relative effect in per cent, a mean as a number, and the share of one group without a sign", () => {
    expect(effectText(card({ scale: "relative" }), 0.032)).toBe("+3.2%");
    expect(effectText(card({ metric: mean }), 1.2345)).toBe("+1.235");
    expect(effectText(card({ method: "fakeDoor" }), 0.072)).toBe("7.2%");
  });
});

describe("effectRange", () => {
  it("names the unit once", () => {
    expect(effectRange(startable, -0.002, 0.019)).toBe("-0.2 to +1.9 points");
    expect(effectRange(card({ method: "commitment" }), 0.02, 0.05)).toBe("2% to 5%");
    expect(bareRange(startable, -0.002, 0.019)).toBe("-0.2 to +1.9");
  });
});

describe("harmText", () => {
  it("tells the harm of a guardrail in its own measure, and says where it is only a change", () => {
    const read = { name: "calls", harm: { low: -0.002, high: 0.019 } };
    expect(harmText(startable, read)).toBe("-0.2 to +1.9 points");
    const guardrails = [{ name: "calls", kind: "mean", harm: null, margin: null }] as const;
    expect(harmText(card({ guardrails }), read)).toBe("-0.002 to +0.019 (change)");
    expect(harmText(startable, { name: "calls", harm: null })).toBeNull();
  });
});

describe("marginText", () => {
  it("tells what is tolerated in the measure of the guardrail; nothing where nobody said it", () => {
    expect(marginText(card({ metric: mean }), { name: "calls", margin: 0.02 })).toBe("2 points");
    expect(marginText(startable, { name: "calls", margin: null })).toBeNull();
  });
});

describe("worthwhileText", () => {
  it("says what would pay, what is tolerated, and which share is needed", () => {
    expect(worthwhileText(startable, "change")).toBe("better by 1 point or more");
    expect(worthwhileText(startable, "removal")).toBe("not worse by more than 1 point");
    expect(worthwhileText(card({ method: "fakeDoor", worthwhile: 0.05 }), "change")).toBe("at least 5%");
    expect(worthwhileText(card({ worthwhile: null }), "change")).toBeNull();
  });
});
