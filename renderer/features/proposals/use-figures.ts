import { useCallback, useEffect, useMemo, useState } from "react";
import { currentJudgement, useJudgement } from "#data/judgement.ts";
import { tellProblem } from "#data/notices.ts";
import { commit, currentPortfolio, useIsFixed } from "#data/portfolio.ts";
import { find } from "#shared/domain/change.ts";
import { frozenFigures, type ProposalFigures } from "#shared/domain/proposal-figures.ts";
import { figuresNow, frozen } from "#shared/domain/proposal-refreshing.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { editProposal } from "#shared/domain/retirement-commands.ts";
import { figureChanges, type FigureChange } from "#shared/exchange/proposal-changes.ts";

/** The figures a proposal stands on, and what they would be if they were worked out now. */
export type FiguresView = {
  readonly figures: ProposalFigures | null;
  /** What differs from the frozen figures; empty while that is not known yet. */
  readonly changes: readonly FigureChange[];
  /** Whether the present figures were worked out; null means that the subject is no longer looked at for retirement. */
  readonly now: ProposalFigures | null | "working";
};

/** Follows the portfolio: freezes the figures of a draft that has none, and tells what changed since they were frozen. */
export function useFigures(proposal: RetirementProposal): FiguresView {
  const portfolio = useJudgement((judgement) => judgement.portfolio);
  const overview = useJudgement((judgement) => judgement.overview);
  const candidates = useJudgement((judgement) => judgement.candidates);
  const working = useJudgement((judgement) => judgement.working);
  const readOnly = useIsFixed();
  const [now, setNow] = useState<FiguresView["now"]>("working");
  const figures = useMemo(() => frozenFigures(proposal), [proposal]);

  useEffect(() => {
    if (working) return undefined;
    let wanted = true;
    void figuresNow(portfolio, overview, candidates, proposal).then((fresh) => {
      if (!wanted) return;
      setNow(fresh);
      if (fresh !== null && proposal.figures === null && proposal.stage === "draft" && !readOnly)
        freeze(fresh, proposal);
    });
    return () => {
      wanted = false;
    };
  }, [portfolio, overview, candidates, working, proposal, readOnly]);

  const changes = useMemo(
    () => (figures === null || now === "working" || now === null ? [] : figureChanges(figures, now)),
    [figures, now],
  );
  return { figures, now, changes };
}

function freeze(figures: ProposalFigures, { id, title }: RetirementProposal): void {
  if (find(currentPortfolio(), "proposals", id)?.figures !== null) return;
  save(id, { figures: frozen(figures) }, `Work out the figures of '${title}'`);
}

/** Figures tried out while somebody types, and the way to try other assumptions; null where nothing is being tried. */
export type Trial = {
  readonly figures: ProposalFigures | null;
  readonly tryOut: (assumptions: RetirementProposal["assumptions"] | null) => void;
};

const typingPause = 250;

/** Works a draft out with assumptions that are still being typed, a short pause after the last key; nothing is saved. */
export function useTrial(proposal: RetirementProposal): Trial {
  const [tried, setTried] = useState<RetirementProposal["assumptions"] | null>(null);
  const [figures, setFigures] = useState<ProposalFigures | null>(null);
  const [followed, setFollowed] = useState(proposal.figures);
  if (followed !== proposal.figures) {
    setFollowed(proposal.figures);
    setTried(null);
    setFigures(null);
  }
  useEffect(() => {
    if (tried === null) return undefined;
    let wanted = true;
    const pause = setTimeout(async () => {
      const { portfolio, overview, candidates } = currentJudgement();
      const fresh = await figuresNow(portfolio, overview, candidates, { ...proposal, assumptions: tried });
      if (wanted) setFigures(fresh);
    }, typingPause);
    return () => {
      wanted = false;
      clearTimeout(pause);
    };
  }, [tried, proposal]);
  const tryOut = useCallback((assumptions: RetirementProposal["assumptions"] | null) => {
    setTried(assumptions);
    if (assumptions === null) setFigures(null);
  }, []);
  return { figures, tryOut };
}

type Fields = Parameters<typeof editProposal>[1];

/** Saves an edit of a draft as one change; a refusal is told. */
export function save(id: string, fields: Fields, label?: string): void {
  const saved = commit(editProposal(id, fields, label));
  if (!saved.ok) tellProblem(saved.problem);
}

let lastEdit: Promise<void> = Promise.resolve();

/**
 * Saves an edit on which the figures depend together with the figures it leads to, as one change, so that a proposal's
 * figures always belong to its option and assumptions. Edits follow one another, each on what the one before left.
 */
export function saveWithFigures(id: string, edit: (proposal: RetirementProposal) => Fields, label: string): void {
  const apply = async () => {
    const proposal = find(currentPortfolio(), "proposals", id);
    if (proposal === undefined) return;
    const fields = edit(proposal);
    const { portfolio, overview, candidates } = currentJudgement();
    const figures = await figuresNow(portfolio, overview, candidates, { ...proposal, ...fields });
    save(id, figures === null ? fields : { ...fields, figures: frozen(figures) }, label);
  };
  lastEdit = lastEdit.then(apply, apply);
}
