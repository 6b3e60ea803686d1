import { useState } from "react";
import { clock } from "#data/clock.ts";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { editCohort, recordCohort, removeCohort } from "#shared/domain/cohort.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { InnovationAccounting } from "#shared/domain/innovation-accounting.ts";
import { accountingWords, trendText } from "#shared/words/accounting.ts";
import { counted } from "#shared/words/format.ts";
import { Button } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import type { CellChange } from "#ui/grid-cells.ts";
import { Grid } from "#ui/grid.tsx";
import { Pencil, Trash2 } from "#ui/icons.ts";
import { Muted, Panel } from "#ui/layout.tsx";
import { Table } from "#ui/table.tsx";
import { blankCohort, cohortCells, cohortColumns, cohortFields, cohortProblem } from "./cohort-cells.ts";
import { cohortTable, type CohortRow } from "./cohort-columns.tsx";
import { CohortPicture } from "./cohort-picture.tsx";
import { blankRows, byRow, isBlankRow, rowLabel } from "./ledger-cells.ts";
import styles from "./product.module.css";
import { together } from "./together.ts";

type CohortsProps = { readonly productId: Id; readonly accounting: InnovationAccounting };

const views = [
  { value: "table", label: "Funnel" },
  { value: "sheet", label: "Sheet" },
] as const;

const keyOf = ({ cohort }: CohortRow) => cohort.id;

/** The cohorts of a product: how far each went, and whether the next ones go further. */
export function Cohorts({ productId, accounting }: CohortsProps) {
  const isFixed = useIsFixed();
  const [view, setView] = useState<"table" | "sheet">("table");
  const { cohorts, trends } = accounting;
  const shown = view === "sheet" && !isFixed ? "sheet" : "table";
  return (
    <Panel
      title="Cohorts"
      actions={
        !isFixed &&
        (cohorts.length > 0 || shown === "sheet") && (
          <SegmentedControl label="How cohorts are shown" options={views} value={shown} onChange={setView} />
        )
      }
    >
      {shown === "sheet" ? (
        <CohortSheet productId={productId} cohorts={cohorts} />
      ) : cohorts.length === 0 ? (
        <div className={styles.nothing}>
          <Muted>{accountingWords.noCohorts}</Muted>
          <Button icon={Pencil} isDisabled={isFixed} onPress={() => setView("sheet")}>
            Write down cohorts
          </Button>
        </div>
      ) : (
        <>
          <Table
            caption="People by cohort and stage"
            isCaptionHidden
            rows={cohorts}
            columns={cohortTable}
            rowKey={keyOf}
            empty={null}
            height={420}
            {...(!isFixed && {
              rowMenu: ({ cohort }: CohortRow) => [
                { id: "edit", label: "Edit in the sheet", icon: Pencil, onAction: () => setView("sheet") },
                {
                  id: "remove",
                  label: "Remove",
                  icon: Trash2,
                  tone: "bad" as const,
                  onAction: () => void commitAndTell(removeCohort(productId, cohort.id)),
                },
              ],
            })}
          />
          <ul className={styles.trends}>
            {trends
              .filter((trend) => trend.cohorts > 0)
              .map((trend) => (
                <li key={trend.stage}>{trendText(trend)}</li>
              ))}
          </ul>
          <CohortPicture accounting={accounting} />
        </>
      )}
      <Muted>{accountingWords.cohorts}</Muted>
    </Panel>
  );
}

function CohortSheet({
  productId,
  cohorts,
}: {
  readonly productId: Id;
  readonly cohorts: InnovationAccounting["cohorts"];
}) {
  const onChange = (changes: readonly CellChange[]) => {
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    const typed = byRow(changes);
    let added = 0;
    const commands = [...typed].map(([key, cells]) => {
      const fields = cohortFields(cells);
      if (!isBlankRow(key)) return editCohort(productId, key, fields);
      added += 1;
      return recordCohort({ ...blankCohort(productId, today, cohorts.length + added), ...fields });
    });
    const label = added > 0 ? `Record ${counted(added, "cohort")}` : `Edit ${counted(typed.size, "cohort")}`;
    commitAndTell(together(label, commands));
  };
  return (
    <>
      <Grid
        label="People by cohort and stage"
        rowHeader="Row"
        rowHeaderWidth={84}
        height={420}
        columns={cohortColumns}
        rows={[
          ...cohorts.map(({ cohort }, at) => ({ key: cohort.id, label: rowLabel(at), cells: cohortCells(cohort) })),
          ...blankRows,
        ]}
        problemOf={(change) => (isBlankRow(change.row) && change.text.trim() === "" ? null : cohortProblem(change))}
        onChange={onChange}
      />
      <Muted>{accountingWords.paste}</Muted>
    </>
  );
}
