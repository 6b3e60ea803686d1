import { useMemo, useState } from "react";
import { choose, importPlan } from "#data/importing-check.ts";
import { goToStep } from "#data/importing.ts";
import { useImporting } from "#data/importing-state.ts";
import { useIsFixed } from "#data/portfolio.ts";
import type { ImportPlan, PlannedRow, RowVerdict } from "#shared/domain/import-planned.ts";
import { count } from "#shared/words/format.ts";
import { importScreenWords } from "#shared/words/import-screen.ts";
import { countsText, goodRowsText, importButtonText, rowVerdictWords } from "#shared/words/import.ts";
import { Button } from "#ui/button.tsx";
import { Checkbox, SegmentedControl } from "#ui/choice.tsx";
import { FileUp } from "#ui/icons.ts";
import { CheckTable, type RowFilter } from "./check-table.tsx";
import { CheckNotes } from "./check-notes.tsx";
import { useJudgeOffer } from "./judge-offer.ts";
import { RepairPanel } from "./repair-panel.tsx";
import { StepFrame } from "./step-frame.tsx";
import styles from "./check.module.css";

/** The fifth step: every row with what will become of it. Exactly this is imported. */
export function CheckStep() {
  const plan = useImporting((importing) => importing.plan);
  const isBusy = useImporting((importing) => importing.work !== null);
  if (plan !== null) return <Checked plan={plan} isBusy={isBusy} />;
  return (
    <StepFrame back={<Button onPress={() => goToStep("columns")}>Back</Button>}>
      <p>{importScreenWords.notChecked}</p>
    </StepFrame>
  );
}

const everything: RowFilter = { verdict: null, code: null };

function Checked({ plan, isBusy }: { readonly plan: ImportPlan; readonly isBusy: boolean }) {
  const [filter, setFilter] = useState(everything);
  const isFixed = useIsFixed();
  const offer = useJudgeOffer();
  const { counts, problem } = plan;
  const hasQuestions = plan.questions.length > 0;
  return (
    <StepFrame
      isFilled
      back={<Button onPress={() => goToStep(hasQuestions ? "values" : "columns")}>Back</Button>}
      forward={
        <Button
          variant="primary"
          icon={FileUp}
          isDisabled={isBusy || isFixed || problem !== null}
          onPress={() => void importPlan(plan, offer.isTaken ? offer.month : null)}
        >
          {importButtonText(counts)}
        </Button>
      }
      aside={<WithoutStopped plan={plan} isBusy={isBusy} />}
    >
      <div className={styles.check}>
        <div className={styles.checkHead}>
          <p className={styles.counts}>{countsText(counts)}</p>
          <CheckNotes plan={plan} offer={offer} />
          <VerdictFilter plan={plan} filter={filter} onFilter={setFilter} />
        </div>
        <div
          className={styles.checkBody}
          data-repairs={plan.groups.length > 0 || plan.conflicts.length > 0 ? "" : undefined}
        >
          {(plan.groups.length > 0 || plan.conflicts.length > 0) && (
            <RepairPanel plan={plan} shown={filter.code} onShow={(code) => setFilter({ verdict: null, code })} />
          )}
          <CheckTable plan={plan} filter={filter} onClear={() => setFilter(everything)} />
        </div>
      </div>
    </StepFrame>
  );
}

function WithoutStopped({ plan, isBusy }: { readonly plan: ImportPlan; readonly isBusy: boolean }) {
  const isOn = useImporting((importing) => importing.choices.withoutStopped);
  const { counts, groups } = plan;
  const good = counts.rows - counts.stopped;
  if (good === 0 || !groups.some(({ byChoice }) => !byChoice)) return null;
  return (
    <Checkbox isSelected={isOn} isDisabled={isBusy} onChange={(withoutStopped) => void choose({ withoutStopped })}>
      {goodRowsText(good, counts.stopped)}
    </Checkbox>
  );
}

type Shown = RowVerdict | "all";

type VerdictFilterProps = {
  readonly plan: ImportPlan;
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
};

function VerdictFilter({ plan, filter, onFilter }: VerdictFilterProps) {
  const listed = useMemo(() => listedBy(plan.rows), [plan.rows]);
  const verdicts: readonly RowVerdict[] = ["new", "update", "unchanged", "stopped"];
  return (
    <SegmentedControl<Shown>
      label="Rows to show"
      options={[
        { value: "all", label: `All ${count(plan.rows.length)}` },
        ...verdicts.map((verdict) => ({
          value: verdict,
          label: `${rowVerdictWords[verdict]} ${count(listed[verdict])}`,
          isDisabled: listed[verdict] === 0,
        })),
      ]}
      value={filter.code === null ? (filter.verdict ?? "all") : null}
      onChange={(shown) => onFilter({ verdict: shown === "all" ? null : shown, code: null })}
    />
  );
}

function listedBy(rows: readonly PlannedRow[]): Readonly<Record<RowVerdict, number>> {
  const listed = { new: 0, update: 0, unchanged: 0, stopped: 0 };
  for (const { verdict } of rows) listed[verdict] += 1;
  return listed;
}
