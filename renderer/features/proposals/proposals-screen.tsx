import { useMemo } from "react";
import { useLocation } from "wouter";
import { clock } from "#data/clock.ts";
import { useJudgement } from "#data/judgement.ts";
import { useIsRead, usePortfolio } from "#data/portfolio.ts";
import { useView } from "#data/session.ts";
import type { RetirementVerdict } from "#shared/domain/retirement.ts";
import { verdictWords } from "#shared/words/codes.ts";
import { counted, instantText, money, notKnown, orNotKnown, relativeTime, shortMoney } from "#shared/words/format.ts";
import { proposalStageWords } from "#shared/words/proposal.ts";
import { proposalScreenWords } from "#shared/words/proposal-screen.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { FileText, Sunset } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import type { Column, SortBy } from "#ui/table-lines.ts";
import { Table } from "#ui/table.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { proposalRows, type ProposalRow } from "./proposal-rows.ts";
import styles from "./proposals.module.css";

/** Every retirement proposal, and whether its verdict still holds. */
export function ProposalsScreen() {
  const isReady = useIsRead();
  const portfolio = usePortfolio((known) => known);
  const candidates = useJudgement((judgement) => judgement.candidates);
  const working = useJudgement((judgement) => judgement.working);
  const [, navigate] = useLocation();
  const [sort, setSort] = useView<SortBy | null>("proposals.sort", null);
  const rows = useMemo(() => proposalRows(portfolio, candidates), [portfolio, candidates]);
  const shown = useMemo(() => columns(working && candidates.length === 0), [working, candidates]);
  const empty = (
    <EmptyState
      title="No proposal yet"
      icon={FileText}
      actions={
        <Button variant="primary" icon={Sunset} onPress={() => navigate("/retirement")}>
          Look at candidates
        </Button>
      }
    >
      <p>{proposalScreenWords.none}</p>
    </EmptyState>
  );
  return (
    <Screen
      title="Proposals"
      subtitle={isReady && rows.length > 0 ? counted(rows.length, "proposal") : undefined}
      isFilled={isReady && rows.length > 0}
    >
      {!isReady && <Skeleton label="Reading the proposals" rows={8} />}
      {isReady && rows.length === 0 && empty}
      {isReady && rows.length > 0 && (
        <Table
          caption="Proposals"
          isCaptionHidden
          rows={rows}
          columns={shown}
          rowKey={({ proposal }) => proposal.id}
          {...(sort === null ? {} : { defaultSort: sort })}
          onSort={setSort}
          onActivate={({ proposal }) => navigate(`/proposals/${encodeURIComponent(proposal.id)}`)}
          empty={empty}
          height="fill"
        />
      )}
    </Screen>
  );
}

function verdictName(verdict: RetirementVerdict | null): string {
  return verdict === null ? "Nothing speaks for it" : verdictWords[verdict].name;
}

function verdictText({ verdictNow, verdictThen }: ProposalRow): string {
  const now = verdictName(verdictNow);
  return verdictThen === null || verdictThen === verdictNow ? now : `${now} (was ${verdictName(verdictThen)})`;
}

function columns(isWorking: boolean): readonly Column<ProposalRow>[] {
  const now = clock.now();
  return [
    {
      id: "title",
      header: "Proposal",
      kind: "custom",
      width: 250,
      text: ({ proposal }) => proposal.title,
      cell: ({ proposal }) => (
        <a className={styles.name} href={`#/proposals/${encodeURIComponent(proposal.id)}`}>
          {proposal.title}
        </a>
      ),
      sortBy: ({ proposal }) => proposal.title.toLowerCase(),
    },
    {
      id: "subject",
      header: "Product or feature",
      kind: "text",
      width: 170,
      text: ({ subject }) => subject,
      sortBy: ({ subject }) => subject.toLowerCase(),
    },
    {
      id: "stage",
      header: "Stage",
      kind: "custom",
      width: 110,
      text: ({ proposal }) => proposalStageWords[proposal.stage],
      cell: ({ proposal }) => (
        <StatusPill tone={proposal.stage === "draft" ? "neutral" : "note"}>
          {proposalStageWords[proposal.stage]}
        </StatusPill>
      ),
      sortBy: ({ proposal }) => proposal.stage,
    },
    {
      id: "verdict",
      header: "Verdict now",
      kind: "text",
      width: 150,
      text: (row) => (isWorking ? "…" : verdictText(row)),
      sortBy: verdictText,
    },
    {
      id: "npv",
      header: "Net present value",
      kind: "number",
      width: 150,
      text: ({ npv, currency }) => orNotKnown(npv, (minor) => money(Math.round(minor), currency)),
      cell: ({ npv, currency }) => orNotKnown(npv, (minor) => shortMoney(Math.round(minor), currency)),
      sortBy: ({ npv }) => npv,
    },
    {
      id: "figures",
      header: "Figures",
      kind: "text",
      width: 110,
      text: ({ figuresAt }) => (figuresAt === null ? notKnown : relativeTime(figuresAt, now)),
      sortBy: ({ figuresAt }) => figuresAt,
    },
    {
      id: "updated",
      header: "Changed",
      kind: "custom",
      width: 110,
      text: ({ proposal }) => instantText(proposal.updatedAt),
      cell: ({ proposal }) => relativeTime(proposal.updatedAt, now),
      sortBy: ({ proposal }) => proposal.updatedAt,
    },
  ];
}
