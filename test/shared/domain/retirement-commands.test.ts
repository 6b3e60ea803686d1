import { describe, expect, it } from "vitest";
import { frozenFigures } from "#shared/domain/proposal-figures.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { editProposal, putForward, removeProposal, takeBack } from "#shared/domain/retirement-commands.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { completeSample } from "#shared/sample/complete-sample.ts";
import { after, refusalOf } from "../../support/portfolios.ts";

const id = "proposal.smart-speaker";
const sample = await completeSample("2025-08", Date.UTC(2025, 8, 9));

function withDraft(fields: Partial<RetirementProposal>) {
  const draft = onShelf(sample.proposals, "").get(id);
  if (draft === undefined) throw new Error("The sample lost its draft.");
  const proposals = new Map(onShelf(sample.proposals, "")).set(id, { ...draft, ...fields });
  return { ...sample, proposals: new Map([["", proposals]]) };
}

const draft = onShelf(sample.proposals, "").get(id);
const texts = { ...draft?.texts, why: "Nobody uses it." } as RetirementProposal["texts"];

describe("putForward", () => {
  it("makes a draft with figures and a reason proposed and read-only, until it is taken back", () => {
    const proposed = after([putForward(id)], withDraft({ texts }));
    expect(onShelf(proposed.proposals, "").get(id)?.stage).toBe("proposed");
    expect(refusalOf(editProposal(id, { title: "Other" }), proposed)).toBe("NOT_A_DRAFT");
    expect(refusalOf(removeProposal(id), proposed)).toBe("NOT_A_DRAFT");
    const back = after([takeBack(id), editProposal(id, { title: "Other" })], proposed);
    expect(onShelf(back.proposals, "").get(id)?.title).toBe("Other");
  });

  it("refuses without figures and without a reason", () => {
    expect(refusalOf(putForward(id), withDraft({ texts, figures: null }))).toBe("NO_FIGURES");
    expect(refusalOf(putForward(id), sample)).toBe("REASON_NEEDED");
  });

  it("refuses figures that cannot be read", () => {
    const { npv: _npv, ...incomplete } = (draft === undefined ? null : frozenFigures(draft))?.case ?? { npv: 0 };
    for (const json of [
      "{",
      "[]",
      JSON.stringify({ ...frozenFigures(draft as RetirementProposal), case: incomplete }),
    ]) {
      const figures = { at: 0, asOf: "2025-08", json };
      expect(frozenFigures({ ...(draft as RetirementProposal), figures })).toBeNull();
      expect(refusalOf(putForward(id), withDraft({ texts, figures }))).toBe("FIGURES_UNREADABLE");
    }
  });

  it("refuses concentrated use until somebody said why it is not seasonal", () => {
    const known = draft === undefined ? null : frozenFigures(draft);
    const json = JSON.stringify({ ...known, warnings: ["CONCENTRATED"] });
    const figures = { at: 0, asOf: "2025-08", json };
    expect(refusalOf(putForward(id), withDraft({ texts, figures }))).toBe("SEASON_UNCONFIRMED");
    expect(refusalOf(putForward(id), withDraft({ texts, figures, notSeasonal: "A trial in March." }))).toBeNull();
  });
});
