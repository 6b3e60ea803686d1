import { usePortfolio, usePortfolioState } from "#data/portfolio.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import { tableNames } from "#shared/domain/portfolio.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { Screen } from "#ui/layout.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { CardEditor } from "./card/card-editor.tsx";
import { ResultPage } from "./result/result-page.tsx";
import { RunningView } from "./running/running-view.tsx";

/** One experiment, as it stands: its card while it is written, how far it is while it runs, and what came of it. */
export function ExperimentScreen({ experimentId }: { readonly experimentId: string }) {
  const isReady = usePortfolioState((state) => state.ready.size === tableNames.length);
  const experiment = usePortfolio((portfolio) => experimentOf(portfolio, experimentId));
  if (!isReady) {
    return (
      <Screen title="Experiment">
        <Skeleton label="Reading the experiment" rows={12} />
      </Screen>
    );
  }
  if (experiment === undefined) {
    return (
      <Screen title="No such experiment">
        <EmptyState title="This experiment is not here." actions={<a href="#/experiments">All experiments</a>}>
          <p>It may have been removed or undone; History knows.</p>
        </EmptyState>
      </Screen>
    );
  }
  switch (experiment.status) {
    case "draft":
      return <CardEditor key={experiment.id} experiment={experiment} />;
    case "running":
      return <RunningView key={experiment.id} experiment={experiment} />;
    case "concluded":
      return <ResultPage key={experiment.id} experiment={experiment} />;
  }
}
