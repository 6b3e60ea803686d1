import { it } from "vitest";
import { benchPortfolio, fullSize } from "../../bench/portfolio.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { judgedSubjects } from "#shared/domain/judged.ts";
import { retirementCandidate } from "#shared/domain/candidates.ts";
it("looks", () => {
  let t = performance.now();
  const lap = (w: string) => { const n = performance.now(); console.log(w, Math.round(n - t)); t = n; };
  const p = benchPortfolio(fullSize); lap("make");
  const o = portfolioOverview(p, "2025-08", Date.UTC(2025, 8, 20)); lap("overview");
  const j = judgedSubjects(p, o); lap("judged " + j.length);
  const c = j.map((x) => retirementCandidate(p, o, x)); lap("cands");
  const by: Record<string, number> = {}; for (const x of c) by[x.verdict] = (by[x.verdict] ?? 0) + 1;
  const cl: Record<string, number> = {}; for (const l of o.lines) for (const [k, n] of Object.entries(l.usage.counts)) cl[k] = (cl[k] ?? 0) + n;
  console.log(by, cl);
});
