import type { InnovationAccounting } from "#shared/domain/innovation-accounting.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { cohortStageWords, phaseWords } from "#shared/words/accounting.ts";
import { count, dayText, notKnown, share, shareInterval } from "#shared/words/format.ts";
import type { Column } from "#ui/table-lines.ts";
import styles from "./product.module.css";

/** A cohort with its way through the stages. */
export type CohortRow = InnovationAccounting["cohorts"][number];

type LaterStage = "activated" | "retained" | "referred" | "revenue";

/** The share of the stage before that reached a stage, in words; empty where either was not counted. */
function stepText({ funnel }: CohortRow, stage: LaterStage): string {
  if (isRefused(funnel)) return "";
  const step = funnel.steps.find(({ to }) => to === stage);
  return step === undefined || step.rate === null ? "" : share(step.rate);
}

function stepTitle({ funnel }: CohortRow, stage: LaterStage): string {
  if (isRefused(funnel)) return "";
  const interval = funnel.steps.find(({ to }) => to === stage)?.interval ?? null;
  return interval === null ? "" : `95%: ${shareInterval(interval.low, interval.high)} of the stage before`;
}

function stageColumn(stage: LaterStage): Column<CohortRow> {
  const people = ({ cohort }: CohortRow) => cohort[stage];
  return {
    id: stage,
    header: cohortStageWords[stage].name,
    kind: "number",
    width: 140,
    text: (row) => {
      const known = people(row);
      if (known === null) return notKnown;
      const step = stepText(row, stage);
      return step === "" ? count(known) : `${count(known)} (${step})`;
    },
    sortBy: people,
    cell: (row) => {
      const known = people(row);
      if (known === null) return notKnown;
      return (
        <span title={stepTitle(row, stage)}>
          {count(known)} <span className={styles.step}>{stepText(row, stage)}</span>
        </span>
      );
    },
  };
}

/** The cohorts as a table: people in every stage, and the share of the stage before. */
export const cohortTable: readonly Column<CohortRow>[] = [
  { id: "name", header: "Cohort", kind: "text", width: 190, text: ({ cohort }) => cohort.name },
  {
    id: "from",
    header: "From",
    kind: "text",
    width: 120,
    text: ({ cohort }) => dayText(cohort.from),
    sortBy: ({ cohort }) => cohort.from,
  },
  { id: "phase", header: "Phase", kind: "text", width: 100, text: ({ cohort }) => phaseWords[cohort.phase] },
  {
    id: "acquired",
    header: cohortStageWords.acquired.name,
    kind: "number",
    width: 110,
    text: ({ cohort }) => count(cohort.acquired),
    sortBy: ({ cohort }) => cohort.acquired,
  },
  stageColumn("activated"),
  stageColumn("retained"),
  stageColumn("referred"),
  stageColumn("revenue"),
  {
    id: "overall",
    header: "To the last stage",
    kind: "number",
    width: 140,
    text: ({ funnel }) => (isRefused(funnel) ? notKnown : share(funnel.overall)),
    sortBy: ({ funnel }) => (isRefused(funnel) ? null : funnel.overall),
  },
];
