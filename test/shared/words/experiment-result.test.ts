import { describe, expect, it } from "vitest";
import type { FrozenVerdict } from "#shared/domain/experiment.ts";
import { dailyAnswer, frozenText, gainText, nextStepTitle, unreadText } from "#shared/words/experiment-result.ts";
import { startable } from "../../support/experiments.ts";

const frozen: FrozenVerdict = {
  at: Date.UTC(2026, 10, 20, 12),
  verdict: "invalid",
  code: "SRM",
  effect: null,
  chances: null,
  belief: null,
  exploratory: false,
  inputsHash: "7be104af",
  engineVersion: "1",
};

describe("the words of a result", () => {
  it("say which direction counts as better where the metric does not", () => {
    expect(gainText(startable)).toBe("claims sent");
    const less = { ...startable, metric: { ...startable.metric, better: "less" as const } };
    expect(gainText(less)).toBe("claims sent, less of it counted upwards");
    expect(gainText({ ...less, method: "fakeDoor" })).toBe("claims sent");
  });

  it("say when, by which rules and from what a verdict was frozen", () => {
    expect(frozenText(frozen)).toBe("Frozen 20 Nov 2026 by version 1 of the rules; fingerprint of its inputs 7be104af");
  });

  it("say why nothing is read: it is invalid, too early, or there is nothing", () => {
    const texts = (["invalid", "continue", "none"] as const).map((verdict) =>
      unreadText({ verdict: { ...frozen, verdict } }),
    );
    expect(new Set(texts).size).toBe(3);
    expect(texts[1]).toMatch(/before its planned end/);
  });

  it("name the next step by the decision, and by what was tested", () => {
    const of = (purpose: "change" | "removal") => ({ title: "One page", purpose });
    expect(nextStepTitle(of("change"), "persevere")).toBe("Roll out: One page");
    expect(nextStepTitle(of("removal"), "persevere")).toBe("Remove for good: One page");
    expect(nextStepTitle(of("change"), "stop")).toBe("Take back: One page");
  });

  it("tell the last day of the picture", () => {
    expect(dailyAnswer("2 Mar 2026", "+6 points", "+4 to +8 points")).toBe(
      "By 2 Mar 2026: +6 points (+4 to +8 points).",
    );
  });
});
