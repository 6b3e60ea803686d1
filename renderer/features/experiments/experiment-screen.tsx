import { useEffect, useRef } from "react";
import { useIsRead, usePortfolio } from "#data/portfolio.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { Screen } from "#ui/layout.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { CardEditor } from "./card/card-editor.tsx";
import { ResultPage } from "./result/result-page.tsx";
import { RunningView } from "./running/running-view.tsx";

/** One experiment, as it stands: its card while it is written, how far it is while it runs, and what came of it. */
export function ExperimentScreen({ experimentId }: { readonly experimentId: string }) {
  const isReady = useIsRead();
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
  return <StandingExperiment key={experiment.id} experiment={experiment} />;
}

function StandingExperiment({ experiment }: { readonly experiment: Experiment }) {
  const { status } = experiment;
  const shown = useRef(status);
  // What was pressed to get here is gone, so the focus begins anew at the heading.
  useEffect(() => {
    if (shown.current === status) return;
    shown.current = status;
    document.querySelector<HTMLElement>("#screen h1")?.focus();
  }, [status]);
  switch (status) {
    case "draft":
      return <CardEditor experiment={experiment} />;
    case "running":
      return <RunningView experiment={experiment} />;
    case "concluded":
      return <ResultPage experiment={experiment} />;
  }
}
