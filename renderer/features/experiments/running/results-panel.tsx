import { useMemo, useState } from "react";
import { clock } from "#data/clock.ts";
import { commit, useIsFixed } from "#data/portfolio.ts";
import { recordObservations } from "#shared/domain/experiment-commands.ts";
import { readingOf } from "#shared/domain/experiment-card.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { figureWords, openRowsText, resultWords } from "#shared/words/experiment-running.ts";
import { dayText } from "#shared/words/format.ts";
import { problemText } from "#shared/words/frame.ts";
import { SegmentedControl } from "#ui/choice.tsx";
import type { CellChange } from "#ui/grid-cells.ts";
import { Grid } from "#ui/grid.tsx";
import { Panel, Row } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import styles from "../experiments.module.css";
import { dayAfter, dayAt, daysBetween } from "../today.ts";
import {
  cellsOf,
  columnId,
  figuresOf,
  groupsOf,
  noDay,
  problemOfCell,
  withCells,
  type OpenCells,
  type Shown,
} from "./result-cells.ts";

const primary = "";
const spreads = [
  { value: "deviation" as const, label: "Mean and deviation" },
  { value: "squares" as const, label: "Sums" },
];
/** So wide that a heading can be read, within reason. */
const widthFor = (header: string) => Math.min(220, Math.max(100, Math.round(7.2 * header.length) + 26));
const nothingOpen: OpenCells = new Map();

/** The days of which there are or can be results, the latest last. */
function daysOf({ card, lock, observations }: Experiment, now: number): readonly string[] {
  const today = dayAt(now);
  const known = observations.flatMap(({ day }) => (day === null ? [] : [day]));
  const first = [lock === null ? today : dayAt(lock.at), ...known].sort()[0] ?? today;
  const end = card.endsOn !== null && card.endsOn < today ? card.endsOn : today;
  const last = [end, ...known].sort().at(-1) ?? end;
  const days = Array.from({ length: Math.max(0, daysBetween(first, last)) + 1 }, (_, n) => dayAfter(first, n));
  return [...new Set([...days, ...known])].sort();
}

/** Where results are typed or pasted: a row for each day, the figures of each arm beside each other. */
export function ResultsPanel({ experiment }: { readonly experiment: Experiment }) {
  const { id, card, observations } = experiment;
  const isReadOnly = useIsFixed();
  const [metric, setMetric] = useState(primary);
  const [spread, setSpread] = useState<Shown["spread"]>("deviation");
  const [open, setOpen] = useState(nothingOpen);
  const [refused, setRefused] = useState<string | null>(null);
  const guardrail = card.guardrails.find(({ name }) => name === metric);
  const kind = guardrail?.kind ?? card.metric.kind;
  const shown = useMemo<Shown>(() => ({ guardrail: guardrail?.name ?? null, kind, spread }), [guardrail, kind, spread]);
  const groups = useMemo(() => groupsOf({ card, guardrail: shown.guardrail }), [card, shown]);
  const rows = useMemo(
    () =>
      [noDay, ...daysOf(experiment, clock.now())].map((day) => ({
        key: day,
        label: day === noDay ? resultWords.noDay : dayText(day),
        cells: cellsOf(observations, day, { groups, shown, open }),
      })),
    [experiment, observations, groups, shown, open],
  );
  const columns = groups.flatMap((group) =>
    figuresOf(shown).map((figure) => {
      const header = `${group.label}: ${figureWords[figure].toLowerCase()}`;
      return { id: columnId(group, figure), header, kind: "number" as const, isReadOnly, width: widthFor(header) };
    }),
  );
  const enter = (changes: readonly CellChange[]) => {
    const entered = withCells(observations, changes, { groups, shown, open });
    setOpen(entered.open);
    setRefused(entered.problem);
    if (
      entered.observations.length === observations.length &&
      entered.observations.every((row, at) => row === observations[at])
    )
      return;
    const committed = commit(recordObservations(id, entered.observations));
    if (!committed.ok) setRefused(problemText(committed.problem));
  };
  const choose = (next: string) => {
    setMetric(next);
    setOpen(nothingOpen);
    setRefused(null);
  };
  const openRows = new Set([...open.keys()].map((key) => key.split("\n")[0])).size;
  if (readingOf(card.method) === "none") return null;
  const metrics = [
    { value: primary, label: card.metric.name },
    ...(readingOf(card.method) === "arms" || readingOf(card.method) === "did"
      ? card.guardrails.map(({ name }) => ({ value: name, label: name, note: "Guardrail" }))
      : []),
  ];
  return (
    <Panel
      title={resultWords.title}
      actions={
        <Row>
          {kind === "mean" && (
            <SegmentedControl
              label="How means are typed"
              options={spreads}
              value={spread}
              onChange={(next) => {
                setSpread(next);
                setOpen(nothingOpen);
              }}
            />
          )}
          {metrics.length > 1 && (
            <Select label="Metric" isLabelHidden options={metrics} value={metric} onChange={choose} />
          )}
          <a href={`#/import?experiment=${encodeURIComponent(experiment.id)}`}>Bring in a file…</a>
        </Row>
      }
    >
      <p className={styles.small}>{resultWords.meaning}</p>
      <Grid
        label={`Results: ${guardrail?.name ?? card.metric.name}`}
        rowHeader="Day"
        rowHeaderWidth={116}
        rows={rows}
        columns={columns}
        onChange={enter}
        problemOf={problemOfCell}
        height={480}
        startRow={rows.findLastIndex(({ key }) => key === noDay || key <= dayAt(clock.now()))}
      />
      <output className={styles.small}>{refused ?? (openRows > 0 ? openRowsText(openRows) : "")}</output>
    </Panel>
  );
}
