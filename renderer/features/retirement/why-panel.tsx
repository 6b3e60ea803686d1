import { useMemo } from "react";
import { useJudgement } from "#data/judgement.ts";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { dayLength } from "#shared/domain/ids.ts";
import { reasonsOf } from "#shared/domain/reasons.ts";
import { withdrawReview } from "#shared/domain/retirement-commands.ts";
import type { Review } from "#shared/domain/retirement.ts";
import { verdictCodeWords, verdictWords } from "#shared/words/codes.ts";
import { counted, dayOf, dayText } from "#shared/words/format.ts";
import { scoreText, waitingText } from "#shared/words/retirement.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Facts, Muted, Row, Stack } from "#ui/layout.tsx";
import { Inspector } from "#ui/split-view.tsx";
import { verdictTones, type RetirementRow } from "./retirement-rows.ts";
import { WhatIf } from "./what-if.tsx";
import { WhyCase } from "./why-case.tsx";
import { WhyChanges } from "./why-changes.tsx";
import { WhyDependents } from "./why-dependents.tsx";
import { WhyGuards, WhyReasons } from "./why-reasons.tsx";

type WhyPanelProps = {
  readonly row: RetirementRow;
  readonly currency: string;
  readonly onClose: () => void;
  readonly onReview: (kind: "keep" | "snooze") => void;
  readonly onPropose: () => void;
};

/** Why something is or is not worth retiring: verdict, reasons, guards, the case, and what would change it. */
export function WhyPanel({ row, currency, onClose, onReview, onPropose }: WhyPanelProps) {
  const isFixed = useIsFixed();
  const { candidate } = row;
  const portfolio = useJudgement((judgement) => judgement.portfolio);
  const overview = useJudgement((judgement) => judgement.overview);
  const reasons = useMemo(() => reasonsOf(portfolio, overview, candidate), [portfolio, overview, candidate]);
  return (
    <Inspector title={candidate.name} onClose={onClose} closeLabel="Close the reasons">
      <Stack gap={6}>
        <Stack gap={3}>
          <Verdict row={row} currency={currency} />
          {candidate.review !== null && <Reviewed review={candidate.review} />}
          <Row>
            <Button
              size="small"
              variant={candidate.isCandidate ? "primary" : "plain"}
              isDisabled={isFixed && candidate.proposal === null}
              onPress={onPropose}
            >
              {candidate.proposal === null ? "Propose retirement…" : "Open proposal"}
            </Button>
            <Button size="small" isDisabled={isFixed} onPress={() => onReview("keep")}>
              Keep…
            </Button>
            <Button size="small" isDisabled={isFixed} onPress={() => onReview("snooze")}>
              Snooze…
            </Button>
          </Row>
        </Stack>
        <WhyReasons candidate={candidate} reasons={reasons} currency={currency} />
        <WhyGuards candidate={candidate} reasons={reasons} currency={currency} />
        <WhyChanges candidate={candidate} currency={currency} />
        <WhyCase candidate={candidate} currency={currency} />
        <WhatIf candidate={candidate} currency={currency} />
        <WhyDependents candidate={candidate} />
      </Stack>
    </Inspector>
  );
}

type VerdictProps = { readonly row: RetirementRow; readonly currency: string };

function Verdict({ row: { candidate, productName, ownerId, waiting }, currency }: VerdictProps) {
  const { verdict, codes, since, firstFlagged, score, feature, line } = candidate;
  const now = useJudgement(({ overview }) => overview.now);
  const days = firstFlagged === null ? 0 : Math.floor((now - firstFlagged) / dayLength);
  const product = <a href={`#/product/${encodeURIComponent(line.product.id)}`}>{productName}</a>;
  return (
    <Stack gap={3}>
      <Row>
        <StatusPill tone={verdictTones[verdict]}>{verdictWords[verdict].name}</StatusPill>
        <Muted>{since === null ? "as of today" : `since ${dayOf(since)}`}</Muted>
      </Row>
      <p>{codes.map(verdictCodeWords).join(" ") || verdictWords[verdict].meaning}</p>
      <Facts
        facts={[
          { term: "Rule", value: codes.join(", ") },
          { term: feature === null ? "Product" : "Feature of", value: product },
          { term: "Owner", value: ownerId === null ? "No owner" : (line.owner?.name ?? "No owner") },
          { term: "Score", value: scoreText(score) },
          ...(firstFlagged === null
            ? []
            : [
                {
                  term: "First flagged",
                  value: days === 0 ? dayOf(firstFlagged) : `${dayOf(firstFlagged)}, ${counted(days, "day")} ago`,
                },
                { term: "Cost of waiting", value: waitingText(waiting, currency) },
              ]),
        ]}
      />
    </Stack>
  );
}

function Reviewed({ review }: { readonly review: Review }) {
  const isFixed = useIsFixed();
  const kind = review.kind === "keep" ? "Kept" : "Snoozed";
  return (
    <Banner
      tone="note"
      title={`${kind} by ${review.by} until ${dayText(review.until)}`}
      actions={
        <Button size="small" isDisabled={isFixed} onPress={() => commitAndTell(withdrawReview(review.id))}>
          Withdraw
        </Button>
      }
    >
      {review.reason}
    </Banner>
  );
}
