import { commitAndTell } from "#data/notices.ts";
import { costCategories, type CostCategory, type CostEntry } from "#shared/domain/ledger.ts";
import { addCost, editEntries } from "#shared/domain/ledger-commands.ts";
import { shelfOf } from "#shared/domain/portfolio.ts";
import type { Draft } from "#shared/domain/record.ts";
import { categoryWords } from "#shared/words/codes.ts";
import { counted } from "#shared/words/format.ts";
import type { CellChange, GridColumn, GridRow } from "#ui/grid-cells.ts";
import { Grid } from "#ui/grid.tsx";
import { Muted } from "#ui/layout.tsx";
import { amountText, readAmount, readShare } from "./amounts.ts";
import {
  blankRows,
  byRow,
  isBlankRow,
  monthProblem,
  periodCells,
  periodOf,
  percentText,
  rowLabel,
} from "./ledger-cells.ts";
import { blankCost, type EntryDefaults, type LedgerOf } from "./ledger-drafts.ts";
import { together } from "./together.ts";

type CostGridProps = {
  readonly ledger: LedgerOf;
  readonly entries: readonly CostEntry[];
  readonly defaults: EntryDefaults;
};

const columns: readonly GridColumn[] = [
  { id: "label", header: "What for", width: 200 },
  { id: "category", header: "Category", width: 120 },
  { id: "amount", header: "Amount", kind: "number", width: 110 },
  { id: "from", header: "From", width: 96 },
  { id: "to", header: "To", width: 96 },
  { id: "recurrence", header: "Booked", width: 104 },
  { id: "avoidable", header: "Avoidable %", kind: "number", width: 110 },
  { id: "currency", header: "Currency", width: 92 },
];

function categoryOf(text: string): CostCategory | null {
  const said = text.trim().toLowerCase();
  return costCategories.find((name) => name === said || categoryWords[name].toLowerCase() === said) ?? null;
}

function problemOf({ column, text }: CellChange): string | null {
  if (text.trim() === "") return null;
  switch (column) {
    case "category":
      return categoryOf(text) === null
        ? `write one of ${costCategories.map((name) => categoryWords[name]).join(", ")}.`
        : null;
    case "amount":
      return Number.isNaN(readAmount(text, "EUR")) ? `'${text}' is not an amount.` : null;
    case "avoidable":
      return Number.isNaN(readShare(text)) ? "write a share from 0 to 100%." : null;
    default:
      return monthProblem(column, text);
  }
}

function rowOf(entry: CostEntry, at: number): GridRow {
  return {
    key: entry.id,
    label: rowLabel(at),
    cells: {
      label: entry.label,
      category: categoryWords[entry.category],
      amount: amountText(entry.amount, entry.currency),
      avoidable: percentText(entry.avoidableShare),
      ...periodCells(entry),
    },
  };
}

/** What the typed cells of one row say of an entry; an emptied cell leaves what was there. */
function fieldsOf(cells: Readonly<Record<string, string>>, before: Draft<CostEntry>): Partial<Draft<CostEntry>> {
  const { label, category, amount, avoidable } = cells;
  const period = periodOf(cells, before);
  const minor = amount === undefined ? null : readAmount(amount, period.currency ?? before.currency);
  return {
    ...period,
    ...(label === undefined || label.trim() === "" ? {} : { label: label.trim() }),
    ...(category === undefined || category.trim() === "" ? {} : { category: categoryOf(category) ?? before.category }),
    ...(minor === null ? {} : { amount: minor }),
    ...(avoidable === undefined || avoidable.trim() === "" ? {} : { avoidableShare: readShare(avoidable) }),
  };
}

/** The cost ledger as a sheet to type and paste into; rows begun in the empty ones at its end become entries. */
export function CostGrid({ ledger, entries, defaults }: CostGridProps) {
  const shelf = shelfOf.costs(ledger as CostEntry);
  const onChange = (changes: readonly CellChange[]) => {
    const typed = byRow(changes);
    const commands = [...typed].map(([key, cells]) => {
      const entry = entries.find(({ id }) => id === key);
      if (entry !== undefined) return editEntries("costs", shelf, [{ id: key, fields: fieldsOf(cells, entry) }]);
      const blank = blankCost(ledger, defaults);
      return addCost({ ...blank, label: "New cost", ...fieldsOf(cells, blank) });
    });
    const added = [...typed.keys()].filter(isBlankRow).length;
    const label = added > 0 ? `Add ${counted(added, "cost")}` : "Edit costs";
    commitAndTell(together(label, commands));
  };
  return (
    <>
      <Grid
        label="Costs"
        rowHeader="Row"
        rowHeaderWidth={84}
        height={420}
        columns={columns}
        rows={[...entries.map(rowOf), ...blankRows]}
        problemOf={problemOf}
        onChange={onChange}
      />
      <Muted>
        Paste rows from a spreadsheet into the empty lines at the end: what for, category, amount, from, to, monthly or
        once, avoidable %, currency. An amount may be a sum such as =12*350.
      </Muted>
    </>
  );
}
