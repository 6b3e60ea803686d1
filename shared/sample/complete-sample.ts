import { judgedSubjects } from "../domain/judged.ts";
import type { Instant } from "../domain/ids.ts";
import type { Month } from "../domain/month.ts";
import { portfolioOverview } from "../domain/overview.ts";
import type { Portfolio } from "../domain/portfolio.ts";
import { figuresNow, frozen } from "../domain/proposal-refreshing.ts";
import type { RetirementProposal } from "../domain/retirement.ts";
import { onShelf } from "../domain/shelves.ts";
import { samplePortfolio } from "./portfolio.ts";

/** The sample portfolio with the figures of its proposals frozen at an instant, as the app itself would freeze them. */
export async function completeSample(asOf: Month, now: Instant): Promise<Portfolio> {
  const portfolio = samplePortfolio(asOf);
  const overview = portfolioOverview(portfolio, asOf, now);
  const judged = judgedSubjects(portfolio, overview);
  const proposals = new Map<string, RetirementProposal>();
  for (const proposal of onShelf(portfolio.proposals, "").values()) {
    const figures = await figuresNow(portfolio, overview, judged, proposal);
    proposals.set(proposal.id, figures === null ? proposal : { ...proposal, figures: frozen(figures) });
  }
  return { ...portfolio, proposals: new Map([["", proposals]]) };
}
