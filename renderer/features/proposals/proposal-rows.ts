import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import { candidateFor } from "#shared/domain/candidates.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { frozenFigures } from "#shared/domain/proposal-figures.ts";
import type { RetirementProposal, RetirementVerdict } from "#shared/domain/retirement.ts";
import { subjectName } from "#shared/domain/retirement-commands.ts";
import { onShelf } from "#shared/domain/shelves.ts";

/** One line of the list of proposals. */
export type ProposalRow = {
  readonly proposal: RetirementProposal;
  readonly subject: string;
  /** What the rule says today; null when nothing speaks for retiring it any more. */
  readonly verdictNow: RetirementVerdict | null;
  /** What it said when the figures were frozen; null before that. */
  readonly verdictThen: RetirementVerdict | null;
  readonly npv: number | null;
  readonly currency: string;
  readonly figuresAt: number | null;
};

/** Every proposal with its verdict now and then, the ones changed last first. */
export function proposalRows(portfolio: Portfolio, candidates: readonly RetirementCandidate[]): readonly ProposalRow[] {
  const rows: ProposalRow[] = [];
  for (const proposal of onShelf(portfolio.proposals, "").values()) {
    const figures = frozenFigures(proposal);
    rows.push({
      proposal,
      subject: subjectName(portfolio, proposal) ?? figures?.subject.name ?? proposal.title,
      verdictNow: candidateFor(candidates, proposal)?.verdict ?? null,
      verdictThen: figures?.verdict.verdict ?? null,
      npv: figures?.case.npv ?? null,
      currency: figures?.currency ?? "EUR",
      figuresAt: proposal.figures?.at ?? null,
    });
  }
  return rows.sort((a, b) => b.proposal.updatedAt - a.proposal.updatedAt);
}
