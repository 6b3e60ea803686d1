import { useMemo, useState } from "react";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { useView } from "#data/session.ts";
import { find } from "#shared/domain/change.ts";
import { isExploratory, type Experiment } from "#shared/domain/experiment.ts";
import { exploratoryWords } from "#shared/words/experiments.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Lock } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { SplitView } from "#ui/split-view.tsx";
import { ExperimentMore } from "../experiment-more.tsx";
import { Withdrawals } from "../withdrawals.tsx";
import { ExperimentCrumbs } from "../experiment-crumbs.tsx";
import { AboutSection } from "./about-section.tsx";
import { ArmsSection } from "./arms-section.tsx";
import { BeliefSection } from "./belief-section.tsx";
import { useCardEdit } from "./card-edit.ts";
import styles from "./card.module.css";
import { EndSection } from "./end-section.tsx";
import { MeasureSection } from "./measure-section.tsx";
import { PlanningAside, usePlanning } from "./planning-aside.tsx";
import { StartDialog } from "./start-dialog.tsx";
import { ThenSection } from "./then-section.tsx";

/** A card that is being written, and beside it whether its question can be answered. */
export function CardEditor({ experiment }: { readonly experiment: Experiment }) {
  const edit = useCardEdit(experiment);
  const planning = usePlanning(experiment, edit);
  const isReadOnly = useIsFixed();
  const product = usePortfolio((portfolio) => find(portfolio, "products", experiment.productId)?.name ?? "");
  const [paneWidth, setPaneWidth] = useView("experiments.planning", 340);
  const [isStarting, setStarting] = useState(false);
  const isBlocked = isReadOnly || planning.gaps.length > 0;
  const commands = useMemo(
    () => [{ id: "experiment.start", label: "Lock and start…", isDisabled: isBlocked, run: () => setStarting(true) }],
    [isBlocked],
  );
  useScreenCommands(commands);
  return (
    <Screen
      title={experiment.title}
      above={<ExperimentCrumbs experiment={experiment} />}
      subtitle={`Draft · ${product}`}
      isFilled
      actions={
        <>
          <ExperimentMore experiment={experiment} />
          <Button variant="primary" icon={Lock} isDisabled={isBlocked} onPress={() => setStarting(true)}>
            Lock and start…
          </Button>
        </>
      }
    >
      <SplitView
        pane={<PlanningAside experiment={experiment} edit={edit} planning={planning} />}
        paneLabel="Planning"
        paneWidth={paneWidth}
        onPaneWidth={setPaneWidth}
        resizeLabel="Width of the planning"
      >
        <div className={styles.editor}>
          <Withdrawals withdrawals={experiment.withdrawals} />
          {isExploratory(experiment) && <Banner tone="warn">{exploratoryWords}</Banner>}
          <AboutSection experiment={experiment} />
          <BeliefSection edit={edit} />
          <MeasureSection edit={edit} />
          <ArmsSection edit={edit} />
          <EndSection edit={edit} />
          <ThenSection edit={edit} />
        </div>
      </SplitView>
      {isStarting && (
        <StartDialog experiment={experiment} checks={planning.checks} onClose={() => setStarting(false)} />
      )}
    </Screen>
  );
}
