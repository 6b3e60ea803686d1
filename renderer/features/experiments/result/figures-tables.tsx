import { useMemo } from "react";
import { summed, meanOf } from "#shared/domain/experiment-figures.ts";
import { isReadable } from "#shared/domain/experiment-board.ts";
import { readingOf } from "#shared/domain/experiment-card.ts";
import type { ExperimentReading, GuardrailReading } from "#shared/domain/experiment-verdict.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { refusalWords } from "#shared/words/codes.ts";
import { probabilityText } from "#shared/words/chance.ts";
import { bareRange, effectText, harmText, levelText, marginText } from "#shared/words/effects.ts";
import { resultPageWords } from "#shared/words/experiment-result.ts";
import { guardrailText } from "#shared/words/experiments.ts";
import { count, decimal } from "#shared/words/format.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Panel } from "#ui/layout.tsx";
import type { Column } from "#ui/table-lines.ts";
import { Table } from "#ui/table.tsx";
import styles from "../experiments.module.css";
import { groupsOf } from "../running/result-cells.ts";
import { guardrailTones } from "../tones.ts";

type FiguresProps = { readonly experiment: Experiment; readonly reading: ExperimentReading };

const none = "–";

type ArmRow = {
  readonly key: string;
  readonly name: string;
  readonly n: number;
  readonly sum: number;
  readonly level: string;
  readonly effect: string;
  readonly interval: string;
  readonly p: string;
};

function armRows({ card, observations }: Experiment, { effects, familyP }: ExperimentReading): readonly ArmRow[] {
  const reading = readingOf(card.method);
  return groupsOf({ card, guardrail: null }).map(({ arm, period, label }) => {
    const sum = summed(observations, { arm, ...(period === null ? {} : { period }) });
    const level = meanOf(sum, card.metric.kind);
    const at = effects.findIndex((effect) => effect.arm === arm);
    const isTreated = at >= 0 && (reading === "arms" || reading === "share" || period === "after");
    const effect = isTreated ? effects[at]?.effect : undefined;
    const p = familyP?.[at] ?? null;
    return {
      key: `${arm} ${period ?? ""}`,
      name: label,
      n: sum.n,
      sum: sum.sum,
      level: level === null ? none : levelText(card.metric.kind, level),
      effect:
        effect === undefined
          ? none
          : isRefused(effect)
            ? refusalWords(effect.reason)
            : effectText(card, effect.estimate),
      interval:
        effect === undefined || isRefused(effect) ? none : bareRange(card, effect.interval.low, effect.interval.high),
      p: isTreated && p !== null ? probabilityText(p) : none,
    };
  });
}

const intervalColumn: Column<ArmRow> = {
  id: "interval",
  header: "Interval",
  kind: "number",
  width: 138,
  text: ({ interval }) => interval,
};

/** The figures of every arm, and its difference to the control. */
export function ArmsTable({ experiment, reading }: FiguresProps) {
  const { card } = experiment;
  const rows = useMemo(() => armRows(experiment, reading), [experiment, reading]);
  if (rows.length === 0) return null;
  const isShare = readingOf(card.method) === "share";
  const isRead = isReadable(experiment);
  const columns: readonly Column<ArmRow>[] = [
    { id: "name", header: "Arm", kind: "text", width: 92, text: ({ name }) => name },
    { id: "n", header: "Units", kind: "number", width: 84, text: ({ n }) => count(n), sortBy: ({ n }) => n },
    {
      id: "sum",
      header: card.metric.kind === "proportion" ? "Did it" : "Sum",
      kind: "number",
      width: 84,
      text: ({ sum }) => decimal(sum, Math.abs(sum) < 1000 ? 2 : 0),
      sortBy: ({ sum }) => sum,
    },
    {
      id: "level",
      header: card.metric.kind === "proportion" ? "Share" : card.metric.kind === "mean" ? "Mean" : "Ratio",
      kind: "number",
      width: 70,
      text: ({ level }) => level,
    },
    ...(isShare || !isRead
      ? []
      : [
          {
            id: "effect",
            header: "Difference",
            kind: "number" as const,
            width: 124,
            text: ({ effect }: ArmRow) => effect,
          },
        ]),
    ...(isRead ? [intervalColumn] : []),
    ...(reading.familyP === null || !isRead
      ? []
      : [{ id: "p", header: "p", kind: "number" as const, width: 84, text: ({ p }: ArmRow) => p }]),
  ];
  return (
    <Panel title="The figures">
      <Table
        caption="Figures of every arm"
        isCaptionHidden
        rows={rows}
        columns={columns}
        rowKey={({ key }) => key}
        empty={null}
      />
      {isRead && reading.effects.length > 1 && reading.familyP !== null && (
        <p className={styles.small}>{resultPageWords.family}</p>
      )}
    </Panel>
  );
}

function stateCell(row: GuardrailReading) {
  const text = guardrailText(row);
  return row.state === null ? text : <StatusPill tone={guardrailTones[row.state]}>{text}</StatusPill>;
}

/** What was not to get worse, and whether it did. */
export function GuardrailsTable({ experiment: { card }, reading: { guardrails } }: FiguresProps) {
  if (guardrails.length === 0) return null;
  const columns: readonly Column<GuardrailReading>[] = [
    { id: "name", header: "Guardrail", kind: "text", width: 140, text: ({ name }) => name },
    {
      id: "state",
      header: "State",
      kind: "custom",
      width: 194,
      text: guardrailText,
      cell: stateCell,
    },
    {
      id: "harm",
      header: "Harm",
      kind: "number",
      width: 240,
      text: (row) => harmText(card, row) ?? none,
    },
    { id: "margin", header: "Margin", kind: "number", width: 102, text: (row) => marginText(card, row) ?? none },
  ];
  return (
    <Panel title="Guardrails">
      <Table
        caption="State of the guardrails"
        isCaptionHidden
        rows={guardrails}
        columns={columns}
        rowKey={({ name }) => name}
        empty={null}
      />
    </Panel>
  );
}
