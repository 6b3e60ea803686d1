import { memo, type ReactNode } from "react";
import { controlWords } from "./control-words.ts";
import { ArrowDown, ArrowUp } from "./icons.ts";
import { Hidden } from "./layout.tsx";
import { type Column, headerText, type SortBy } from "./table-lines.ts";
import type { TableProps } from "./table-props.ts";
import styles from "./table.module.css";

type HeadProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly sort: SortBy | null;
  readonly onSort: (column: Column<Row>) => void;
};

function PlainHead<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const direction = sort?.column === column.id ? sort.direction : undefined;
          return (
            <th key={column.id} scope="col" data-kind={column.kind} aria-sort={direction} title={headerText(column)}>
              {column.sortBy ? (
                <button type="button" className={styles.sort} onClick={() => onSort(column)}>
                  <HeadText column={column} />
                  <SortMark column={column} direction={direction} />
                </button>
              ) : (
                <span className={styles.head}>
                  <HeadText column={column} />
                </span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

export const TableHead = memo(PlainHead) as typeof PlainHead;

export function HeadText({ column }: { readonly column: Pick<Column<never>, "header" | "unit"> }) {
  return (
    <span className={styles.headText}>
      {column.header === "" ? <Hidden>{controlWords.more}</Hidden> : column.header}
      {column.unit !== undefined && <span className={styles.unit}> {column.unit}</span>}
    </span>
  );
}

type SortMarkProps<Row> = { readonly column: Column<Row>; readonly direction: SortBy["direction"] | undefined };

function SortMark<Row>({ column, direction }: SortMarkProps<Row>) {
  const isDown = direction === "descending" || (direction === undefined && column.kind === "number");
  const Glyph = isDown ? ArrowDown : ArrowUp;
  return <Glyph size={12} aria-hidden />;
}

function cellContent<Row>(column: Column<Row>, row: Row): ReactNode {
  return column.cell ? column.cell(row) : column.text(row);
}

type LineProps<Row> = {
  readonly row: Row;
  readonly rowKey: string;
  readonly columns: readonly Column<Row>[];
  readonly rowIndex: number;
  readonly isSelected: boolean | undefined;
  readonly isTabStop: boolean;
  readonly rowShell: TableProps<Row>["rowShell"];
};

function PlainLine<Row>(props: LineProps<Row>) {
  const { row, rowKey, columns, rowIndex, isSelected, isTabStop, rowShell: Shell = "tr" } = props;
  return (
    <Shell
      data-key={rowKey}
      className={styles.line}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
    >
      {columns.map((column, index) => {
        const Cell = index === 0 ? "th" : "td";
        return (
          <Cell
            key={column.id}
            data-kind={column.kind}
            title={column.kind === "custom" ? undefined : column.text(row)}
            {...(index === 0 && { scope: "row" })}
          >
            {cellContent(column, row)}
          </Cell>
        );
      })}
    </Shell>
  );
}

// Scrolling renders only the lines that come in: the others keep their props and are skipped.
export const Line = memo(PlainLine) as typeof PlainLine;

type GroupLineProps<Row> = {
  readonly label: string;
  readonly count: number | string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowIndex: number;
};

export function GroupLine<Row>({ label, count, rows, columns, rowIndex }: GroupLineProps<Row>) {
  const totalled = columns.findIndex(({ total }, at) => at > 0 && total !== undefined);
  const span = totalled < 0 ? columns.length : totalled;
  return (
    <tr className={styles.group} aria-rowindex={rowIndex}>
      <th scope="row" colSpan={span} title={label}>
        {label}
        <span className={styles.groupCount}>{count}</span>
      </th>
      {columns.slice(span).map((column) => (
        <td key={column.id} data-kind={column.kind}>
          {column.total?.(rows)}
        </td>
      ))}
    </tr>
  );
}

type FootProps<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowIndex: number;
};

function PlainFoot<Row>({ rows, columns, rowIndex }: FootProps<Row>) {
  return (
    <tfoot>
      <tr aria-rowindex={rowIndex}>
        {columns.map((column, index) =>
          index === 0 && column.total ? (
            <th key={column.id} scope="row">
              {column.total(rows)}
            </th>
          ) : (
            <td key={column.id} data-kind={column.kind}>
              {column.total?.(rows)}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}

export const TableFoot = memo(PlainFoot) as typeof PlainFoot;

export function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tr aria-hidden className={styles.gap}>
      <td colSpan={span} style={{ height }}>
        {"\u00A0"}
      </td>
    </tr>
  );
}
