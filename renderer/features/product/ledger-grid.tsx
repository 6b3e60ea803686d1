import { commitAndTell } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { shelfFor } from "#shared/domain/change.ts";
import { editEntries } from "#shared/domain/ledger-commands.ts";
import type { Tables } from "#shared/domain/portfolio.ts";
import { counted } from "#shared/words/format.ts";
import type { CellChange } from "#ui/grid-cells.ts";
import { Grid } from "#ui/grid.tsx";
import { Muted } from "#ui/layout.tsx";
import { blankRows, byRow, isBlankRow, rowLabel } from "./ledger-cells.ts";
import type { EntryDefaults, LedgerOf } from "./ledger-drafts.ts";
import type { LedgerKind, LedgerTable } from "./ledger-kind.ts";
import { together } from "./together.ts";

type LedgerGridProps<T extends LedgerTable> = {
  readonly kind: LedgerKind<T>;
  readonly ledger: LedgerOf;
  readonly entries: readonly Tables[T][];
  readonly defaults: EntryDefaults;
};

/** A ledger as a sheet to type and paste into; rows begun in the empty ones at its end become entries. */
export function LedgerGrid<T extends LedgerTable>({ kind, ledger, entries, defaults }: LedgerGridProps<T>) {
  const isFixed = useIsFixed();
  const { table, words, sheet } = kind;
  const entryOf = (key: string) => entries.find(({ id }) => id === key);
  const onChange = (changes: readonly CellChange[]) => {
    const typed = byRow(changes);
    const commands = [...typed].map(([key, cells]) => {
      const entry = entryOf(key);
      if (entry !== undefined) {
        return editEntries(table, shelfFor(table, ledger), [{ id: key, fields: sheet.fieldsOf(cells, entry) }]);
      }
      const blank = kind.blank(ledger, defaults);
      return kind.add({ ...blank, label: `New ${words.one}`, ...sheet.fieldsOf(cells, blank) });
    });
    const added = [...typed.keys()].filter(isBlankRow).length;
    const label = added > 0 ? `Add ${counted(added, words.one)}` : `Edit ${words.many}`;
    commitAndTell(together(label, commands));
  };
  return (
    <>
      <Grid
        label={words.many}
        rowHeader="Row"
        rowHeaderWidth={84}
        height={420}
        isReadOnly={isFixed}
        columns={sheet.columns}
        rows={[
          ...entries.map((entry, at) => ({ key: entry.id, label: rowLabel(at), cells: sheet.cellsOf(entry) })),
          ...blankRows,
        ]}
        problemOf={(change) => (change.text.trim() === "" ? null : sheet.problemOf(change, entryOf(change.row)))}
        onChange={onChange}
      />
      <Muted>{words.pasteHint}</Muted>
    </>
  );
}
