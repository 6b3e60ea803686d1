import { useMemo } from "react";
import { useLocation } from "wouter";
import { usePortfolio, usePortfolioState } from "#data/portfolio.ts";
import { experimentFamily } from "#shared/domain/experiment-family.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { familyText, familyWords } from "#shared/words/experiment-family.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { ArrowRight } from "#ui/icons.ts";

/** What the tests of an import come to when they are read as one family; nothing for a single one. */
export function FamilySummary({ entryId }: { readonly entryId: string }) {
  const batchId = usePortfolioState((state) => state.envelopes.find(({ id }) => id === entryId)?.batchId);
  const [, navigate] = useLocation();
  const portfolio = usePortfolio((known) => known);
  const family = useMemo(
    () => {
      const ofBatch = [...allOf(portfolio.experiments)].filter(
        (experiment) => experiment.status === "concluded" && experiment.batchId === batchId,
      );
      return experimentFamily(ofBatch, settingsOf(portfolio).experiments.alpha);
    },
    // What else the portfolio holds has no say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [portfolio.experiments, portfolio.settings, batchId],
  );
  if (batchId === undefined || family.members.length < 2) return null;
  return (
    <Banner
      tone="note"
      title={familyText(family)}
      actions={
        <Button
          size="small"
          icon={ArrowRight}
          onPress={() => navigate(`/experiments/batch?import=${encodeURIComponent(batchId)}`)}
        >
          {familyWords.title}
        </Button>
      }
    />
  );
}
