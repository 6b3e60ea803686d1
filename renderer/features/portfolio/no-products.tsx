import { useState } from "react";
import { useLocation } from "wouter";
import { clock } from "#data/clock.ts";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { restoring, withSettings } from "#data/restoring.ts";
import { lastCompleteMonth } from "#shared/domain/as-of.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { emptyPortfolioText } from "#shared/words/portfolio.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { FileUp, LayoutGrid, Plus } from "#ui/icons.ts";

/** What an empty portfolio offers: type, import, or look at the sample. */
export function NoProducts({ onAdd }: { readonly onAdd: () => void }) {
  const isFixed = useIsFixed();
  const [, navigate] = useLocation();
  const personName = usePortfolio((portfolio) => settingsOf(portfolio).personName);
  const [isPending, setIsPending] = useState(false);
  const loadSample = async () => {
    setIsPending(true);
    const { completeSample } = await import("#shared/sample/complete-sample.ts");
    const now = clock.now();
    const sample = await completeSample(lastCompleteMonth(now), now);
    commitAndTell(restoring(withSettings(sample, { personName, sample: true }), "Load the sample portfolio"));
    setIsPending(false);
  };
  return (
    <EmptyState
      title="No products yet"
      icon={LayoutGrid}
      actions={
        <>
          <Button variant="primary" icon={Plus} isDisabled={isFixed} onPress={onAdd}>
            Add product
          </Button>
          <Button icon={FileUp} onPress={() => navigate("/import")}>
            Import files…
          </Button>
          <Button variant="quiet" isPending={isPending} isDisabled={isFixed} onPress={() => void loadSample()}>
            Look at the sample
          </Button>
        </>
      }
    >
      <p>{emptyPortfolioText}</p>
    </EmptyState>
  );
}
