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

export function nextSort<Row>(column: Column<Row>, sort: SortBy | null): SortBy | null {
  const first = column.kind === "number" ? "descending" : "ascending";
  if (sort?.column !== column.id) return { column: column.id, direction: first };
  if (sort.direction !== first) return null;
  return { column: column.id, direction: first === "ascending" ? "descending" : "ascending" };
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
