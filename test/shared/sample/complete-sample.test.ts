import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { frozenFigures } from "#shared/domain/proposal-figures.ts";
import { RetirementProposalSchema } from "#shared/domain/retirement.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { completeSample } from "#shared/sample/complete-sample.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";

const now = Date.UTC(2025, 8, 9, 10);

describe("completeSample", () => {
  it.each(["2025-02", "2025-08"])("freezes the figures of every proposal as of %s", async (asOf) => {
    for (const proposal of allOf((await completeSample(asOf, now)).proposals)) {
      expect(v.is(RetirementProposalSchema, proposal)).toBe(true);
      expect(proposal.figures).toMatchObject({ at: now, asOf });
      expect(frozenFigures(proposal)?.case.npv).toBeGreaterThan(0);
    }
  });

  it("leaves everything else as it is", async () => {
    const { proposals: _, ...rest } = await completeSample("2025-08", now);
    expect(samplePortfolio("2025-08")).toMatchObject(rest);
  });
});
