import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../../renderer/features/product/corner-rules.ts";

const nobody = { pays: [], canChange: [], feels: [], benefits: [] };

describe("findingsOf", () => {
  it("accuses nobody where nothing is recorded", () => {
    expect(findingsOf(nobody)).toEqual([]);
  });

  it("finds nothing where one team stands in all corners", () => {
    expect(findingsOf({ pays: ["a"], canChange: ["a"], feels: ["a"], benefits: ["a"] })).toEqual([]);
  });

  it("calls a team helpless that feels the pain and cannot change it", () => {
    expect(findingsOf({ ...nobody, canChange: ["a"], feels: ["a", "b"] })).toEqual([
      { kind: "helpless", teams: ["b"] },
    ]);
  });

  it("names moral hazard where a team can change it and neither pays nor feels", () => {
    const corners = { pays: ["p"], canChange: ["a", "p"], feels: [], benefits: ["p"] };
    expect(findingsOf(corners)).toEqual([{ kind: "moralHazard", teams: ["a"] }]);
  });

  it("tells a captive payer from a free rider", () => {
    const corners = { pays: ["p", "both"], canChange: ["both"], feels: ["both"], benefits: ["b", "both"] };
    expect(findingsOf(corners)).toEqual([
      { kind: "captivePayer", teams: ["p"] },
      { kind: "freeRider", teams: ["b"] },
    ]);
  });

  it("does not take an empty corner for a known one", () => {
    expect(findingsOf({ ...nobody, pays: ["p"], canChange: ["p"] })).toEqual([]);
  });

  it("calls a product abandoned that nobody can change", () => {
    expect(findingsOf({ ...nobody, pays: ["p"], benefits: ["p"] })).toEqual([{ kind: "abandoned", teams: [] }]);
  });
});
