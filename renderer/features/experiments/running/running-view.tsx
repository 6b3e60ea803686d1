import { useMemo, useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { useView } from "#data/session.ts";
import { find } from "#shared/domain/change.ts";
import { concludeExperiment, withdrawStart } from "#shared/domain/experiment-binding.ts";
import { markBroken } from "#shared/domain/experiment-commands.ts";
import { boardColumn } from "#shared/domain/experiment-board.ts";
import { experimentVerdict } from "#shared/domain/experiment-verdict.ts";
import { isExploratory, type Experiment } from "#shared/domain/experiment.ts";
import { bindingWords } from "#shared/words/experiment-running.ts";
import { boardColumnWords, exploratoryWords } from "#shared/words/experiments.ts";
import { dayOf } from "#shared/words/format.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { ConfirmDialog } from "#ui/dialog.tsx";
import { Gavel, Pencil, TriangleAlert, Undo2 } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { SplitView } from "#ui/split-view.tsx";
import { ExperimentCrumbs } from "../experiment-crumbs.tsx";
import { ExperimentMore } from "../experiment-more.tsx";
import styles from "../experiments.module.css";
import { LockedCard } from "../locked-card.tsx";
import { ReasonDialog } from "../reason-dialog.tsx";
import { SpentField } from "../spent-field.tsx";
import { today } from "../today.ts";
import { Withdrawals } from "../withdrawals.tsx";
import { AmendDialog } from "./amend-dialog.tsx";
import { EvidencePanel } from "./evidence-panel.tsx";
import { ProgressStats } from "./progress-stats.tsx";
import { ReadingPanel } from "./reading-panel.tsx";
import { ResultsPanel } from "./results-panel.tsx";

type Asking = "amend" | "withdraw" | "broken" | "conclude";

/** A running experiment: how far it is, its results as they come in, and beside it the card nobody can move. */
export function RunningView({ experiment }: { readonly experiment: Experiment }) {
  const { id, title, lock, broken } = experiment;
  const portfolio = usePortfolio((known) => known);
  const isReadOnly = useIsFixed();
  const product = find(portfolio, "products", experiment.productId)?.name ?? "";
  const [paneWidth, setPaneWidth] = useView("experiments.locked", 300);
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const day = today();
  const reading = useMemo(
    () => experimentVerdict(portfolio, experiment, day),
    // Of the portfolio only the chain of pivots has a say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [portfolio.experiments, experiment, day],
  );
  const commands = useMemo(
    () => [
      { id: "experiment.conclude", label: "Conclude…", isDisabled: isReadOnly, run: () => setAsking("conclude") },
      { id: "experiment.amend", label: "Amend the card…", isDisabled: isReadOnly, run: () => setAsking("amend") },
      {
        id: "experiment.withdraw",
        label: "Withdraw the start…",
        isDisabled: isReadOnly || lock === null,
        run: () => setAsking("withdraw"),
      },
    ],
    [isReadOnly, lock],
  );
  useScreenCommands(commands);
  const mendBroken = () => commitAndTell(markBroken(id, ""), `The measuring of ‘${title}’ counts as sound again`);
  return (
    <Screen
      title={title}
      above={<ExperimentCrumbs experiment={experiment} />}
      subtitle={[
        boardColumnWords[boardColumn(portfolio, experiment, day)],
        product,
        lock === null ? "" : `since ${dayOf(lock.at)}`,
      ]
        .filter((part) => part !== "")
        .join(" · ")}
      isFilled
      actions={
        <>
          <ExperimentMore
            experiment={experiment}
            entries={[
              {
                id: "broken",
                label: broken === "" ? "Mark the measuring as broken…" : "The measuring is sound again",
                icon: TriangleAlert,
                isDisabled: isReadOnly,
                onAction: () => (broken === "" ? setAsking("broken") : mendBroken()),
              },
            ]}
          />
          <Button icon={Pencil} isDisabled={isReadOnly} onPress={() => setAsking("amend")}>
            Amend…
          </Button>
          <Button icon={Undo2} isDisabled={isReadOnly || lock === null} onPress={() => setAsking("withdraw")}>
            Withdraw…
          </Button>
          <Button
            variant={reading.verdict === "continue" ? "plain" : "primary"}
            icon={Gavel}
            isDisabled={isReadOnly}
            onPress={() => setAsking("conclude")}
          >
            Conclude…
          </Button>
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
          {broken !== "" && (
            <Banner
              tone="bad"
              title="The measuring is broken."
              actions={
                <Button size="small" isDisabled={isReadOnly} onPress={mendBroken}>
                  It is sound again
                </Button>
              }
            >
              {broken}
            </Banner>
          )}
          {isExploratory(experiment) && <Banner tone="warn">{exploratoryWords}</Banner>}
          <ProgressStats experiment={experiment} reading={reading} />
          <ReadingPanel experiment={experiment} reading={reading} />
          <ResultsPanel experiment={experiment} />
          <EvidencePanel experiment={experiment} reading={reading} />
          <SpentField experiment={experiment} />
        </div>
      </SplitView>
      {asking === "amend" && <AmendDialog experiment={experiment} onClose={close} />}
      {asking === "withdraw" && (
        <ReasonDialog
          words={bindingWords.withdrawStart}
          onSubmit={(reason) => commitAndTell(withdrawStart(id, reason))}
          onClose={close}
        />
      )}
      {asking === "broken" && (
        <ReasonDialog
          words={bindingWords.broken}
          onSubmit={(reason) => commitAndTell(markBroken(id, reason))}
          onClose={close}
        />
      )}
      <ConfirmDialog
        title={`Conclude ‘${title}’?`}
        isOpen={asking === "conclude"}
        onClose={close}
        onConfirm={() => commitAndTell(concludeExperiment(id))}
        confirmLabel={bindingWords.conclude.submit}
        cancelLabel="Not yet"
      >
        {reading.verdict === "continue" && <p>{bindingWords.conclude.early}</p>}
        <p>{bindingWords.conclude.meaning}</p>
      </ConfirmDialog>
    </Screen>
  );
}
