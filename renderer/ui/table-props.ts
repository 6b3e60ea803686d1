import type { ComponentProps, ReactNode, RefObject } from "react";
import type { MenuEntry } from "./menu.tsx";
import type { SelectionMode } from "./row-selection.ts";
import type { Column, RowGroup, SortBy } from "./table-lines.ts";

/** What a row of a table is made of. */
export type RowShellProps = ComponentProps<"tr"> & { readonly "data-key": string };

/** What can be asked of a table from outside, by the key of a row. */
export type TableActions = { readonly focus: (key: string) => void; readonly reveal: (key: string) => void };

export type TableProps<Row> = {
  readonly caption: string;
  readonly isCaptionHidden?: boolean | undefined;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly sort?: SortBy | null | undefined;
  readonly defaultSort?: SortBy | undefined;
  readonly onSort?: ((sort: SortBy | null) => void) | undefined;
  readonly selectionMode?: SelectionMode | undefined;
  readonly selection?: ReadonlySet<string> | undefined;
  readonly onSelect?: ((selection: ReadonlySet<string>) => void) | undefined;
  readonly onActivate?: ((row: Row) => void) | undefined;
  readonly groupOf?: ((row: Row) => RowGroup) | undefined;
  /** How many a group holds, where not every row of it counts. */
  readonly groupCount?: ((rows: readonly Row[]) => number | string) | undefined;
  readonly rowMenu?: ((row: Row) => readonly MenuEntry[]) | undefined;
  readonly rowMenuLabel?: string | undefined;
  readonly rowShell?: ((props: RowShellProps) => ReactNode) | undefined;
  readonly onFocusRow?: ((key: string) => void) | undefined;
  /** Takes what can be asked of the table. */
  readonly actionsRef?: RefObject<TableActions | null> | undefined;
  readonly height?: number | "fill" | undefined;
};
