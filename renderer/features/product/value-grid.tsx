import { commitAndTell } from "#data/notices.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { ValueEntry, ValueSource } from "#shared/domain/ledger.ts";
import { addValue, editEntries } from "#shared/domain/ledger-commands.ts";
import type { Draft } from "#shared/domain/record.ts";
import { counted } from "#shared/words/format.ts";
import { valueKindWords } from "#shared/words/product.ts";
import type { CellChange, GridColumn, GridRow } from "#ui/grid-cells.ts";
import { Grid } from "#ui/grid.tsx";
import { Muted } from "#ui/layout.tsx";
import { amountText, readAmount, readShare } from "./amounts.ts";
import {
  blankRows,
  byRow,
  isBlankRow,
  monthProblem,
  percentText,
  periodCells,
  periodOf,
  rowLabel,
} from "./ledger-cells.ts";
import { blankValue, type EntryDefaults } from "./ledger-drafts.ts";
import { together } from "./together.ts";

type ValueGridProps = {
  readonly productId: Id;
  readonly entries: readonly ValueEntry[];
  readonly defaults: EntryDefaults;
};

const columns: readonly GridColumn[] = [
  { id: "label", header: "Where from", width: 200 },
  { id: "amount", header: "Amount", kind: "number", width: 120 },
  { id: "from", header: "From", width: 96 },
  { id: "to", header: "To", width: 96 },
  { id: "recurrence", header: "Booked", width: 104 },
  { id: "attribution", header: "Claimed %", kind: "number", width: 104 },
  { id: "currency", header: "Currency", width: 92 },
  { id: "kind", header: "How", isReadOnly: true, width: 200 },
];

/** The one amount that says what a source is worth; null where it takes more than one number. */
function amountOf(value: ValueSource): number | null {
  return value.kind === "revenue" || value.kind === "costAvoided" ? value.amount : null;
}

function rowOf(entry: ValueEntry, at: number): GridRow {
  const amount = amountOf(entry.value);
  return {
    key: entry.id,
    label: rowLabel(at),
    cells: {
      label: entry.label,
      amount: amount === null ? "" : amountText(amount, entry.currency),
      attribution: percentText(entry.attribution),
      kind: valueKindWords[entry.value.kind],
      ...periodCells(entry),
    },
  };
}

function fieldsOf(cells: Readonly<Record<string, string>>, before: Draft<ValueEntry>): Partial<Draft<ValueEntry>> {
  const { label, amount, attribution } = cells;
  const period = periodOf(cells, before);
  const minor = amount === undefined ? null : readAmount(amount, period.currency ?? before.currency);
  const { value } = before;
  const isAmount = value.kind === "revenue" || value.kind === "costAvoided";
  return {
    ...period,
    ...(label === undefined || label.trim() === "" ? {} : { label: label.trim() }),
    ...(minor === null || !isAmount ? {} : { value: { ...value, amount: minor } }),
    ...(attribution === undefined || attribution.trim() === "" ? {} : { attribution: readShare(attribution) }),
  };
}

/** The value ledger as a sheet to type and paste into; new lines are costs avoided until somebody says otherwise. */
export function ValueGrid({ productId, entries, defaults }: ValueGridProps) {
  const entryOf = (key: string) => entries.find(({ id }) => id === key);
  const problemOf = ({ row, column, text }: CellChange): string | null => {
    if (text.trim() === "") return null;
    const entry = entryOf(row);
    if (column === "amount") {
      if (entry !== undefined && amountOf(entry.value) === null) return "it comes from several numbers: edit the row.";
      return Number.isNaN(readAmount(text, "EUR")) ? `'${text}' is not an amount.` : null;
    }
    if (column === "attribution") return Number.isNaN(readShare(text)) ? "write a share from 0 to 100%." : null;
    return monthProblem(column, text);
  };
  const onChange = (changes: readonly CellChange[]) => {
    const typed = byRow(changes);
    const commands = [...typed].map(([key, cells]) => {
      const entry = entryOf(key);
      if (entry !== undefined) return editEntries("values", productId, [{ id: key, fields: fieldsOf(cells, entry) }]);
      const blank = blankValue(productId, defaults);
      return addValue({ ...blank, label: "New value", ...fieldsOf(cells, blank) });
    });
    const added = [...typed.keys()].filter(isBlankRow).length;
    const label = added > 0 ? `Add ${counted(added, "value")}` : "Edit values";
    commitAndTell(together(label, commands));
  };
  return (
    <>
      <Grid
        label="Values"
        rowHeader="Row"
        rowHeaderWidth={84}
        height={420}
        columns={columns}
        rows={[...entries.map(rowOf), ...blankRows]}
        problemOf={problemOf}
        onChange={onChange}
      />
      <Muted>
        Paste rows into the empty lines at the end. A new line is a cost avoided; open its row to say otherwise.
      </Muted>
    </>
  );
}
