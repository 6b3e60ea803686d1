import { describe, expect, it } from "vitest";
import { retirementCandidate, subjectHistory } from "#shared/domain/candidates.ts";
import { judgedSubjects } from "#shared/domain/judged.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import {
  filteredRows,
  groupOf,
  isFiltered,
  nobody,
  portfolioRows,
  sumOf,
  wholeView,
} from "../../../../renderer/features/portfolio/portfolio-rows.ts";
import { retirementRows, tabCounts } from "../../../../renderer/features/retirement/retirement-rows.ts";

const portfolio = samplePortfolio("2026-10");
const overview = portfolioOverview(portfolio, "2026-10", Date.UTC(2026, 10, 1));
const history = subjectHistory(portfolio);
const candidates = judgedSubjects(portfolio, overview)
  .filter(({ subject }) => subject.productId === "fax-gateway")
  .map((judged) => retirementCandidate(portfolio, overview, judged, history));
const rows = portfolioRows(portfolio, overview, candidates);
const fax = rows.find(({ id }) => id === "fax-gateway");

describe("portfolioRows", () => {
  it("flags a product for its candidates, its missing owner and its ending support", () => {
    expect(fax?.flags).toEqual(expect.arrayContaining(["candidate", "noOwner", "supportEnding"]));
    expect(fax?.candidates).toBeGreaterThan(0);
  });

  it("counts what Retirement lists: candidates that nobody has answered yet", () => {
    const [first, ...others] = candidates.filter(({ isCandidate, verdict }) => isCandidate && verdict !== "keep");
    if (first === undefined) throw new Error("The Fax Gateway has no candidate.");
    const recorded = { id: "kept", createdAt: 1, updatedAt: 1, by: "Ann", ...first.subject };
    const review = { ...recorded, kind: "keep", reason: "Law", until: "2027-01-01" } as const;
    const answered = [{ ...first, review }, ...others];
    const listed = tabCounts(retirementRows(answered, overview.now));
    const [counted] = portfolioRows(portfolio, overview, answered).filter(({ id }) => id === "fax-gateway");
    expect(counted?.candidates).toBe(listed.candidates);
    expect(listed.kept).toBe(1);
  });
});

describe("filteredRows", () => {
  it("finds by text in name, owner and job, whatever the case", () => {
    expect(filteredRows(rows, { ...wholeView, text: "FAX gate" })).toEqual([fax]);
  });

  it("finds products without an owner", () => {
    const orphans = filteredRows(rows, { ...wholeView, owner: nobody });
    expect(orphans).toContain(fax);
    expect(orphans.every(({ line }) => line.owner === null)).toBe(true);
  });

  it("shows everything without a filter", () => {
    expect(isFiltered(wholeView)).toBe(false);
    expect(filteredRows(rows, wholeView)).toEqual(rows);
  });
});

describe("groupOf", () => {
  it("puts every row into exactly one group", () => {
    const byOwner = groupOf("owner");
    expect(rows.map((row) => byOwner?.(row).label)).toEqual(rows.map(({ line }) => line.owner?.name ?? "No owner"));
    expect(groupOf("none")).toBeUndefined();
  });
});

describe("sumOf", () => {
  it("adds up to the portfolio's money with the unassigned and unallocated parts", () => {
    const { sum } = sumOf(rows, (line) => line.money.cost);
    const { unassigned, unallocated, total } = overview.money;
    expect(sum + (unassigned.total ?? 0) + unallocated).toBeCloseTo(total, 6);
  });

  it("counts a figure that is not known apart and never as zero", () => {
    expect(sumOf(rows, () => null)).toEqual({ sum: 0, known: 0, unknown: rows.length });
  });
});
