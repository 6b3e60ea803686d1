import { createContext, useCallback, useContext, useMemo, useRef } from "react";
import { DragArea, Handle, useCard } from "./board-drag.tsx";
import type { DraggingProps } from "./board-dragging.ts";
import type { DragWords } from "./board-words.ts";
import styles from "./board.module.css";
import type { Column } from "./table-lines.ts";
import { Table } from "./table.tsx";
import type { RowShellProps, TableActions, TableProps } from "./table-props.ts";

type RankedTableProps<Row> = Omit<TableProps<Row>, "selection" | "onSelect" | "selectionMode" | "rowShell"> &
  Omit<DraggingProps, "lanes" | "textOf"> & {
    readonly laneId: string;
    readonly onSelect: (selection: ReadonlySet<string>) => void;
    readonly rowText: (row: Row) => string;
    /** The rows that can be moved, in their order; none while the table shows another order. */
    readonly movable: readonly string[];
  };

type Movable = { readonly keys: ReadonlySet<string>; readonly words: DragWords | null };

const MovableContext = createContext<Movable>({ keys: new Set(), words: null });
const HandleContext = createContext<ReturnType<typeof useCard>["handle"] | null>(null);

function RowShell(props: RowShellProps) {
  const { keys } = useContext(MovableContext);
  return keys.has(props["data-key"]) ? <MovableRow {...props} /> : <tr {...props} />;
}

function MovableRow({ children, ...row }: RowShellProps) {
  const key = row["data-key"];
  const { ref, listeners, handle, isHeld } = useCard(key);
  return (
    <tr {...row} ref={ref} data-card={key} data-away={isHeld ? "" : undefined} {...listeners}>
      <HandleContext value={handle}>{children}</HandleContext>
    </tr>
  );
}

function RowHandle({ text }: { readonly text: string }) {
  const handle = useContext(HandleContext);
  const { words } = useContext(MovableContext);
  if (handle === null || words === null) return <span className={styles.noHandle} />;
  return <Handle label={words.handle(text)} isTabStop={false} handle={handle} />;
}

/** A table whose rows are put in order by pointer, touch, keyboard or menu. */
export function RankedTable<Row>(props: RankedTableProps<Row>) {
  const { laneId, caption, rows, rowKey, rowText, columns, movable, words, onMove, targets, onDropOn } = props;
  const own = useRef<TableActions | null>(null);
  const actions = props.actionsRef ?? own;
  const lanes = useMemo(() => [{ id: laneId, label: caption, keys: movable }], [laneId, caption, movable]);
  const context = useMemo(() => ({ keys: new Set(movable), words }), [movable, words]);
  const withHandle = useMemo<readonly Column<Row>[]>(
    () =>
      columns.map((column, at) => {
        if (at > 0) return column;
        const cell = (row: Row) => (
          <span className={styles.ranked}>
            <RowHandle text={rowText(row)} />
            {column.cell ? column.cell(row) : column.text(row)}
          </span>
        );
        return { ...column, cell };
      }),
    [columns, rowText],
  );
  const textOf = useCallback(
    (key: string) => {
      const row = rows.find((each) => rowKey(each) === key);
      return row === undefined ? "" : rowText(row);
    },
    [rows, rowKey, rowText],
  );
  return (
    <DragArea
      lanes={lanes}
      selection={props.selection}
      textOf={textOf}
      words={words}
      onMove={onMove}
      targets={targets}
      onDropOn={onDropOn}
      reveal={(key) => actions.current?.reveal(key)}
      focus={(key) => actions.current?.focus(key)}
    >
      <MovableContext value={context}>
        <div className={styles.tableLane} data-lane={laneId}>
          <Table {...props} columns={withHandle} selectionMode="multiple" rowShell={RowShell} actionsRef={actions} />
        </div>
      </MovableContext>
    </DragArea>
  );
}
