import type { ReactNode } from "react";
import type { MenuEntry } from "./menu.tsx";
import type { SelectionMode } from "./row-selection.ts";
import type { Column, RowGroup, SortBy } from "./table-lines.ts";

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
  readonly rowMenu?: ((row: Row) => readonly MenuEntry[]) | undefined;
  readonly rowMenuLabel?: string | undefined;
  readonly height?: number | "fill" | undefined;
};
