import { describe, expect, it } from "vitest";
import { progress, sectionState, textsOf } from "../../../../renderer/features/proposals/section-state.ts";
import { sampleProposal } from "../../../support/proposals.ts";

const { proposal, figures } = await sampleProposal("fax-gateway");

describe("sectionState", () => {
  it("is done once people wrote what only they know", () => {
    expect(sectionState(3, proposal, figures)).toBe("done");
    expect(sectionState(3, { ...proposal, texts: { ...proposal.texts, why: "  " } }, figures)).toBe("open");
  });

  it("wants proposer and process owner for the first section", () => {
    expect(sectionState(1, { ...proposal, processOwner: "" }, figures)).toBe("open");
  });

  it("is computed where nobody has to write anything", () => {
    expect([4, 5, 6].map((section) => sectionState(section, proposal, figures))).toEqual(Array(3).fill("computed"));
  });

  it("waits in the facts for a word on the season while use is concentrated", () => {
    const concentrated = { ...figures, warnings: ["CONCENTRATED"] };
    expect(sectionState(4, proposal, concentrated)).toBe("open");
    expect(sectionState(4, { ...proposal, notSeasonal: "A test run in March." }, concentrated)).toBe("done");
  });
});

describe("progress", () => {
  it("counts the sections that people write, and those of them that are done", () => {
    expect(progress(proposal, figures)).toEqual({ done: 11, all: 14 });
  });
});

describe("textsOf", () => {
  it("gives every text to exactly one section", () => {
    const all = Array.from({ length: 17 }, (_, n) => textsOf(n + 1)).flat();
    expect(new Set(all).size).toBe(all.length);
    expect([...all].sort()).toEqual(Object.keys(proposal.texts).sort());
  });
});
