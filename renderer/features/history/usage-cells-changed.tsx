import { useMemo } from "react";
import type { UsageChange } from "#shared/domain/change.ts";
import { addMonths } from "#shared/domain/month.ts";
import { count, counted, monthSpan, monthText } from "#shared/words/format.ts";
import { historyScreenWords } from "#shared/words/history.ts";
import type { ValueContext } from "#shared/words/history.ts";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import styles from "./history.module.css";
import { changedCells, type CellChange } from "./usage-cells.ts";

type Props = { readonly change: UsageChange; readonly context: ValueContext };

const mostShown = 2000;

/** A block of usage that changed: how much of it, and the cells themselves. */
export function UsageCellsChanged({ change, context }: Props) {
  const { subjects, firstMonth, months } = change.patch;
  const { shown, all } = useMemo(() => changedCells(change, mostShown), [change]);
  const columns = useMemo(
    (): readonly Column<CellChange>[] => [
      {
        id: "subject",
        header: "Feature",
        kind: "text",
        text: ({ subject }) => context.nameOf(subject) ?? "Removed feature",
        width: 130,
      },
      { id: "month", header: "Month", kind: "text", text: ({ month }) => monthText(month), width: 84 },
      { id: "before", header: "Before", kind: "text", text: ({ before }) => before, width: 110 },
      { id: "after", header: "After", kind: "text", text: ({ after }) => after, width: 110 },
    ],
    [context],
  );
  const name = context.nameOf(change.id);
  const title = name === undefined ? "Usage of a removed product" : `Usage of '${name}'`;
  return (
    <div className={styles.record}>
      <h3>{title}</h3>
      <p>
        {counted(all, "cell")} of {counted(subjects.length, "feature")},{" "}
        {monthSpan(firstMonth, addMonths(firstMonth, months - 1))}.
        {all > shown.length && ` The first ${count(shown.length)} are listed.`}
      </p>
      <Table
        caption={title}
        rows={shown}
        columns={columns}
        rowKey={({ subject, month }) => `${subject} ${month}`}
        height={260}
        empty={<p>{historyScreenWords.nothingShown}</p>}
      />
    </div>
  );
}
