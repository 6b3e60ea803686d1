import { useCallback, useId, useMemo, useRef, useState } from "react";
import layoutStyles from "./layout.module.css";
import { linesOf } from "./lines.ts";
import { FloatingMenu } from "./menu.tsx";
import { rememberingSort } from "./sorted-rows.ts";
import { useRowActions } from "./table-actions.ts";
import { type Column, nextSort, type SortBy } from "./table-lines.ts";
import { Gap, GroupLine, Line, TableFoot, TableHead } from "./table-parts.tsx";
import type { TableProps } from "./table-props.ts";
import styles from "./table.module.css";
import { useVirtualLines } from "./virtual-lines.ts";

const usualWidth = 148;
const nothingSelected: ReadonlySet<string> = new Set();

function useSort<Row>(props: TableProps<Row>, onSorted: () => void) {
  const { sort: given, defaultSort, onSort, rows, columns } = props;
  const [own, setOwn] = useState<SortBy | null>(defaultSort ?? null);
  const [sortOnce] = useState(() => rememberingSort<Row>());
  const sort = given === undefined ? own : given;
  const change = useCallback(
    (column: Column<Row>) => {
      const next = nextSort(column, sort);
      setOwn(next);
      onSort?.(next);
      onSorted();
    },
    [sort, onSort, onSorted],
  );
  const sorted = useMemo(() => sortOnce(rows, columns, sort), [sortOnce, rows, columns, sort]);
  return { sort, change, sorted };
}

export function Table<Row>(props: TableProps<Row>) {
  const { caption, isCaptionHidden = true, columns, rowKey, groupOf, empty, height = 640 } = props;
  const { selectionMode = "none", selection = nothingSelected } = props;
  const captionId = useId();
  const box = useRef<HTMLElement>(null);
  const toTop = useCallback(() => box.current?.scrollTo({ top: 0 }), []);
  const { sort, change, sorted } = useSort(props, toTop);
  const lines = useMemo(() => linesOf(sorted, groupOf), [sorted, groupOf]);
  const hasTotals = columns.some((column) => column.total) && lines.count > 0;
  const [focusKey, setFocusKey] = useState<string | null>(null);
  const focusPlace = useMemo(
    () => (focusKey === null ? -1 : lines.rows.findIndex((row) => rowKey(row) === focusKey)),
    [focusKey, lines, rowKey],
  );
  const [firstRow] = lines.rows;
  const firstKey = firstRow === undefined ? null : rowKey(firstRow);
  const tabStop = focusPlace < 0 ? firstKey : focusKey;

  const pinnedRows = hasTotals ? 2 : 1;
  const kept = focusPlace < 0 ? null : lines.lineOfRow(focusPlace);
  const { placed, reveal } = useVirtualLines({ count: lines.count, box, kept, pinnedRows });
  const { listeners, menu } = useRowActions({ props, box, lines, focusKey, focusPlace, setFocusKey, reveal });

  const width = columns.reduce((sum, column) => sum + (column.width ?? usualWidth), 0);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby={captionId}
      className={styles.box}
      data-scrolls="down"
      data-fill={height === "fill" ? "" : undefined}
      style={height === "fill" ? undefined : { maxHeight: height }}
    >
      <table
        className={styles.table}
        style={{ minWidth: width }}
        aria-rowcount={lines.count + pinnedRows}
        {...listeners}
      >
        <caption id={captionId} className={isCaptionHidden ? layoutStyles.hidden : styles.caption}>
          {caption}
        </caption>
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width === undefined ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <TableHead columns={columns} sort={sort} onSort={change} />
        <tbody>
          {placed.map((place) => {
            if (place.kind === "gap") return <Gap key={place.key} height={place.height} span={columns.length} />;
            const line = lines.at(place.index);
            const rowIndex = place.index + 2;
            if (line === undefined) return null;
            if (line.kind === "group") {
              const { key, label, rows } = line;
              const count = props.groupCount?.(rows) ?? rows.length;
              return <GroupLine key={key} {...{ label, rows, count, columns, rowIndex }} />;
            }
            const key = rowKey(line.row);
            return (
              <Line
                key={key}
                row={line.row}
                rowKey={key}
                columns={columns}
                rowIndex={rowIndex}
                isSelected={selectionMode === "none" ? undefined : selection.has(key)}
                isTabStop={key === tabStop}
                rowShell={props.rowShell}
              />
            );
          })}
        </tbody>
        {hasTotals && <TableFoot rows={sorted} columns={columns} rowIndex={lines.count + 2} />}
      </table>
      {lines.count === 0 && <div className={styles.empty}>{empty}</div>}
      {menu && <FloatingMenu {...menu} />}
    </section>
  );
}
