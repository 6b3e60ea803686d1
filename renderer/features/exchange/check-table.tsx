import { useCallback, useMemo, useState } from "react";
import { correctRow } from "#data/importing-repair.ts";
import { useImporting } from "#data/importing-state.ts";
import type { Stop } from "#shared/domain/import-rows.ts";
import type { ImportPlan, PlannedRow, RowVerdict } from "#shared/domain/import-planned.ts";
import { rowVerdictWords } from "#shared/words/import.ts";
import {
  periodOfRow,
  productOfRow,
  saysHeader,
  saysOfRow,
  subjectHeader,
  subjectOfRow,
} from "#shared/words/import-rows.ts";
import { importScreenWords } from "#shared/words/import-screen.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import type { Tone } from "#ui/tone.ts";
import { CorrectDialog } from "./correct-dialog.tsx";
import { mendable } from "./matching.ts";
import styles from "./check.module.css";

/** Which rows are shown: of one verdict, of one reason to stop, or all. */
export type RowFilter = { readonly verdict: RowVerdict | null; readonly code: string | null };

/** A planned row with a key of its own, since several may come from one line. */
type Keyed = { readonly key: string; readonly row: PlannedRow };

type CheckTableProps = { readonly plan: ImportPlan; readonly filter: RowFilter; readonly onClear: () => void };

/** Every planned row with its verdict, and what it changes or why it is stopped. */
export function CheckTable({ plan, filter, onClear }: CheckTableProps) {
  const rows = useMemo(() => plan.rows.map((row, at): Keyed => ({ key: String(at), row })), [plan.rows]);
  const shown = useMemo(
    () => (isEverything(filter) ? rows : rows.filter(({ row }) => isShown(row, filter))),
    [rows, filter],
  );
  const reading = useImporting((importing) => importing.reading);
  const [corrected, setCorrected] = useState<Stop | null>(null);
  const verdict = filter.code === null ? filter.verdict : "stopped";
  const mending = reading === null ? "nothing" : mendable(reading);
  const columns = useMemo(() => {
    const open = (row: PlannedRow) => setCorrected(causeOf(plan, row));
    return columnsFor(plan, { repair: mending === "nothing" ? null : repairColumn(mending, open), verdict });
  }, [plan, mending, verdict]);
  const close = useCallback(() => setCorrected(null), []);
  return (
    <div className={styles.checkTable}>
      <Table
        caption="Rows of the file"
        rows={shown}
        columns={columns}
        rowKey={keyOf}
        height="fill"
        onActivate={mending === "cells" ? ({ row }) => setCorrected(causeOf(plan, row)) : undefined}
        empty={
          <EmptyState
            title={importScreenWords.noRow}
            isFiltered
            actions={<Button onPress={onClear}>Show all rows</Button>}
          />
        }
      />
      {corrected !== null && <CorrectDialog key={corrected.row} stop={corrected} onClose={close} />}
    </div>
  );
}

/** Why a row of the file is stopped: of several reasons the one that is not another's consequence; null when it goes in. */
function causeOf({ rows }: ImportPlan, { said, stop }: PlannedRow): Stop | null {
  if (stop?.code !== "ROW_STOPPED") return stop;
  const cause = rows.find((other) => other.said.row === said.row && other.stop?.code !== "ROW_STOPPED" && other.stop);
  return cause?.stop ?? stop;
}

function repairColumn(mending: "cells" | "rows", correct: (row: PlannedRow) => void): Column<Keyed> {
  const label = mending === "cells" ? "Correct…" : "Leave out";
  const press = (row: PlannedRow) =>
    mending === "cells" ? correct(row) : void correctRow({ row: row.said.row, cells: null, everywhere: null });
  return {
    id: "repair",
    header: "Repair",
    kind: "custom",
    text: ({ row }) => (isRepairable(row) ? label : ""),
    cell: ({ row }) =>
      isRepairable(row) && (
        <Button size="small" label={`${label} line ${row.said.line}`} onPress={() => press(row)}>
          {label}
        </Button>
      ),
    width: 112,
  };
}

/** Stops that an answer mends and no other cell, and those that merely follow from another one. */
const answered: ReadonlySet<string> = new Set([
  "SKIPPED",
  "KEPT_OURS",
  "LOOKALIKE",
  "SEVERAL_NAMED",
  "SECOND_SOURCE",
  "LONGER_PERIOD",
  "CHANGED_HERE",
  "ROW_STOPPED",
]);

function isRepairable({ stop }: PlannedRow): boolean {
  return stop !== null && !answered.has(stop.code);
}

function keyOf({ key }: Keyed): string {
  return key;
}

function isEverything({ verdict, code }: RowFilter): boolean {
  return verdict === null && code === null;
}

function isShown({ verdict, stop }: PlannedRow, filter: RowFilter): boolean {
  if (filter.code !== null) return stop?.code === filter.code;
  return filter.verdict === null || verdict === filter.verdict;
}

const tones: Readonly<Record<RowVerdict, Tone>> = {
  new: "good",
  update: "note",
  unchanged: "neutral",
  stopped: "bad",
};

function textColumn(id: string, header: string, text: (row: PlannedRow) => string, width?: number): Column<Keyed> {
  return { id, header, kind: "text", text: ({ row }) => text(row), sortBy: ({ row }) => text(row), width };
}

const line: Column<Keyed> = {
  id: "line",
  header: "Line",
  kind: "number",
  text: ({ row }) => String(row.said.line),
  sortBy: ({ row }) => row.said.line,
  width: 72,
};

const file = textColumn("file", "File", ({ said }) => said.file ?? "", 220);

const verdict: Column<Keyed> = {
  id: "verdict",
  header: "Verdict",
  kind: "custom",
  text: ({ row }) => rowVerdictWords[row.verdict],
  sortBy: ({ row }) => row.verdict,
  cell: ({ row }) => <StatusPill tone={tones[row.verdict]}>{rowVerdictWords[row.verdict]}</StatusPill>,
  width: 122,
};

const product = textColumn("product", "Product", productOfRow, 160);
const period = textColumn("period", "Period", periodOfRow, 180);
const says = textColumn("says", saysHeader, saysOfRow, 420);

/** The columns that say something of the rows shown; where only stopped ones are shown, the reason comes first. */
function columnsFor(
  { rows }: ImportPlan,
  { repair, verdict: shown }: { readonly repair: Column<Keyed> | null; readonly verdict: RowVerdict | null },
): readonly Column<Keyed>[] {
  const good = rows.filter(({ kind }) => kind !== "stop");
  const hasPeriod = good.some((row) => periodOfRow(row) !== "");
  const isOfOne = good.every((row) => productOfRow(row) === productOfRow(good[0] ?? row));
  // An item is known by its title, which is longer than the names of features.
  const width = good.some(({ kind }) => kind === "item") ? 360 : 190;
  const subject = textColumn("subject", subjectHeader(new Set(rows.map(({ kind }) => kind))), subjectOfRow, width);
  const hasRepair = repair !== null && (shown === null || shown === "stopped") && rows.some(isRepairable);
  return [
    ...(rows.some(({ said }) => said.file !== undefined) ? [file] : []),
    line,
    verdict,
    ...(hasRepair ? [repair] : []),
    ...(shown === "stopped" ? [says] : []),
    ...(isOfOne && hasPeriod ? [] : [product]),
    ...(good.some((row) => subjectOfRow(row) !== "") ? [subject] : []),
    ...(hasPeriod ? [period] : []),
    ...(shown === "stopped" ? [] : [says]),
  ];
}
