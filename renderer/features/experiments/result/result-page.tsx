import { useMemo, useState } from "react";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { commitAndTell } from "#data/notices.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { useView } from "#data/session.ts";
import { find } from "#shared/domain/change.ts";
import { boardColumn, isReadable } from "#shared/domain/experiment-board.ts";
import { withdrawDecision } from "#shared/domain/experiment-binding.ts";
import { experimentVerdict } from "#shared/domain/experiment-verdict.ts";
import { isAgainstVerdict, isBroughtIn, isExploratory, type Experiment } from "#shared/domain/experiment.ts";
import { bindingWords } from "#shared/words/experiment-running.ts";
import { resultPageWords } from "#shared/words/experiment-result.ts";
import { againstVerdictWords, boardColumnWords, exploratoryWords } from "#shared/words/experiments.ts";
import { dayOf } from "#shared/words/format.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { RefreshCw, Undo2 } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { SplitView } from "#ui/split-view.tsx";
import { DailyChart } from "../daily-chart.tsx";
import { ExperimentCrumbs } from "../experiment-crumbs.tsx";
import { ExperimentMore } from "../experiment-more.tsx";
import styles from "../experiments.module.css";
import { ExportMenu } from "../export-menu.tsx";
import { LockedCard } from "../locked-card.tsx";
import { ReasonDialog } from "../reason-dialog.tsx";
import { EvidencePanel } from "../running/evidence-panel.tsx";
import { dayAt, today } from "../today.ts";
import { Withdrawals } from "../withdrawals.tsx";
import { DecisionPanel } from "./decision-panel.tsx";
import { EffectPanel } from "./effect-panel.tsx";
import { ArmsTable, GuardrailsTable } from "./figures-tables.tsx";
import { NextPanel } from "./next-panel.tsx";
import { PivotDialog } from "./pivot-dialog.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

/** What came of an experiment: the verdict and why, the picture that answers the question, and what the team decided. */
export function ResultPage({ experiment }: { readonly experiment: Experiment }) {
  const { id, title, verdict, decision, productId } = experiment;
  const portfolio = usePortfolio((known) => known);
  const isReadOnly = useIsFixed();
  const product = find(portfolio, "products", productId)?.name ?? "";
  const [paneWidth, setPaneWidth] = useView("experiments.locked", 300);
  const [asking, setAsking] = useState<"withdraw" | "pivot" | null>(null);
  const day = verdict === null ? today() : dayAt(verdict.at);
  const reading = useMemo(
    () => experimentVerdict(portfolio, experiment, day),
    // Of the portfolio only the chain of pivots has a say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [portfolio.experiments, experiment, day],
  );
  const commands = useMemo(
    () => [
      {
        id: "experiment.pivot",
        label: "Pivot to a new experiment…",
        isDisabled: isReadOnly,
        run: () => setAsking("pivot"),
      },
      {
        id: "experiment.withdrawDecision",
        label: "Withdraw the decision…",
        isDisabled: isReadOnly || decision === null,
        run: () => setAsking("withdraw"),
      },
    ],
    [isReadOnly, decision],
  );
  useScreenCommands(commands);
  const exported = useMemo(() => [experiment], [experiment]);
  return (
    <Screen
      title={title}
      above={<ExperimentCrumbs experiment={experiment} />}
      subtitle={[
        boardColumnWords[boardColumn(portfolio, experiment, today())],
        product,
        verdict === null ? "" : dayOf(verdict.at),
      ]
        .filter((part) => part !== "")
        .join(" · ")}
      isFilled
      actions={
        <>
          <ExperimentMore experiment={experiment} />
          <ExportMenu experiments={exported} />
          <Button icon={RefreshCw} isDisabled={isReadOnly} onPress={() => setAsking("pivot")}>
            Pivot…
          </Button>
          {decision !== null && (
            <Button icon={Undo2} isDisabled={isReadOnly} onPress={() => setAsking("withdraw")}>
              Withdraw the decision…
            </Button>
          )}
        </>
      }
    >
      <SplitView
        pane={<LockedCard experiment={experiment} />}
        paneLabel="The card"
        paneWidth={paneWidth}
        onPaneWidth={setPaneWidth}
        resizeLabel="Width of the card"
      >
        <div className={styles.page}>
          <Withdrawals withdrawals={experiment.withdrawals} />
          {isAgainstVerdict(experiment) && <Banner tone="bad">{againstVerdictWords}</Banner>}
          {isExploratory(experiment) && (
            <Banner tone="warn">{isBroughtIn(experiment) ? resultPageWords.broughtIn : exploratoryWords}</Banner>
          )}
          <div className={styles.sides}>
            <div className={styles.side}>
              <VerdictPanel experiment={experiment} reading={reading} />
              <EffectPanel experiment={experiment} reading={reading} />
            </div>
            <div className={styles.side}>
              <DecisionPanel experiment={experiment} />
              <NextPanel experiment={experiment} />
            </div>
          </div>
          <ArmsTable experiment={experiment} reading={reading} />
          <GuardrailsTable experiment={experiment} reading={reading} />
          {isReadable(experiment) && <DailyChart experiment={experiment} />}
          {(experiment.evidence.length > 0 || reading.effects.length === 0) && (
            <EvidencePanel experiment={experiment} reading={reading} />
          )}
        </div>
      </SplitView>
      {asking === "pivot" && <PivotDialog experiment={experiment} onClose={() => setAsking(null)} />}
      {asking === "withdraw" && (
        <ReasonDialog
          words={bindingWords.withdrawDecision}
          onSubmit={(reason) => commitAndTell(withdrawDecision(id, reason))}
          onClose={() => setAsking(null)}
        />
      )}
    </Screen>
  );
}
