import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { retirementCandidates, type RetirementCandidate } from "#shared/domain/candidates.ts";
import { addMonths, monthRange, type Month } from "#shared/domain/month.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { tableNames, type Portfolio } from "#shared/domain/portfolio.ts";
import { judgementOf } from "#shared/domain/product-usage.ts";
import { verdicts } from "#shared/domain/retirement.ts";
import { recordSchemas } from "#shared/domain/schemas.ts";
import { allOf, countOf, onShelf } from "#shared/domain/shelves.ts";
import { usageClasses, type UsageJudgement } from "#shared/domain/usage-class.ts";
import { danglingReference } from "#shared/exchange/portfolio-file-references.ts";
import { gini } from "#shared/maths/gini.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";

const guards = [
  "ACTIVE_EXPERIMENT",
  "CADENCE",
  "COVERAGE",
  "ESSENTIAL_PATH",
  "LEGAL_HOLD",
  "MARKED",
  "NEW",
  "NO_DATA",
  "OPEN_SUCCESSOR_GAP",
  "REACH_UNCERTAIN",
  "SEASONAL_PEAK",
  "STALE",
  "UNMEASURED_CALLERS",
];
const warnings = ["CONCENTRATED", "NICHE_HEAVY", "SEASON_UNSEEN", "SHARE_ONLY"];
const triggers = ["COST_PER_USER", "DUPLICATE", "LOW_USE", "NEGATIVE_NET_VALUE", "NO_OWNER", "SUPPORT_END"];

type Shown = {
  readonly judgements: readonly UsageJudgement[];
  readonly candidates: readonly RetirementCandidate[];
};

function shownBy(portfolio: Portfolio, asOf: Month): Shown {
  const overview = portfolioOverview(portfolio, asOf, Date.parse(`${addMonths(asOf, 1)}-09T10:00:00Z`));
  const judgements = overview.lines.flatMap(({ product, usage }) => [
    judgementOf(usage, product.id, product.marks),
    ...Array.from(onShelf(portfolio.features, product.id).values(), ({ id, marks }) => judgementOf(usage, id, marks)),
  ]);
  const candidates = [...retirementCandidates(portfolio, overview)];
  return { judgements, candidates };
}

const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

function verdictOf({ candidates }: Shown, name: string) {
  return candidates.find((candidate) => candidate.name === name)?.verdict;
}

describe("samplePortfolio", () => {
  it("is the same value for the same month", () => {
    expect(samplePortfolio("2025-08")).toEqual(samplePortfolio("2025-08"));
    expect(samplePortfolio("2025-08")).not.toEqual(samplePortfolio("2025-09"));
  });

  it.each(monthRange("2025-01", "2025-12"))(
    "shows every class, guard, warning, trigger and verdict as of %s",
    (asOf) => {
      const shown = shownBy(samplePortfolio(asOf), asOf);
      expect({
        classes: sorted(shown.judgements.map((judgement) => judgement.class)),
        guards: sorted(shown.judgements.flatMap((judgement) => judgement.guards)),
        warnings: sorted(shown.judgements.flatMap((judgement) => judgement.warnings)),
        triggers: sorted(shown.candidates.flatMap((candidate) => candidate.triggers)),
        verdicts: sorted(shown.candidates.map((candidate) => candidate.verdict)),
      }).toEqual({
        classes: sorted(usageClasses),
        guards,
        warnings,
        triggers,
        verdicts: sorted(verdicts),
      });
    },
  );

  it.each(monthRange("2025-01", "2025-12"))("tells the same story as of %s", (asOf) => {
    const shown = shownBy(samplePortfolio(asOf), asOf);
    expect(verdictOf(shown, "Fax Gateway")).toBe("flag");
    expect(verdictOf(shown, "Nightly Export")).toBe("blocked");
    expect(verdictOf(shown, "Quick Quote")).toBe("notFlaggable");
    expect(verdictOf(shown, "Rate Studio")).toBe("needData");
    expect(verdictOf(shown, "Report Library")).toBe("watch");
    expect(verdictOf(shown, "Smart speaker answers")).toBe("flag");
    expect(verdictOf(shown, "Macro recorder")).toBe("keep");
    expect(verdictOf(shown, "Year-end reserve close")).toBe("notFlaggable");
  });

  it("has records that pass their schemas and stand on their shelves under their ids", () => {
    const portfolio = samplePortfolio("2025-08");
    for (const table of tableNames) {
      for (const records of portfolio[table].values()) {
        for (const [id, record] of records) {
          expect(record.id).toBe(id);
          expect(table === "usage" || v.is(recordSchemas[table], record), `${table} ${id}`).toBe(true);
        }
      }
    }
  });

  it("names only records that are there", () => {
    expect(danglingReference(samplePortfolio("2025-08"))).toBeNull();
  });

  it("has a dozen products, more than a hundred features, and use that few of them carry", () => {
    const portfolio = samplePortfolio("2025-08");
    expect(countOf(portfolio.products)).toBe(12);
    expect(countOf(portfolio.features)).toBeGreaterThanOrEqual(120);
    expect(countOf(portfolio.features)).toBeLessThanOrEqual(180);
    const portal = onShelf(portfolio.usage, "").get("member-portal");
    const uses = portal?.subjects.slice(1).map((_, n) => portal.uses[(n + 2) * portal.months - 1] ?? 0) ?? [];
    expect(gini(uses)).toMatchObject({ gini: expect.toSatisfy((value: number) => value > 0.6) });
  });

  it("never has more users than eligible, nor more users than uses", () => {
    for (const { eligible, users, uses } of allOf(samplePortfolio("2025-03").usage)) {
      for (let at = 0; at < users.length; at += 1) {
        expect(users[at]).toBeLessThanOrEqual(eligible[at] ?? 0);
        expect(uses[at]).toBeGreaterThanOrEqual(users[at] ?? 0);
      }
    }
  });

  it("leaves nothing of the ledger unallocated and one bill unassigned", () => {
    const portfolio = samplePortfolio("2025-08");
    const { money } = portfolioOverview(portfolio, "2025-08", Date.UTC(2025, 8, 9));
    const products = [...money.products.values()].reduce((sum, { cost }) => sum + (cost ?? 0), 0);
    expect(money.unallocated).toBe(0);
    expect(money.unassigned.total).toBe(12 * 118_000);
    expect(products + (money.unassigned.total ?? 0)).toBeCloseTo(money.total, 4);
  });
});
