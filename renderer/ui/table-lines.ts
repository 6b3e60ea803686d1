import type { ReactNode } from "react";

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly kind: "text" | "number" | "custom";
  readonly text: (row: Row) => string;
  readonly unit?: string | undefined;
  readonly cell?: ((row: Row) => ReactNode) | undefined;
  readonly sortBy?: ((row: Row) => string | number | null) | undefined;
  readonly width?: number | undefined;
  readonly total?: ((rows: readonly Row[]) => string) | undefined;
};

export type SortBy = { readonly column: string; readonly direction: "ascending" | "descending" };

export type RowGroup = { readonly key: string; readonly label: string };

export type TableLine<Row> =
  | { readonly kind: "row"; readonly key: string; readonly row: Row }
  | { readonly kind: "group"; readonly key: string; readonly label: string; readonly rows: readonly Row[] };

const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function compare(left: string | number, right: string | number): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return words.compare(String(left), String(right));
}

// An unknown value is neither small nor large, so it comes last whichever way the rest is turned.
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: SortBy | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.id === sort?.column)?.sortBy;
  if (sort === null || sortBy === undefined) return rows;
  const sign = sort.direction === "ascending" ? 1 : -1;
  return rows
    .map((row) => ({ row, key: sortBy(row) }))
    .sort((left, right) => {
      if (left.key === null || right.key === null) return Number(left.key === null) - Number(right.key === null);
      return sign * compare(left.key, right.key);
    })
    .map(({ row }) => row);
}

export function nextSort<Row>(column: Column<Row>, sort: SortBy | null): SortBy | null {
  const first = column.kind === "number" ? "descending" : "ascending";
  if (sort?.column !== column.id) return { column: column.id, direction: first };
  if (sort.direction !== first) return null;
  return { column: column.id, direction: first === "ascending" ? "descending" : "ascending" };
}

export function linesOf<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  groupOf: ((row: Row) => RowGroup) | undefined,
): readonly TableLine<Row>[] {
  const asLine = (row: Row): TableLine<Row> => ({ kind: "row", key: rowKey(row), row });
  if (groupOf === undefined) return rows.map(asLine);
  const groups = new Map<string, { readonly label: string; readonly rows: Row[] }>();
  for (const row of rows) {
    const { key, label } = groupOf(row);
    const group = groups.get(key) ?? { label, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups].flatMap(([key, group]) => [
    { kind: "group", key: `group ${key}`, label: group.label, rows: group.rows } as const,
    ...group.rows.map(asLine),
  ]);
}

export function headerText<Row>(column: Pick<Column<Row>, "header" | "unit">): string {
  return column.unit === undefined ? column.header : `${column.header} (${column.unit})`;
}

function oneCell(text: string): string {
  return text.replaceAll(/[\t\r\n]+/g, " ");
}

export function asTabbedText<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const body = rows.map((row) => columns.map((column) => column.text(row)));
  return [columns.map(headerText), ...body].map((cells) => cells.map(oneCell).join("\t")).join("\n");
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escapeMarkup(text: string): string {
  return text.replaceAll(/[&<>]/g, (sign) => escapes[sign] ?? sign);
}

export function asTableMarkup<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const heads = columns.map((column) => `<th>${escapeMarkup(headerText(column))}</th>`).join("");
  const body = rows.map(
    (row) => `<tr>${columns.map((column) => `<td>${escapeMarkup(column.text(row))}</td>`).join("")}</tr>`,
  );
  return `<table><tr>${heads}</tr>${body.join("")}</table>`;
}
