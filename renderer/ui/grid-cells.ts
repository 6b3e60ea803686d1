import { controlWords } from "./control-words.ts";

export type GridColumn = {
  readonly id: string;
  readonly header: string;
  readonly unit?: string | undefined;
  readonly kind?: "text" | "number" | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly width?: number | undefined;
};

export type GridRow = {
  readonly key: string;
  readonly label: string;
  readonly cells: Readonly<Record<string, string>>;
};

export type CellChange = { readonly row: string; readonly column: string; readonly text: string };

export type Place = { readonly row: number; readonly column: number };

export type GridBlock = { readonly rows: readonly GridRow[]; readonly columns: readonly GridColumn[] };

export type ProblemOf = (change: CellChange) => string | null;

export function cellText({ rows, columns }: GridBlock, place: Place): string {
  return rows[place.row]?.cells[columns[place.column]?.id ?? ""] ?? "";
}

export function parseBlock(text: string): readonly (readonly string[])[] {
  const lines = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n");
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  return lines.map((line) => line.split("\t").map((cell) => cell.trim()));
}

export type PastePlan = { readonly changes: readonly CellChange[]; readonly refusals: readonly string[] };

// A pasted block is taken whole or not at all, so that nothing pasted is lost without a word.
export function planPaste(grid: GridBlock, at: Place, text: string, problemOf: ProblemOf): PastePlan {
  const changes: CellChange[] = [];
  const refusals: string[] = [];
  let outside = 0;
  for (const [down, cells] of parseBlock(text).entries()) {
    for (const [across, cell] of cells.entries()) {
      const row = grid.rows[at.row + down];
      const column = grid.columns[at.column + across];
      if (row === undefined || column === undefined) {
        outside += 1;
        continue;
      }
      if ((row.cells[column.id] ?? "") === cell) continue;
      const change = { row: row.key, column: column.id, text: cell };
      const problem = column.isReadOnly === true ? controlWords.readOnlyCell : problemOf(change);
      if (problem === null) changes.push(change);
      else refusals.push(`${row.label}, ${column.header}: ${problem}`);
    }
  }
  if (outside > 0) refusals.push(controlWords.outsideGrid(outside));
  return { changes, refusals };
}

export function clampPlace({ rows, columns }: GridBlock, place: Place): Place {
  return {
    row: Math.max(0, Math.min(rows.length - 1, place.row)),
    column: Math.max(0, Math.min(columns.length - 1, place.column)),
  };
}

// Past the end of a row the next one begins; at the very end the place stays.
export function stepPlace({ rows, columns }: GridBlock, place: Place, by: 1 | -1): Place {
  const index = place.row * columns.length + place.column + by;
  const kept = Math.max(0, Math.min(rows.length * columns.length - 1, index));
  return { row: Math.floor(kept / columns.length), column: kept % columns.length };
}
