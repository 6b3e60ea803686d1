import { currentJudgement } from "#data/judgement.ts";
import { commitAndTell } from "#data/notices.ts";
import { currentPortfolio } from "#data/portfolio.ts";
import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import type { Id } from "#shared/domain/ids.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import {
  blankProposal,
  editProposal,
  proposeRetirement,
  sameSubject,
  type Subject,
} from "#shared/domain/retirement-commands.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { onShelf } from "#shared/domain/shelves.ts";

type Assumptions = RetirementProposal["assumptions"];

function openProposalOf(subject: Subject): RetirementProposal | null {
  for (const proposal of onShelf(currentPortfolio().proposals, "").values()) {
    const isOpen = proposal.stage === "draft" || proposal.stage === "proposed";
    if (isOpen && sameSubject(proposal, subject)) return proposal;
  }
  return null;
}

/** The id of the open proposal about a candidate; null when there is none. */
export function openProposal({ subject }: Pick<RetirementCandidate, "subject">): Id | null {
  return openProposalOf(subject)?.id ?? null;
}

/** Starts a draft proposal about a candidate; answers its id, or null when it was refused (which was told). */
export function propose(
  { subject, name }: Pick<RetirementCandidate, "subject" | "name">,
  assumptions: Partial<Assumptions> = {},
): Id | null {
  const blank = blankProposal(subject, `Retire ${name}`, settingsOf(currentJudgement().portfolio).personName);
  const draft = { ...blank, assumptions: { ...blank.assumptions, ...assumptions } };
  return commitAndTell(proposeRetirement(draft)).ok ? openProposal({ subject }) : null;
}

/** Writes assumptions into the open draft about a candidate, or starts one with them. */
export function assume(
  candidate: Pick<RetirementCandidate, "subject" | "name">,
  assumptions: Partial<Assumptions>,
): boolean {
  const open = openProposalOf(candidate.subject);
  if (open === null) return propose(candidate, assumptions) !== null;
  const fields = { assumptions: { ...open.assumptions, ...assumptions } };
  return commitAndTell(editProposal(open.id, fields, `Change the assumptions of '${open.title}'`)).ok;
}
