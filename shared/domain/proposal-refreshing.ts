import { keyOf, retirementCandidate, subjectHistory, type RetirementCandidate } from "./candidates.ts";
import { canonicalJson } from "./canonical.ts";
import { freezeFigures } from "./figures-freezing.ts";
import type { JudgedSubject } from "./judged.ts";
import type { Overview } from "./overview.ts";
import type { Portfolio } from "./portfolio.ts";
import type { ProposalFigures } from "./proposal-figures.ts";
import type { RetirementProposal } from "./retirement.ts";
import { sameSubject } from "./retirement-commands.ts";

/** A candidate worked out with the assumptions of one proposal, whether or not these are stored. */
export function candidateWith(
  portfolio: Portfolio,
  overview: Overview,
  judged: JudgedSubject,
  proposal: RetirementProposal,
): RetirementCandidate {
  const history = subjectHistory(portfolio);
  const proposals = new Map(history.proposals).set(keyOf(judged.subject), proposal);
  return retirementCandidate(portfolio, overview, judged, { ...history, proposals });
}

/** The figures of a proposal as they would be frozen now; null when its subject is no longer looked at for retirement. */
export async function figuresNow(
  portfolio: Portfolio,
  overview: Overview,
  candidates: readonly JudgedSubject[],
  proposal: RetirementProposal,
): Promise<ProposalFigures | null> {
  const judged = candidates.find(({ subject }) => sameSubject(subject, proposal));
  if (judged === undefined) return null;
  const candidate = candidateWith(portfolio, overview, judged, proposal);
  return freezeFigures(portfolio, overview, candidate, proposal.option);
}

/** Figures in the form in which a proposal stores them. */
export function frozen(figures: ProposalFigures): NonNullable<RetirementProposal["figures"]> {
  return { at: figures.at, asOf: figures.asOf, json: canonicalJson(figures) };
}
