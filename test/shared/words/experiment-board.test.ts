import { describe, expect, it } from "vitest";
import { blankCard } from "#shared/domain/experiment-card.ts";
import { beliefLine, beliefText, experimentsShown, unitsSoFar, withdrawnText } from "#shared/words/experiment-board.ts";
import { startable } from "../../support/experiments.ts";

describe("beliefText", () => {
  it("is one sentence, with a part left out that nobody wrote, and nothing without a change", () => {
    expect(beliefText(startable)).toBe(
      "We believe that one page for members will cause more claims because they told us.",
    );
    const { belief } = startable;
    expect(beliefText({ belief: { ...belief, segment: " ", insight: "" } })).toBe(
      "We believe that one page will cause more claims.",
    );
    expect(beliefText(blankCard())).toBe("");
  });

  it("is a line of its own where it is plain that it is a belief", () => {
    expect(beliefLine(startable)).toBe("One page for members will cause more claims because they told us.");
    expect(beliefLine(blankCard())).toBe("");
  });
});

describe("the words of the board", () => {
  it("count what is shown, and the units of the smallest arm", () => {
    expect(experimentsShown(14, 14)).toBe("14 experiments");
    expect(experimentsShown(1, 14)).toBe("1 of 14 experiments");
    expect(unitsSoFar(3010, 9600, "members")).toBe("3,010 of 9,600 members an arm");
    expect(unitsSoFar(3010, null, " ")).toBe("3,010 units an arm");
  });

  it("tell who withdrew what, when and why", () => {
    const said = { at: Date.UTC(2026, 10, 20, 12), by: "Ada", reason: "The wrong page." };
    const lock = { at: 0, by: "", hash: "", skipped: [] };
    expect(withdrawnText({ what: "start", ...said, lock, sawResults: true })).toBe(
      "The start was withdrawn on 20 Nov 2026 by Ada: The wrong page.",
    );
  });
});
