import { useMemo, useRef } from "react";
import { useJudgement } from "#data/judgement.ts";
import { useIsRead, usePortfolio } from "#data/portfolio.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { longMonth } from "#shared/words/format.ts";
import { scoreMeaning } from "#shared/words/retirement.ts";
import { nothingToRetire } from "#shared/words/why.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { Sunset } from "#ui/icons.ts";
import { Muted, Screen } from "#ui/layout.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { RetirementBody } from "./retirement-body.tsx";
import { retirementRows } from "./retirement-rows.ts";

/** Everything that may be worth retiring, with why and why not, and what waiting costs. */
export function RetirementScreen() {
  const isReady = useIsRead();
  const products = usePortfolio((portfolio) => countOf(portfolio.products));
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const { overview, candidates, working } = useJudgement((judgement) => judgement);
  const rows = useMemo(() => retirementRows(candidates, overview.now), [candidates, overview.now]);
  const search = useRef<HTMLInputElement>(null);
  const isFirstTime = working && candidates.length === 0;

  return (
    <Screen title="Retirement" subtitle={`As of ${longMonth(overview.asOf)} · ${scoreMeaning}`} isFilled>
      {!isReady || (isFirstTime && products > 0) ? (
        <Skeleton label={isReady ? "Working out the candidates" : "Reading the portfolio"} rows={12} />
      ) : products === 0 ? (
        <EmptyState
          title={nothingToRetire.title}
          icon={Sunset}
          actions={
            <>
              <a href="#/import">Import files</a>
              <a href="#/?open=add">Add a product</a>
            </>
          }
        >
          <p>{nothingToRetire.text}</p>
          <Muted>{nothingToRetire.unknown}</Muted>
        </EmptyState>
      ) : (
        <RetirementBody rows={rows} currency={currency} isWorking={working} searchRef={search} />
      )}
    </Screen>
  );
}
