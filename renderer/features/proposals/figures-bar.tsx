import { useState } from "react";
import { clock } from "#data/clock.ts";
import { commitAndTell } from "#data/notices.ts";
import { frozen } from "#shared/domain/proposal-refreshing.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { editProposal } from "#shared/domain/retirement-commands.ts";
import { counted, instantText, longMonth, relativeTime } from "#shared/words/format.ts";
import { proposalScreenWords, refreshText } from "#shared/words/proposal-screen.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { RefreshCw } from "#ui/icons.ts";
import { Muted, Row, Stack } from "#ui/layout.tsx";
import styles from "./proposals.module.css";
import type { FiguresView } from "./use-figures.ts";

type FiguresBarProps = {
  readonly proposal: RetirementProposal;
  readonly view: FiguresView;
  readonly isReadOnly: boolean;
};

/** When the figures were frozen, what changed since, and how to take the present ones. */
export function FiguresBar({ proposal, view, isReadOnly }: FiguresBarProps) {
  const { figures, now, changes } = view;
  const [isOpen, setIsOpen] = useState(false);
  const refresh = () => {
    if (now === null || now === "working") return;
    commitAndTell(editProposal(proposal.id, { figures: frozen(now) }, `Refresh the figures of '${proposal.title}'`));
  };
  if (now === null) {
    return (
      <Banner tone="warn" title={proposalScreenWords.settled.title}>
        {figures === null ? proposalScreenWords.settled.withoutFigures : proposalScreenWords.settled.withFigures}
      </Banner>
    );
  }
  if (figures === null && proposal.figures !== null) {
    const { title, text, remedy, afterTakingBack } = proposalScreenWords.unreadable;
    return (
      <Banner
        tone="bad"
        title={title}
        actions={
          !isReadOnly && (
            <Button size="small" icon={RefreshCw} isPending={now === "working"} onPress={refresh}>
              {remedy}
            </Button>
          )
        }
      >
        {text} {proposal.stage === "draft" ? "" : afterTakingBack}
      </Banner>
    );
  }
  if (figures === null) return <Muted>Working out the figures…</Muted>;
  return (
    <Stack gap={2}>
      <Row isSpread>
        <Muted>
          <span title={instantText(figures.at)}>Figures frozen {relativeTime(figures.at, clock.now())}</span>, as of{" "}
          {longMonth(figures.asOf)}
        </Muted>
        {changes.length > 0 && (
          <Row>
            <Button size="small" variant="quiet" onPress={() => setIsOpen(!isOpen)}>
              {isOpen ? "Hide changes" : "What changed?"}
            </Button>
            {!isReadOnly && (
              <Button size="small" icon={RefreshCw} onPress={refresh}>
                {refreshText(counted(changes.length, "change"))}
              </Button>
            )}
          </Row>
        )}
      </Row>
      {isOpen && changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map(({ label, before, after }) => (
            <li key={label}>
              {label}: <del>{before}</del> → <ins>{after}</ins>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
