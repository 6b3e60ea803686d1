import { describe, expect, it } from "vitest";
import type { Reason } from "#shared/domain/reasons.ts";
import { reasonNumber, reasonSentence, verdictChangeSentence } from "#shared/words/reasons.ts";

function reason(known: Partial<Reason> & Pick<Reason, "code">): Reason {
  return {
    direction: "for",
    unit: "none",
    value: null,
    threshold: null,
    contribution: null,
    from: "2024-08",
    to: "2025-08",
    source: "usage",
    grade: null,
    names: [],
    ...known,
  };
}

const said = (known: Parameters<typeof reason>[0]) => reasonSentence(reason(known), "EUR");

describe("reasonSentence", () => {
  it("tells the share of people from the share of the product's use", () => {
    const rare = { code: "USE_RARELY", value: 0.0165, threshold: 0.1, names: ["2025-08"] } as const;
    expect(said({ ...rare, unit: "share" })).toBe(
      "1.65% of those it is for used it in an average month from Aug 2024 to Aug 2025, under the line of 10%. It was last used in Aug 2025.",
    );
    expect(said({ ...rare, unit: "shareOfUse", value: 0.00003, threshold: 0.0001, names: [] })).toBe(
      "In its best month from Aug 2024 to Aug 2025 it made up 0.003% of its product's use at most, under the line of 0.01%.",
    );
  });

  it("does not call never used what was observed for too few months", () => {
    expect(said({ code: "USE_RARELY", unit: "shareOfUse", value: 0, threshold: 0.0001 })).toBe(
      "No use was recorded from Aug 2024 to Aug 2025, in too few months to call it never used.",
    );
  });

  it("tells what came of hiding it, with the most that anybody lost beside the margin", () => {
    const hidden = { unit: "share", threshold: 0.015, names: ["Monitor hidden"], source: "experiment" } as const;
    expect(said({ ...hidden, code: "HIDDEN_UNHARMED", value: 0.0042 })).toBe(
      "Hiding it was tried in 'Monitor hidden': nobody was worse off than was tolerated (0.42% at most; 1.5% was the margin).",
    );
    expect(said({ ...hidden, code: "HIDDEN_HARMED", direction: "against", value: 0.03 })).toBe(
      "Hiding it was tried in 'Monitor hidden', and did harm (3% at most; 1.5% was the margin).",
    );
    expect(said({ code: "HIDDEN_UNHARMED", names: ["Monitor hidden"] })).toMatch(/was tolerated\.$/);
  });

  it("names the experiments that run on it", () => {
    const running = { code: "ACTIVE_EXPERIMENT", direction: "against", source: "experiment" } as const;
    expect(said({ ...running, names: ["One page", "Two pages"] })).toBe(
      "An experiment on it is running: 'One page' and 'Two pages'.",
    );
  });

  it("puts the number of a guard beside its line, and what a person said where one raised it", () => {
    expect(said({ code: "COVERAGE", unit: "month", value: 9, threshold: 12 })).toBe(
      "Fewer complete months were observed than the rule asks for (9 months; the line is 12 months).",
    );
    expect(said({ code: "SEASONAL_PEAK", unit: "share", value: 0.6, threshold: 0.1, names: ["2024-12"] })).toBe(
      "In one month of the window many people used it, as in a year-end close (60%, in Dec 2024; the line is 10%).",
    );
    expect(said({ code: "LEGAL_HOLD", names: ["Kept for ten years"] })).toBe(
      "A retention duty or contract forbids ending it. Kept for ten years",
    );
  });

  it("says whether support has ended or will end", () => {
    const support = { code: "SUPPORT_END", unit: "month", threshold: 12, names: ["2024-06"] } as const;
    expect(said({ ...support, value: -14 })).toBe("Support for what it is built on ended in Jun 2024.");
    expect(said({ ...support, value: 3 })).toBe("Support for what it is built on ends in Jun 2024.");
    expect(reasonNumber(reason({ ...support, value: -14 }), "EUR")).toBe("14 months ago");
  });

  it("names the guess on which a worth rests", () => {
    const worth = { code: "NPV_POSITIVE", unit: "money", value: 100, threshold: 0 } as const;
    expect(said({ ...worth, names: ["lostValue"] })).toBe(
      "Ending it is worth €1.00 today, counted from Aug 2024 to Aug 2025, with a mere guess for 'Value that would be lost'.",
    );
    expect(said(worth)).not.toContain("guess");
  });

  it("tells a figure that is not known from one that is known badly", () => {
    const weak = { code: "LOW_QUALITY", unit: "share", threshold: 0.5, names: ["avoidable"] } as const;
    expect(said({ ...weak, value: null })).toBe(
      "'Running cost that would end' is not known, so no case can be worked out.",
    );
    expect(said({ ...weak, value: 0.2 })).toContain("confidence 20%, needed 50%");
  });
});

describe("verdictChangeSentence", () => {
  it("sets the line beside the figure counted now", () => {
    expect(verdictChangeSentence({ kind: "figure", figure: "lostValue", threshold: 705_202, now: 42_000 }, "EUR")).toBe(
      "Value that would be lost: the result turns at €7,052.02 a month, above the €420.00 counted now.",
    );
  });
});
