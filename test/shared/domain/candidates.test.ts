import { describe, expect, it } from "vitest";
import {
  candidateFor,
  candidatesOf,
  keyOf,
  lastVerdict,
  retirementCandidates,
  settledSubjects,
  subjectHistory,
  unjudgedTables,
  verdictChanged,
  verdictInputs,
} from "#shared/domain/candidates.ts";
import { judgedAsOf } from "#shared/domain/as-of.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { tableNames, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import { subjectName } from "#shared/domain/retirement-commands.ts";
import type { RetirementVerdict, Review, VerdictRecord } from "#shared/domain/retirement.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import {
  asOf,
  candidateNamed,
  cost,
  feature,
  holding,
  judged,
  product,
  rareAndDear,
  used,
  value,
} from "../../support/judged.ts";

const subject = { productId: "Fax", featureId: null };

function record(
  n: number,
  verdict: RetirementVerdict,
  codes: readonly string[] = ["NPV_POSITIVE_LIKELY"],
): VerdictRecord {
  const at = { createdAt: n, updatedAt: n, by: "Winnow" };
  return { ...subject, ...at, id: `v${n}`, verdict, codes, asOf, inputsHash: "", engineVersion: "1" };
}

describe("unjudgedTables", () => {
  it("are never looked at while a portfolio is judged", () => {
    const read = new Set<PropertyKey>();
    const watched = new Proxy(samplePortfolio("2026-10"), {
      get: (portfolio, table: keyof Portfolio) => {
        read.add(table);
        return portfolio[table];
      },
    });
    const now = Date.UTC(2026, 10, 20);
    const history = subjectHistory(watched);
    const candidates = [...retirementCandidates(watched, portfolioOverview(watched, judgedAsOf(watched, now), now))];
    settledSubjects(history, candidates);
    for (const { subject } of candidates) subjectName(watched, subject);
    expect([...read].filter((table) => unjudgedTables.has(table as TableName))).toEqual([]);
    expect(read.size + unjudgedTables.size).toBe(tableNames.length);
  });
});

function review(until: string): Review {
  return { ...subject, id: "r", createdAt: 1, updatedAt: 1, by: "Ann", kind: "keep", reason: "Still needed", until };
}

describe("retirementCandidate", () => {
  it("flags what is hardly used, costs much and is known well", () => {
    const found = candidateNamed(rareAndDear, "Fax");
    expect(found).toMatchObject({
      verdict: "flag",
      codes: ["NPV_POSITIVE_LIKELY"],
      isCandidate: true,
      monthly: 500_000,
    });
    expect(found.worked.simulation?.pPositive).toBe(1);
  });

  it("keeps what would cost more to end than it saves, and watches what may pay", () => {
    const cheap = holding({ costs: [cost("Fax", "run", 20_000)] }, rareAndDear);
    expect(candidateNamed(cheap, "Fax")).toMatchObject({ verdict: "keep", codes: ["NPV_NOT_POSITIVE"] });
    const between = holding({ costs: [cost("Fax", "run", 80_000)] }, rareAndDear);
    const found = candidateNamed(between, "Fax");
    expect(found).toMatchObject({ verdict: "watch", codes: ["NPV_POSITIVE_UNCERTAIN"] });
    expect(found.worked.simulation?.pPositive).toBeLessThan(0.8);
  });

  it("scores by the known components and widens by the missing ones", () => {
    const { components, score } = candidateNamed(rareAndDear, "Fax");
    expect(components).toMatchObject({ netCost: 0.98, technical: null, incidents: null });
    if (!("score" in score)) throw new Error("no score");
    const points = 0.3 * (components.usage ?? 0) + 0.3 * 0.98 + 0.1 * 0.5;
    expect(score.score).toBeCloseTo((100 * points) / 0.7, 9);
    expect([score.low, score.high]).toEqual([expect.closeTo(100 * points, 9), expect.closeTo(100 * points + 30, 9)]);
  });

  it("knows since when a verdict stands, and when the subject was flagged first", () => {
    const verdicts = [record(10, "flag"), record(20, "keep"), record(30, "flag"), record(40, "flag", ["OTHER"])];
    const found = candidateNamed(holding({ verdicts }, rareAndDear), "Fax");
    expect({ since: found.since, first: found.firstFlagged }).toEqual({ since: 30, first: 10 });
    expect(candidateNamed(rareAndDear, "Fax")).toMatchObject({ since: null, firstFlagged: null });
  });

  it("holds a review up to its last day", () => {
    const reviewed = (until: string) =>
      candidateNamed(holding({ reviews: [review(until)] }, rareAndDear), "Fax").review;
    expect(reviewed("2025-09-09")?.id).toBe("r");
    expect(reviewed("2025-09-08")).toBeNull();
  });
});

describe("subjectHistory", () => {
  const history = (portfolio: Portfolio) => subjectHistory(portfolio);

  it("asks for a record when verdict or codes changed, or none was stored", () => {
    const found = candidateNamed(rareAndDear, "Fax");
    expect(verdictChanged(history(rareAndDear), found)).toBe(true);
    const stored = holding({ verdicts: [record(10, "flag")] }, rareAndDear);
    expect(verdictChanged(history(stored), found)).toBe(false);
    const other = holding({ verdicts: [record(10, "flag"), record(20, "flag", ["OTHER"])] }, rareAndDear);
    expect(verdictChanged(history(other), found)).toBe(true);
    expect(lastVerdict(history(other), subject)?.id).toBe("v20");
  });

  it("settles what is not judged any more, once", () => {
    const stored = holding({ verdicts: [record(10, "flag")] }, rareAndDear);
    expect(settledSubjects(history(stored), judged(rareAndDear).candidates)).toEqual([]);
    expect(settledSubjects(history(stored), [])).toEqual([subject]);
    const settled = holding({ verdicts: [record(20, "keep", ["NO_TRIGGER"])] }, stored);
    expect(settledSubjects(history(settled), [])).toEqual([]);
  });
});

describe("verdictInputs", () => {
  it("changes with the figures and with nothing else", () => {
    const text = (portfolio: Portfolio) => JSON.stringify(verdictInputs(candidateNamed(portfolio, "Fax"), asOf));
    const renamed = holding({ products: [product("Portal", { description: "New words" })] }, rareAndDear);
    expect(text(renamed)).toBe(text(rareAndDear));
    expect(text(holding({ costs: [cost("Fax", "run", 500_001)] }, rareAndDear))).not.toBe(text(rareAndDear));
  });
});

describe("candidatesOf", () => {
  it("finds the candidates of one product, and the one about exactly a subject", () => {
    const own = { featureId: "seal" };
    const more = used(
      holding(
        {
          features: [feature("Fax", "seal")],
          costs: [cost("Fax", "wax", 10, own)],
          values: [value("Fax", "w", 1, own)],
        },
        rareAndDear,
      ),
      ["Fax", "seal"],
      { eligible: 400, users: 0, uses: 0 },
    );
    const { candidates } = judged(more);
    expect(candidatesOf(candidates, "Fax").map(({ name }) => name)).toEqual(["Fax", "seal"]);
    expect(candidatesOf(candidates, "Portal")).toEqual([]);
    expect(candidateFor(candidates, { productId: "Fax", featureId: "seal" })?.name).toBe("seal");
    expect(candidateFor(candidates, { productId: "Portal", featureId: null })).toBeUndefined();
    expect(new Set(candidates.map((candidate) => keyOf(candidate.subject))).size).toBe(2);
  });
});
