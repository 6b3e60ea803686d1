import type { ComponentType } from "react";
import type { Command } from "#shared/domain/change.ts";
import type { LedgerWindow } from "#shared/domain/ledger-view.ts";
import type { Tables } from "#shared/domain/portfolio.ts";
import type { Draft } from "#shared/domain/record.ts";
import type { CellChange, GridColumn } from "#ui/grid-cells.ts";
import type { Column } from "#ui/table-lines.ts";
import type { EntryDefaults, LedgerOf } from "./ledger-drafts.ts";

/** The two ledgers of a product. */
export type LedgerTable = "costs" | "values";

/** What is typed of an entry, and how a part of it is said anew. */
export type EntryFieldsProps<T extends LedgerTable> = {
  readonly draft: Draft<Tables[T]>;
  readonly say: (part: Partial<Draft<Tables[T]>>) => void;
};

type LedgerWords = {
  readonly one: string;
  readonly many: string;
  readonly addTitle: string;
  readonly noLabel: string;
  readonly empty: string;
  readonly pasteHint: string;
};

/** How a ledger is typed and pasted as a sheet: its columns, what stands in them, and what typed cells say. */
type LedgerSheet<T extends LedgerTable> = {
  readonly columns: readonly GridColumn[];
  readonly cellsOf: (entry: Tables[T]) => Readonly<Record<string, string>>;
  /** What the typed cells of one row say of an entry; an emptied cell leaves what was there. */
  readonly fieldsOf: (cells: Readonly<Record<string, string>>, before: Draft<Tables[T]>) => Partial<Draft<Tables[T]>>;
  readonly problemOf: (change: CellChange, entry: Tables[T] | undefined) => string | null;
};

/** What the ledger of costs and that of values say and show differently; everything else is one ledger. */
export type LedgerKind<T extends LedgerTable> = {
  readonly table: T;
  readonly words: LedgerWords;
  readonly blank: (ledger: LedgerOf, defaults: EntryDefaults) => Draft<Tables[T]>;
  readonly add: (draft: Draft<Tables[T]>) => Command;
  readonly columns: (window: LedgerWindow, featureName: (id: string | null) => string) => readonly Column<Tables[T]>[];
  readonly sheet: LedgerSheet<T>;
  readonly Fields: ComponentType<EntryFieldsProps<T>>;
};
