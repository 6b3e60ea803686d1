import { describe, expect, it } from "vitest";
import { believedText, observedText } from "#shared/words/observed.ts";
import { startable } from "../../support/experiments.ts";
import { concluded } from "../../support/meetings.ts";

describe("believedText", () => {
  it("tells the belief without its opening words", () => {
    expect(believedText(startable)).toBe("One page for members will cause more claims because they told us.");
    expect(believedText({ belief: { change: "", segment: "", outcome: "", insight: "" } })).toBe("");
  });
});

describe("observedText", () => {
  it("tells the effect with its interval and what the rule says", () => {
    expect(observedText(concluded("1"))).toBe(
      "Claims sent: +4 points (+2.58 to +5.42 points). It is clearly worthwhile: even the most cautious reading pays.",
    );
  });

  it("says only what the rule says where no effect was read, and nothing before it is concluded", () => {
    const { verdict, card } = concluded("1");
    const none = verdict === null ? null : { ...verdict, code: "BELIEF_ONLY", effect: null };
    expect(observedText({ card, verdict: none })).toMatch(/^This kind of evidence/);
    expect(observedText({ card, verdict: null })).toBe("");
  });

  it("keeps an effect to itself that may not be read: of a broken split, or of a fixed test that ended early", () => {
    const { verdict, card } = concluded("1");
    const told = (verdictSaid: "invalid" | "continue", code: string, interval: "fixed" | "sequential" = "fixed") =>
      observedText({
        card: { ...card, interval },
        verdict: verdict === null ? null : { ...verdict, verdict: verdictSaid, code },
      });
    expect(told("invalid", "SRM")).toMatch(/^The split is broken/);
    expect(told("continue", "RUNNING")).toMatch(/^It is too early/);
    expect(told("continue", "RUNNING", "sequential")).toMatch(/^Claims sent: \+4 points/);
  });
});
