import { needsSeasonWord, type ProposalFigures } from "#shared/domain/proposal-figures.ts";
import { proposalTexts, type ProposalText, type RetirementProposal } from "#shared/domain/retirement.ts";
import { sectionTitles, textGuidance } from "#shared/words/proposal.ts";

/** Whether a section has what only people can say, still waits for it, or is computed altogether. */
export type SectionState = "done" | "open" | "computed";

/** The texts that stand in a section. */
export function textsOf(section: number): readonly ProposalText[] {
  return proposalTexts.filter((name) => textGuidance[name].section === section);
}

/** How far a section has come. */
export function sectionState(
  section: number,
  proposal: RetirementProposal,
  figures: ProposalFigures | null,
): SectionState {
  if (section === 1) return isFilled(proposal.proposer) && isFilled(proposal.processOwner) ? "done" : "open";
  if (section === 4 && figures !== null && figures.warnings.includes("CONCENTRATED")) {
    return needsSeasonWord(proposal, figures) ? "open" : "done";
  }
  const names = textsOf(section);
  if (names.length === 0) return "computed";
  const isWritten = names.every((name) => isFilled(proposal.texts[name]));
  return isWritten && (section !== 16 || proposal.decisionOn !== null) ? "done" : "open";
}

/** How many sections that people write are done, of how many. */
export function progress(
  proposal: RetirementProposal,
  figures: ProposalFigures | null,
): { readonly done: number; readonly all: number } {
  const states = sectionTitles.map((_, n) => sectionState(n + 1, proposal, figures));
  const done = states.filter((state) => state === "done").length;
  return { done, all: done + states.filter((state) => state === "open").length };
}

function isFilled(text: string): boolean {
  return text.trim() !== "";
}
