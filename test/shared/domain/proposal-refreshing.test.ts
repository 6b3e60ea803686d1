import { describe, expect, it } from "vitest";
import { retirementCandidates } from "#shared/domain/candidates.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { frozenFigures } from "#shared/domain/proposal-figures.ts";
import { figuresNow, frozen } from "#shared/domain/proposal-refreshing.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { completeSample } from "#shared/sample/complete-sample.ts";

const now = Date.UTC(2025, 8, 9, 10);
const portfolio = await completeSample("2025-08", now);
const overview = portfolioOverview(portfolio, "2025-08", now);
const candidates = [...retirementCandidates(portfolio, overview)];
const proposal = onShelf(portfolio.proposals, "").get("proposal.fax-gateway");
if (proposal === undefined) throw new Error("The sample lost its proposal.");

describe("figuresNow", () => {
  it("gives the frozen figures again while nothing changed", async () => {
    const fresh = await figuresNow(portfolio, overview, candidates, proposal);
    expect(fresh && frozen(fresh)).toEqual(proposal.figures);
  });

  it("follows assumptions that are not stored yet, and prints those that only people can make", async () => {
    const assumptions = {
      ...proposal.assumptions,
      oneOff: { low: 30_000_000, mode: 40_000_000, high: 50_000_000 },
      retainedShare: { low: 0.1, mode: 0.2, high: 0.3 },
    };
    const fresh = await figuresNow(portfolio, overview, candidates, { ...proposal, assumptions });
    expect(fresh?.case.npv).toBeLessThan(frozenFigures(proposal)?.case.npv ?? 0);
    expect(fresh?.case.figures).toContainEqual({
      figure: "oneOff",
      ...assumptions.oneOff,
      basis: "person",
      grade: expect.any(String),
    });
    expect(fresh?.case.figures).toContainEqual({
      figure: "retained",
      ...assumptions.retainedShare,
      basis: "person",
      grade: expect.any(String),
    });
  });

  it("works out the option that the proposal names", async () => {
    const fresh = await figuresNow(portfolio, overview, candidates, { ...proposal, option: "migrate" });
    expect(fresh?.case.options.map(({ option }) => option)).toEqual(["keep", "improve", "merge", "migrate", "sunset"]);
    expect(fresh?.case.proposed).toBe("migrate");
  });

  it("answers nothing where the subject is no longer looked at", async () => {
    expect(await figuresNow(portfolio, overview, candidates, { ...proposal, featureId: "gone" })).toBeNull();
  });
});
