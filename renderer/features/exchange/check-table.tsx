import { useMemo } from "react";
import type { ImportPlan, PlannedRow, RowVerdict } from "#shared/domain/import-planned.ts";
import { rowVerdictWords } from "#shared/words/import.ts";
import { changeOfRow, figuresOfRow, periodOfRow, productOfRow, subjectOfRow } from "#shared/words/import-rows.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import type { Tone } from "#ui/tone.ts";
import styles from "./import.module.css";

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
  const columns = useMemo(() => columnsFor(plan), [plan]);
  return (
    <div className={styles.checkTable}>
      <Table
        caption="Rows of the file"
        rows={shown}
        columns={columns}
        rowKey={keyOf}
        height="fill"
        empty={
          <EmptyState
            title="No row is like this."
            isFiltered
            actions={<Button onPress={onClear}>Show all rows</Button>}
          />
        }
      />
    </div>
  );
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
  width: 76,
};

const file = textColumn("file", "File", ({ said }) => said.file ?? "", 160);

const verdict: Column<Keyed> = {
  id: "verdict",
  header: "Verdict",
  kind: "custom",
  text: ({ row }) => rowVerdictWords[row.verdict],
  sortBy: ({ row }) => row.verdict,
  cell: ({ row }) => <StatusPill tone={tones[row.verdict]}>{rowVerdictWords[row.verdict]}</StatusPill>,
  width: 116,
};

const product = textColumn("product", "Product", productOfRow);
const subject = textColumn("subject", "Feature, label, owner", subjectOfRow);
const change = textColumn("change", "Change, or why it is stopped", changeOfRow, 400);
const period = textColumn("period", "Period", periodOfRow, 150);
const figures = textColumn("figures", "Says", figuresOfRow, 210);

/** The columns that say something for this plan. */
function columnsFor({ rows, counts }: ImportPlan): readonly Column<Keyed>[] {
  const hasPeriod = rows.some(({ kind }) => kind === "usage" || kind === "cost" || kind === "value");
  const hasChange = counts.update + counts.stopped > 0;
  const hasFigures = rows.some((row) => figuresOfRow(row) !== "");
  const isOfSeveral = rows.some(({ said }) => said.file !== undefined);
  return [
    ...(isOfSeveral ? [file] : []),
    line,
    verdict,
    product,
    subject,
    ...(hasChange ? [change] : []),
    ...(hasPeriod ? [period] : []),
    ...(hasFigures ? [figures] : []),
  ];
}
