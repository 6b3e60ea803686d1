import { describe, expect, it } from "vitest";
import { figureChanges } from "#shared/exchange/proposal-changes.ts";
import { sampleProposal } from "../../support/proposals.ts";

const { figures } = await sampleProposal("fax-gateway");

describe("figureChanges", () => {
  it("finds nothing between the same figures, whenever they were worked out", () => {
    expect(figureChanges(figures, { ...figures, at: figures.at + 1000 })).toEqual([]);
  });

  it("names each figure that differs with both of its values", () => {
    const later = { ...figures, asOf: "2025-09", money: { ...figures.money, value: null } };
    expect(figureChanges(figures, later)).toEqual([
      { label: "As-of month", before: "August 2025", after: "September 2025" },
      { label: "Value", before: "€5,040.00", after: "No data" },
    ]);
  });
});
