import { describe, expect, it } from "vitest";
import {
  agendaLength,
  clockText,
  moreWaiting,
  namesIn,
  notedText,
  outcomeText,
  recordedText,
} from "#shared/words/meeting.ts";

const entry = (outcome: "decided" | "skipped" | null) => ({ experimentId: "1", notes: "", outcome });

describe("namesIn", () => {
  it("takes names apart at commas, semicolons and line breaks, each once", () => {
    expect(namesIn(" Ada, Ben;Ada\nCleo ,, ")).toEqual(["Ada", "Ben", "Cleo"]);
    expect(namesIn("  ")).toEqual([]);
  });
});

describe("outcomeText", () => {
  it("counts what was decided, put off and not reached", () => {
    expect(outcomeText([entry("decided"), entry(null), entry("decided")])).toBe("2 decided, 1 not reached");
    expect(outcomeText([])).toBe("Nothing on the agenda");
  });
});

describe("clockText", () => {
  it("writes minutes and seconds, past the hour too", () => {
    expect([0, 42_900, 725_000, 3_661_000].map(clockText)).toEqual(["00:00", "00:42", "12:05", "61:01"]);
  });
});

describe("recordedText", () => {
  it("names what else was saved", () => {
    expect(recordedText("One page", { learned: "x", step: "y" })).toBe(
      "Recorded 'One page', with a learning and a next step.",
    );
    expect(recordedText("One page", { learned: " ", step: "" })).toBe("Recorded 'One page'.");
  });
});

describe("agendaLength", () => {
  it("multiplies the minutes", () => {
    expect(agendaLength(1, 5)).toBe("1 experiment, 5 minutes");
  });
});

describe("moreWaiting", () => {
  it("counts what is not on the agenda", () => {
    expect(moreWaiting(1)).toBe("1 more waits for a decision; the earliest stand above.");
    expect(moreWaiting(2588)).toBe("2,588 more wait for a decision; the earliest stand above.");
  });
});

describe("notedText", () => {
  it("names what became of an experiment", () => {
    const outcomes = ["decided", "skipped", null] as const;
    expect(new Set(outcomes.map((outcome) => notedText("One page", outcome))).size).toBe(3);
  });
});
