import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from "react";
import { controlWords } from "./control-words.ts";
import { type EditEnd, GridCell } from "./grid-cell.tsx";
import {
  type CellChange,
  cellText,
  clampPlace,
  type GridColumn,
  type GridRow,
  type Place,
  planPaste,
  type ProblemOf,
  stepPlace,
} from "./grid-cells.ts";
import styles from "./grid.module.css";
import { Gap } from "./table.tsx";
import { headerText } from "./table-lines.ts";
import tableStyles from "./table.module.css";
import { classNames } from "./class-names.ts";
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
};

type Editing = Place & { readonly text: string };

const usualWidth = 112;
const pageOfRows = 10;
const mostRefusals = 6;
const noProblem: ProblemOf = () => null;

function placeOf(target: EventTarget): Place | null {
  const written = target instanceof Element ? target.closest<HTMLElement>("[data-place]")?.dataset["place"] : undefined;
  if (written === undefined) return null;
  const [row = 0, column = 0] = written.split(" ").map(Number);
  return { row, column };
}

function targetOf(event: KeyboardEvent, at: Place): Place | null {
  const isFar = event.ctrlKey || event.metaKey;
  const end = Number.MAX_SAFE_INTEGER;
  const targets: Readonly<Record<string, Place>> = {
    ArrowUp: { row: at.row - 1, column: at.column },
    ArrowDown: { row: at.row + 1, column: at.column },
    ArrowLeft: { row: at.row, column: at.column - 1 },
    ArrowRight: { row: at.row, column: at.column + 1 },
    PageUp: { row: at.row - pageOfRows, column: at.column },
    PageDown: { row: at.row + pageOfRows, column: at.column },
    Home: { row: isFar ? 0 : at.row, column: 0 },
    End: { row: isFar ? end : at.row, column: end },
  };
  return targets[event.key] ?? null;
}

export function Grid(props: GridProps) {
  const { label, rowHeader, rows, columns, onChange, problemOf = noProblem, rowHeaderWidth = 180, height = 640 } = props;
  const box = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [wanted, setFocus] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const focus = clampPlace(props, wanted);
  const { placed, reveal } = useVirtualLines({ count: rows.length, box, kept: focus.row, pinnedRows: 1 });

  useLayoutEffect(() => {
    if (!wantsFocus.current || editing !== null) return;
    wantsFocus.current = false;
    const cell = box.current?.querySelector<HTMLElement>(`[data-place="${focus.row} ${focus.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const moveTo = (place: Place) => {
    const next = clampPlace(props, place);
    wantsFocus.current = true;
    setFocus(next);
    reveal(next.row);
  };
  const edit = (place: Place, text: string) => {
    if (columns[place.column]?.isReadOnly === true) return;
    setRefusals([]);
    setFocus(place);
    setEditing({ ...place, text });
  };
  const change = (place: Place, text: string) => {
    const row = rows[place.row];
    const column = columns[place.column];
    if (row && column && cellText(props, place) !== text) onChange([{ row: row.key, column: column.id, text }]);
  };
  const endEdit = (place: Place, text: string | null, end: EditEnd) => {
    if (text !== null) change(place, text);
    setEditing(null);
    switch (end) {
      case "stay":
        return moveTo(place);
      case "down":
        return moveTo({ row: place.row + 1, column: place.column });
      case "next":
      case "previous": {
        const next = stepPlace(props, place, end === "next" ? 1 : -1);
        moveTo(next);
        return edit(next, cellText(props, next));
      }
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = placeOf(event.target);
    if (at === null || editing !== null) return;
    const target = targetOf(event, at);
    const isCommanded = event.ctrlKey || event.metaKey || event.altKey;
    if (target !== null) moveTo(target);
    else if (event.key === "Enter" || event.key === "F2") edit(at, cellText(props, at));
    else if ((event.key === "Delete" || event.key === "Backspace") && columns[at.column]?.isReadOnly !== true) {
      const problem = problemOf({ row: rows[at.row]?.key ?? "", column: columns[at.column]?.id ?? "", text: "" });
      if (problem === null) change(at, "");
      else setRefusals([problem]);
    } else if (event.key.length === 1 && !isCommanded) edit(at, event.key);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const at = placeOf(event.target);
    if (at !== null && editing === null) setFocus(at);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const at = placeOf(event.target);
    if (at !== null && editing === null) edit(at, cellText(props, at));
  };
  const onCopy = (event: ClipboardEvent) => {
    const at = placeOf(event.target);
    if (at === null || editing !== null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", cellText(props, at));
  };
  const onPaste = (event: ClipboardEvent) => {
    const at = placeOf(event.target);
    if (at === null || editing !== null) return;
    event.preventDefault();
    const plan = planPaste(props, at, event.clipboardData.getData("text/plain"), problemOf);
    setRefusals(plan.refusals);
    if (plan.refusals.length === 0 && plan.changes.length > 0) onChange(plan.changes);
  };

  const width = rowHeaderWidth + columns.reduce((sum, column) => sum + (column.width ?? usualWidth), 0);
  const listeners = { onKeyDown, onClick, onDoubleClick, onCopy, onPaste };
  return (
    <div>
      <div
        ref={box}
        className={tableStyles.box}
        data-fill={height === "fill" ? "" : undefined}
        style={height === "fill" ? undefined : { maxHeight: height }}
      >
        <table
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
          <thead>
            <tr aria-rowindex={1}>
              {[{ id: "row header", header: rowHeader, kind: "text" as const, unit: undefined }, ...columns].map((column) => (
                <th key={column.id} scope="col" data-kind={column.kind} title={headerText(column)}>
                  <span className={tableStyles.head}>
                    <span className={tableStyles.headText}>
                      {column.header}
                      {column.unit !== undefined && <span className={tableStyles.unit}> {column.unit}</span>}
                    </span>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {placed.map((place) => {
              if (place.kind === "gap") return <Gap key={place.key} height={place.height} span={columns.length + 1} />;
              const row = rows[place.index];
              return (
                row && (
                  <tr key={row.key} className={tableStyles.line} aria-rowindex={place.index + 2}>
                    <th scope="row" title={row.label}>
                      {row.label}
                    </th>
                    {columns.map((column, index) => {
                      const at = { row: place.index, column: index };
                      const isHere = focus.row === at.row && focus.column === index;
                      const check = (text: string) => problemOf({ row: row.key, column: column.id, text });
                      return (
                        <GridCell
                          key={column.id}
                          place={`${at.row} ${index}`}
                          name={`${row.label}, ${headerText(column)}`}
                          text={row.cells[column.id] ?? ""}
                          isNumber={column.kind === "number"}
                          isReadOnly={column.isReadOnly === true}
                          isTabStop={isHere}
                          columnIndex={index + 2}
                          problem={check(row.cells[column.id] ?? "")}
                          edit={editing !== null && isHere ? editing : null}
                          problemOf={check}
                          onEnd={(text, end) => endEdit(at, text, end)}
                        />
                      );
                    })}
                  </tr>
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

function Refusals({ refusals }: { readonly refusals: readonly string[] }) {
  if (refusals.length === 0) return null;
  return (
    <div role="alert" className={styles.refusals}>
      {controlWords.notPasted}
      <ul>
        {refusals.slice(0, mostRefusals).map((refusal) => (
          <li key={refusal}>{refusal}</li>
        ))}
        {refusals.length > mostRefusals && <li>… {refusals.length - mostRefusals}</li>}
      </ul>
    </div>
  );
}
