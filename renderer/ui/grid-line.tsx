import { memo } from "react";
import { type EditEnd, type EditStart, GridCell } from "./grid-cell.tsx";
import type { GridColumn, GridRow, Place, ProblemOf } from "./grid-cells.ts";
import { headerText } from "./table-lines.ts";
import tableStyles from "./table.module.css";

type GridLineProps = {
  readonly row: GridRow;
  readonly index: number;
  readonly columns: readonly GridColumn[];
  readonly focusColumn: number | null;
  readonly edit: EditStart | null;
  readonly problemOf: ProblemOf;
  readonly onEnd: (place: Place, text: string | null, end: EditEnd) => void;
};

function PlainGridLine({ row, index, columns, focusColumn, edit, problemOf, onEnd }: GridLineProps) {
  return (
    <tr className={tableStyles.line} aria-rowindex={index + 2}>
      <th scope="row" title={row.label}>
        {row.label}
      </th>
      {columns.map((column, place) => {
        const text = row.cells[column.id] ?? "";
        const check = (entered: string) => problemOf({ row: row.key, column: column.id, text: entered });
        return (
          <GridCell
            key={column.id}
            place={`${index} ${place}`}
            name={`${row.label}, ${headerText(column)}`}
            text={text}
            isNumber={column.kind === "number"}
            isReadOnly={column.isReadOnly === true}
            isTabStop={focusColumn === place}
            columnIndex={place + 2}
            problem={check(text)}
            edit={focusColumn === place ? edit : null}
            problemOf={check}
            onEnd={(entered, end) => onEnd({ row: index, column: place }, entered, end)}
          />
        );
      })}
    </tr>
  );
}

// An arrow key changes the line that is left and the line that is entered, and no other.
export const GridLine = memo(PlainGridLine);
