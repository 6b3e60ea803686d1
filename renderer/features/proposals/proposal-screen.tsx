import { type FocusEvent, useRef, useState } from "react";
import { useIsFixed, useIsRead, usePortfolio } from "#data/portfolio.ts";
import { useView } from "#data/session.ts";
import { find } from "#shared/domain/change.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { subjectName } from "#shared/domain/retirement-commands.ts";
import type { DocumentForm } from "#shared/exchange/proposal-document.ts";
import { needsSeasonWord } from "#shared/domain/proposal-figures.ts";
import { proposalStageWords, seasonWords } from "#shared/words/proposal.ts";
import { proposalScreenWords } from "#shared/words/proposal-screen.ts";
import { Banner } from "#ui/banner.tsx";
import { Breadcrumbs } from "#ui/breadcrumbs.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Screen } from "#ui/layout.tsx";
import { SplitView } from "#ui/split-view.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { FiguresBar } from "./figures-bar.tsx";
import { Preview } from "./preview.tsx";
import { ProposalActions } from "./proposal-actions.tsx";
import { ProposalSections } from "./proposal-sections.tsx";
import styles from "./proposals.module.css";
import { progress } from "./section-state.ts";
import { useFigures } from "./use-figures.ts";

/** One retirement proposal: what only people know on the left, the document as it will be exported on the right. */
export function ProposalScreen({ proposalId }: { readonly proposalId: string }) {
  const isReady = useIsRead();
  const proposal = usePortfolio((portfolio) => find(portfolio, "proposals", proposalId));
  if (!isReady) {
    return (
      <Screen title="Proposal">
        <Skeleton label="Reading the proposal" rows={12} />
      </Screen>
    );
  }
  if (proposal === undefined) {
    return (
      <Screen title="No such proposal">
        <EmptyState title={proposalScreenWords.gone.title} actions={<a href="#/proposals">All proposals</a>}>
          <p>{proposalScreenWords.gone.text}</p>
        </EmptyState>
      </Screen>
    );
  }
  return <OpenProposal key={proposal.id} proposal={proposal} />;
}

/** A document wants about two fifths of the window, and never more than its own width. */
function usualWidth(): number {
  return Math.min(820, Math.round(window.innerWidth * 0.41));
}

/** The section of the document in whose fields the focus is. */
function sectionOf({ target }: FocusEvent): number | null {
  const number = target.closest("[data-section]")?.getAttribute("data-section") ?? null;
  return number === null ? null : Number(number);
}

function OpenProposal({ proposal }: { readonly proposal: RetirementProposal }) {
  const subject = usePortfolio((portfolio) => subjectName(portfolio, proposal));
  const windowReads = useIsFixed();
  const view = useFigures(proposal);
  const { figures } = view;
  const [paneWidth, setPaneWidth] = useView("proposal.preview", usualWidth());
  const [form, setForm] = useState<DocumentForm>(proposal.featureId === null ? "long" : "short");
  const section = useRef<number | null>(null);
  const isReadOnly = windowReads || proposal.stage !== "draft";
  const { done, all } = progress(proposal, figures);
  return (
    <Screen
      title={proposal.title}
      above={
        <Breadcrumbs
          label="Where you are"
          crumbs={[
            { id: "proposals", label: "Proposals", href: "#/proposals" },
            { id: "this", label: subject ?? proposal.title },
          ]}
        />
      }
      subtitle={`${proposalStageWords[proposal.stage]} · ${done} of ${all} sections written`}
      actions={<ProposalActions proposal={proposal} figures={figures} form={form} isReadOnly={windowReads} />}
      isFilled
    >
      <SplitView
        pane={
          figures && <Preview proposal={proposal} figures={figures} form={form} onForm={setForm} section={section} />
        }
        paneLabel="Preview of the document"
        paneWidth={paneWidth}
        onPaneWidth={setPaneWidth}
        resizeLabel="Width of the preview"
        minWidth={360}
        maxWidth={1100}
      >
        <div
          className={styles.editor}
          onFocus={(event) => {
            section.current = sectionOf(event);
          }}
        >
          {proposal.stage === "proposed" && (
            <Banner tone="note" title={proposalScreenWords.putForward.title}>
              {proposalScreenWords.putForward.text}
            </Banner>
          )}
          {figures !== null && needsSeasonWord(proposal, figures) && (
            <Banner tone="warn" title={seasonWords.title}>
              {seasonWords.question} {proposalScreenWords.seasonPlace}
            </Banner>
          )}
          <FiguresBar proposal={proposal} view={view} isReadOnly={isReadOnly} />
          <ProposalSections proposal={proposal} figures={figures} isReadOnly={isReadOnly} />
        </div>
      </SplitView>
    </Screen>
  );
}
