import { describe, expect, it } from "vitest";
import { reachName } from "#shared/words/proposal.ts";
import { sampleProposal } from "../../support/proposals.ts";

const { figures } = await sampleProposal("fax-gateway");

describe("reachName", () => {
  it("calls a share of the product's use no reach", () => {
    expect(reachName(figures)).toMatch(/^Reach/);
    expect(reachName({ usage: { ...figures.usage, reach: null, shareUpperBound: 0.001 } })).toMatch(/^Share of its/);
  });
});
