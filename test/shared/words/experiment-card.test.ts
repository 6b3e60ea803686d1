import { describe, expect, it } from "vitest";
import { cannotText, hiddenArms, ruleLines, usersText, worthwhileWords } from "#shared/words/experiment-card.ts";
import { startable } from "../../support/experiments.ts";

describe("ruleLines", () => {
  const linesOf = (purpose: "change" | "removal", card = startable) =>
    ruleLines(card, purpose).map(({ verdict, when }) => `${verdict}: ${when}`);

  it("says what becomes of a change by what its results will show, with the worthwhile effect in it", () => {
    const [persevere, pivot, stop] = linesOf("change");
    expect(persevere).toMatch(/^persevere: .*reaches 1 point/);
    expect(pivot).toMatch(/After 2 pivots it is a stop\.$/);
    expect(stop).toMatch(/^stop: It surely does harm, or a guardrail is breached\.$/);
  });

  it("asks of a removal that it does no harm, and leaves no pivot where none was agreed", () => {
    const [persevere, pivot] = linesOf("removal", { ...startable, maxPivots: 0 });
    expect(persevere).toBe("persevere: The loss is surely smaller than 1 point: it can go.");
    expect(pivot).toMatch(/No pivot is left/);
  });

  it("promises no verdict by evidence that is not counted", () => {
    expect(linesOf("change", { ...startable, method: "interview" })).toHaveLength(1);
  });
});

describe("the words of a card", () => {
  it("call what is worthwhile by what is tested and how", () => {
    expect(worthwhileWords("change", "abTest").name).toBe("Worthwhile effect");
    expect(worthwhileWords("change", "fakeDoor").name).toBe("Share needed");
    expect(worthwhileWords("removal", "abTest").name).toBe("Loss tolerated");
  });

  it("begin a removal with arms that say what they are", () => {
    expect(hiddenArms("Dictation").arms.map(({ name }) => name)).toEqual(["Shown", "Hidden"]);
    expect(hiddenArms("Dictation").belief.change).toBe("hiding Dictation");
  });

  it("say why a split test cannot answer, what can, and how many users there are", () => {
    expect(cannotText(323, 8, ["did", "survey"])).toBe(
      "It would take 323 weeks; 8 are the most. These can: difference in differences or survey.",
    );
    expect(usersText(38740, 13, "2026-10", false)).toBe("38,740 users a month, by the 13 months to October 2026");
  });
});
