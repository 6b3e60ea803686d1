import { describe, expect, it } from "vitest";
import { markKinds } from "#shared/domain/mark.ts";
import { trailing } from "#shared/domain/month.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { reasonsOf, type Reason } from "#shared/domain/reasons.ts";
import { reasonSentence } from "#shared/words/reasons.ts";
import { asOf, cost, holding, judged, now, product, rareAndDear, used } from "../../support/judged.ts";

function reasons(portfolio: Portfolio, name = "Fax"): readonly Reason[] {
  const { overview, candidates } = judged(portfolio);
  const found = candidates.find((candidate) => candidate.name === name);
  return found === undefined ? [] : reasonsOf(portfolio, overview, found);
}

const codes = (known: readonly Reason[]) => known.map(({ code, direction }) => `${direction} ${code}`);

describe("reasonsOf", () => {
  it("gives every reason its number, line, window, source and points", () => {
    const [net, use] = reasons(rareAndDear);
    expect(use).toMatchObject({
      code: "USE_RARELY",
      direction: "for",
      value: 0.005,
      threshold: 0.1,
      from: "2024-08",
      to: asOf,
      source: "usage",
      grade: "A",
    });
    expect(net).toMatchObject({ code: "NET_COST", value: -12 * 490_000, from: "2024-09", to: asOf, source: "costs" });
    expect(net?.contribution).toBeCloseTo((100 * 0.3 * 0.98) / 0.7, 9);
  });

  it("puts the reasons for before those against, and the ones with more points first", () => {
    expect(codes(reasons(rareAndDear))).toEqual(["for NET_COST", "for USE_RARELY", "for NPV_POSITIVE"]);
    const dependency = {
      id: "d",
      createdAt: now,
      updatedAt: now,
      by: "Tester",
      fromProductId: "Portal",
      toProductId: "Fax",
      kind: "hard",
      migration: "",
    } as const;
    const blocked = reasons(holding({ dependencies: [dependency] }, rareAndDear));
    expect(codes(blocked).at(-1)).toBe("against BLOCKED_BY_DEPENDENTS");
    expect(blocked.at(-1)?.names).toEqual(["Portal"]);
  });

  it("says that cost has no value recorded beside it, without pretending a net", () => {
    const unvalued = holding({ products: [product("A", { ownerTeamId: null })], costs: [cost("A", "run", 500_000)] });
    expect(reasons(unvalued, "A").find(({ source }) => source === "costs")).toMatchObject({
      code: "COST_WITHOUT_VALUE",
      value: 6_000_000,
      contribution: null,
    });
    expect(codes(reasons(unvalued, "A"))).toContain("against LOW_QUALITY");
  });

  it.each(markKinds)("quotes the mark '%s' from the catalogue, not from the usage", (kind) => {
    const marks = [{ kind, reason: "Asked for by law", owner: "Ann", reviewOn: null }];
    const [guard] = reasons(holding({ products: [product("Fax", { marks })] }, rareAndDear)).filter(
      ({ source }) => source === "catalogue",
    );
    expect(guard).toMatchObject({ direction: "against", names: ["Asked for by law"], from: null });
  });

  it("speaks of a trend over the months that were recorded", () => {
    const months = trailing(asOf, 13);
    const falling = months.reduce(
      (known, month, n) => used(known, ["Fax", "Fax"], { eligible: 400, users: 26 - 2 * n, uses: 40 }, [month]),
      rareAndDear,
    );
    const trend = reasons(falling).find(({ code }) => code === "TREND_DOWN");
    expect(trend).toMatchObject({ direction: "for", unit: "probability", from: "2024-08", to: asOf });
    expect(trend === undefined ? "" : reasonSentence(trend, "EUR")).toBe(
      "Its use is falling from Aug 2024 to Aug 2025: by chance alone, a trend this clear shows in <0.001% of cases.",
    );
  });

  it("repeats a person's review", () => {
    const review = {
      id: "r",
      createdAt: 1,
      updatedAt: 1,
      by: "Ann",
      kind: "keep",
      reason: "Law",
      until: "2026-01-01",
    } as const;
    const reviews = [{ ...review, productId: "Fax", featureId: null }];
    expect(reasons(holding({ reviews }, rareAndDear)).find(({ code }) => code === "KEPT")?.names).toEqual([
      "Law",
      "2026-01-01",
      "Ann",
    ]);
  });
});
