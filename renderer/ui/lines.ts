import type { RowGroup } from "./table-lines.ts";

export type TableLine<Row> =
  | { readonly kind: "row"; readonly row: Row }
  | { readonly kind: "group"; readonly key: string; readonly label: string; readonly rows: readonly Row[] };

/** What stands one below the other: rows, and the headings of their groups where there are any. */
export type Lines<Row> = {
  readonly count: number;
  /** The rows in the order in which they stand. */
  readonly rows: readonly Row[];
  readonly at: (line: number) => TableLine<Row> | undefined;
  readonly lineOfRow: (place: number) => number;
};

export function linesOf<Row>(rows: readonly Row[], groupOf: ((row: Row) => RowGroup) | undefined): Lines<Row> {
  if (groupOf !== undefined) return groupedLines(rows, groupOf);
  const at = (line: number): TableLine<Row> | undefined =>
    line < rows.length ? { kind: "row", row: rows[line] as Row } : undefined;
  return { count: rows.length, rows, at, lineOfRow: (place) => place };
}

function groupedLines<Row>(rows: readonly Row[], groupOf: (row: Row) => RowGroup): Lines<Row> {
  const groups = new Map<string, { readonly label: string; readonly rows: Row[] }>();
  for (const row of rows) {
    const { key, label } = groupOf(row);
    const group = groups.get(key) ?? { label, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const lines: TableLine<Row>[] = [];
  const shown: Row[] = [];
  const lineOfRow: number[] = [];
  for (const [key, group] of groups) {
    lines.push({ kind: "group", key: `group ${key}`, ...group });
    for (const row of group.rows) {
      lineOfRow.push(lines.length);
      lines.push({ kind: "row", row });
      shown.push(row);
    }
  }
  return {
    count: lines.length,
    rows: shown,
    at: (line) => lines[line],
    lineOfRow: (place) => lineOfRow[place] ?? 0,
  };
}
