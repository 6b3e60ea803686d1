import { describe, expect, it } from "vitest";
import { readExperiment } from "#shared/domain/experiment-verdict.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { doubtsOf } from "#shared/words/doubts.ts";
import { counted, startable } from "../../support/experiments.ts";
import { concluded, heldAt } from "../../support/meetings.ts";

const doubts = (fields: Partial<Experiment>, day = "2026-03-01") => {
  const experiment = concluded("1", fields);
  return doubtsOf(experiment, readExperiment(experiment, day));
};
const safe = [counted(0, 4000, 80, { guardrail: "calls" }), counted(1, 4000, 80, { guardrail: "calls" })];
const clear = [counted(0, 4000, 400), counted(1, 4000, 560), ...safe];

describe("doubtsOf", () => {
  it("has none where nothing in the records speaks against the verdict", () => {
    expect(doubts({ observations: clear })).toEqual([]);
  });

  it("names what was not measured, what is missing and what was passed over", () => {
    const planned = { ...startable, plannedPerArm: 5000 };
    const lock = { at: heldAt, by: "", hash: "", skipped: [{ check: "NO_REVERT", reason: "It is a text." }] };
    expect(doubts({ card: planned, lock, observations: clear.slice(0, 2) })).toEqual([
      "It has fewer units than were planned: 4,000 of 5,000 in the smallest arm.",
      "Nothing was measured of 'calls'.",
      "Nobody said how the change is taken back. It was started all the same: It is a text.",
    ]);
  });

  it("names a metric that is watched without a margin", () => {
    const unsaid = { name: "calls", kind: "proportion", harm: null, margin: null } as const;
    expect(doubts({ card: { ...startable, guardrails: [unsaid] }, observations: clear })).toEqual([
      "Nobody said how much 'calls' may get worse: it decides nothing.",
    ]);
  });

  it("points out a split that is suspicious without being broken", () => {
    const uneven = [counted(0, 4000, 400), counted(1, 4250, 600), ...safe];
    expect(doubts({ observations: uneven }).join()).toMatch(/^The split looks suspicious/);
  });

  it("says that it was concluded early, and that its card was changed", () => {
    const amendment = { at: heldAt, by: "", reason: "x", before: startable, after: startable, hash: "" };
    const told = doubts({ observations: clear, amendments: [amendment] }, "2026-01-20");
    expect(told).toEqual([expect.stringMatching(/^Exploratory/), "It was concluded before its planned end."]);
  });

  it("counts evidence that speaks against it", () => {
    const piece = {
      type: "interview",
      group: "",
      direction: -1,
      strength: "weak",
      n: 5,
      source: "",
      on: null,
    } as const;
    expect(doubts({ observations: clear, evidence: [piece] })).toEqual([
      "1 piece of other evidence speaks against it.",
    ]);
  });
});
