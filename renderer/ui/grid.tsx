import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import { useGridActions } from "./grid-actions.ts";
import {
  type CellChange,
  clampPlace,
  type GridColumn,
  type GridRow,
  type Place,
  type ProblemOf,
} from "./grid-cells.ts";
import { GridLine } from "./grid-line.tsx";
import styles from "./grid.module.css";
import { headerText } from "./table-lines.ts";
import tableStyles from "./table.module.css";
import { Gap, HeadText } from "./table-parts.tsx";
import { useVirtualLines } from "./virtual-lines.ts";

type GridProps = {
  readonly label: string;
  readonly rowHeader: string;
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly onChange: (cells: readonly CellChange[]) => void;
  readonly problemOf?: ProblemOf | undefined;
  readonly rowHeaderWidth?: number | undefined;
  readonly height?: number | "fill" | undefined;
  /** The row that is in sight and takes the focus first. */
  readonly startRow?: number | undefined;
  readonly isReadOnly?: boolean | undefined;
};

const usualWidth = 112;
const mostRefusals = 6;
const noProblem: ProblemOf = () => null;

export function Grid(given: GridProps) {
  const props = given.isReadOnly === true ? locked(given) : given;
  const { label, rows, columns, onChange, problemOf = noProblem, rowHeaderWidth = 180, height = 640 } = props;
  const box = useRef<HTMLDivElement>(null);
  const [wanted, setFocus] = useState<Place>({ row: props.startRow ?? 0, column: 0 });
  const focus = clampPlace(props, wanted);
  const { placed, reveal } = useVirtualLines({ count: rows.length, box, kept: focus.row, pinnedRows: 1 });
  const actions = useGridActions({ grid: props, box, focus, setFocus, reveal, problemOf, onChange });
  const { listeners, editing, refusals, onEnd } = actions;
  useStart(box, focus.row);

  const width = rowHeaderWidth + columns.reduce((sum, column) => sum + (column.width ?? usualWidth), 0);
  return (
    <div className={styles.frame} data-fill={height === "fill" ? "" : undefined}>
      <div
        ref={box}
        className={tableStyles.box}
        data-fill={height === "fill" ? "" : undefined}
        style={height === "fill" ? undefined : { maxHeight: height }}
      >
        <table
          // Cells that are edited make a table a grid.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          className={classNames(tableStyles.table, styles.grid)}
          style={{ minWidth: width }}
          {...listeners}
        >
          <colgroup>
            <col style={{ width: rowHeaderWidth }} />
            {columns.map((column) => (
              <col key={column.id} style={{ width: column.width ?? usualWidth }} />
            ))}
          </colgroup>
          <GridHead rowHeader={props.rowHeader} columns={columns} />
          <tbody>
            {placed.map((place) => {
              if (place.kind === "gap") return <Gap key={place.key} height={place.height} span={columns.length + 1} />;
              const row = rows[place.index];
              const isHere = place.index === focus.row;
              return (
                row && (
                  <GridLine
                    key={row.key}
                    row={row}
                    index={place.index}
                    columns={columns}
                    focusColumn={isHere ? focus.column : null}
                    edit={isHere ? editing : null}
                    problemOf={problemOf}
                    onEnd={onEnd}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </div>
      <Refusals refusals={refusals} />
    </div>
  );
}

/** Scrolls the box, and nothing around it, so that its first row with the focus stands last in sight. */
function useStart(box: RefObject<HTMLElement | null>, row: number): void {
  const first = useRef(row);
  useLayoutEffect(() => {
    const line = box.current?.querySelector<HTMLElement>(`[data-place="${first.current} 0"]`)?.closest("tr");
    if (box.current === null || !line) return;
    box.current.scrollTo({ top: line.offsetTop + line.offsetHeight - box.current.clientHeight });
  }, [box]);
}

function locked(props: GridProps): GridProps {
  return { ...props, columns: props.columns.map((column) => ({ ...column, isReadOnly: true })) };
}

function GridHead({ rowHeader, columns }: Pick<GridProps, "rowHeader" | "columns">) {
  const first: GridColumn = { id: "row header", header: rowHeader };
  return (
    <thead>
      <tr aria-rowindex={1}>
        {[first, ...columns].map((column, index) => (
          <th key={column.id} scope="col" aria-colindex={index + 1} data-kind={column.kind} title={headerText(column)}>
            <span className={tableStyles.head}>
              <HeadText column={column} />
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Refusals({ refusals }: { readonly refusals: readonly string[] }) {
  if (refusals.length === 0) return null;
  return (
    <div role="alert" className={styles.refusals}>
      {controlWords.nothingChanged}
      <ul>
        {refusals.slice(0, mostRefusals).map((refusal) => (
          <li key={refusal}>{refusal}</li>
        ))}
        {refusals.length > mostRefusals && <li>{controlWords.andMore(refusals.length - mostRefusals)}</li>}
      </ul>
    </div>
  );
}
