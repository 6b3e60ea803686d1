import { useCallback, useId, useMemo, useRef, useState } from "react";
import layoutStyles from "./layout.module.css";
import { FloatingMenu } from "./menu.tsx";
import { useRowActions } from "./table-actions.ts";
import { type Column, linesOf, nextSort, type SortBy, sortRows } from "./table-lines.ts";
import { Gap, Line, TableFoot, TableHead } from "./table-parts.tsx";
import type { TableProps } from "./table-props.ts";
import styles from "./table.module.css";
import { useVirtualLines } from "./virtual-lines.ts";

const usualWidth = 148;
const nothingSelected: ReadonlySet<string> = new Set();

function useSort<Row>(props: TableProps<Row>) {
  const { sort: given, defaultSort, onSort, rows, columns } = props;
  const [own, setOwn] = useState<SortBy | null>(defaultSort ?? null);
  const sort = given === undefined ? own : given;
  const change = (column: Column<Row>) => {
    const next = nextSort(column, sort);
    setOwn(next);
    onSort?.(next);
  };
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  return { sort, change, sorted };
}

export function Table<Row>(props: TableProps<Row>) {
  const { caption, isCaptionHidden = true, columns, rowKey, groupOf, empty, height = 640 } = props;
  const { selectionMode = "none", selection = nothingSelected } = props;
  const captionId = useId();
  const box = useRef<HTMLElement>(null);
  const { sort, change, sorted } = useSort(props);
  const changeSort = (column: Column<Row>) => {
    change(column);
    box.current?.scrollTo({ top: 0 });
  };
  const lines = useMemo(() => linesOf(sorted, rowKey, groupOf), [sorted, rowKey, groupOf]);
  const hasTotals = columns.some((column) => column.total) && lines.length > 0;
  const [focusKey, setFocusKey] = useState<string | null>(null);
  const places = useMemo(() => new Map(lines.map((line, index) => [line.key, index])), [lines]);
  const kept = focusKey === null ? null : (places.get(focusKey) ?? null);
  const rowKeys = useMemo(() => lines.filter((line) => line.kind === "row").map((line) => line.key), [lines]);
  const tabStop = kept === null ? rowKeys[0] : focusKey;

  const pinnedRows = hasTotals ? 2 : 1;
  const { placed, reveal } = useVirtualLines({ count: lines.length, box, kept, pinnedRows });
  const find = useCallback(
    (key: string) => {
      const line = lines[places.get(key) ?? -1];
      return line?.kind === "row" ? line.row : undefined;
    },
    [lines, places],
  );
  const { listeners, menu } = useRowActions({
    props,
    box,
    rowKeys,
    sorted,
    find,
    focusKey,
    setFocusKey,
    places,
    reveal,
  });

  const width = columns.reduce((sum, column) => sum + (column.width ?? usualWidth), 0);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby={captionId}
      className={styles.box}
      data-fill={height === "fill" ? "" : undefined}
      style={height === "fill" ? undefined : { maxHeight: height }}
    >
      <table
        className={styles.table}
        style={{ minWidth: width }}
        aria-rowcount={lines.length + pinnedRows}
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
        <TableHead columns={columns} sort={sort} onSort={changeSort} />
        <tbody>
          {placed.map((place) => {
            if (place.kind === "gap") return <Gap key={place.key} height={place.height} span={columns.length} />;
            const line = lines[place.index];
            return (
              line && (
                <Line
                  key={line.key}
                  line={line}
                  columns={columns}
                  rowIndex={place.index + 2}
                  isSelected={selectionMode === "none" ? undefined : selection.has(line.key)}
                  isTabStop={line.key === tabStop}
                />
              )
            );
          })}
        </tbody>
        {hasTotals && <TableFoot rows={sorted} columns={columns} rowIndex={lines.length + 2} />}
      </table>
      {lines.length === 0 && <div className={styles.empty}>{empty}</div>}
      {menu && <FloatingMenu {...menu} />}
    </section>
  );
}
