import type { ValueEntry, ValueSource } from "#shared/domain/ledger.ts";
import { addValue } from "#shared/domain/ledger-commands.ts";
import type { Draft } from "#shared/domain/record.ts";
import { monthlyValue } from "#shared/domain/value-ledger.ts";
import { share } from "#shared/words/format.ts";
import { valueKindWords } from "#shared/words/product.ts";
import type { CellChange } from "#ui/grid-cells.ts";
import { amountText, readAmount, readShare } from "./amounts.ts";
import { isSaid, monthProblem, percentText, periodCells, periodOf } from "./ledger-cells.ts";
import { bookedColumn, labelColumn, periodColumn, provenanceColumn, saidAmount } from "./ledger-columns.ts";
import { blankValue } from "./ledger-drafts.ts";
import type { LedgerKind } from "./ledger-kind.ts";
import { ValueFields } from "./value-fields.tsx";

/** The one amount that says what a source is worth; null where it takes more than one number. */
function amountOf(value: ValueSource): number | null {
  return value.kind === "revenue" || value.kind === "costAvoided" ? value.amount : null;
}

function problemOf({ column, text }: CellChange, entry: ValueEntry | undefined): string | null {
  switch (column) {
    case "amount":
      if (entry !== undefined && amountOf(entry.value) === null) return "it comes from several numbers: edit the row.";
      return Number.isNaN(readAmount(text, "EUR")) ? `'${text}' is not an amount.` : null;
    case "attribution":
      return Number.isNaN(readShare(text)) ? "write a share from 0 to 100%." : null;
    default:
      return monthProblem(column, text);
  }
}

function fieldsOf(cells: Readonly<Record<string, string>>, before: Draft<ValueEntry>): Partial<Draft<ValueEntry>> {
  const { label, amount, attribution } = cells;
  const { value } = before;
  const period = periodOf(cells, before);
  const minor = isSaid(amount) ? readAmount(amount, period.currency ?? before.currency) : null;
  const isAmount = value.kind === "revenue" || value.kind === "costAvoided";
  return {
    ...period,
    ...(isSaid(label) ? { label: label.trim() } : {}),
    ...(minor === null || !isAmount ? {} : { value: { ...value, amount: minor } }),
    ...(isSaid(attribution) ? { attribution: readShare(attribution) } : {}),
  };
}

function rangeText({ range }: ValueEntry): string {
  return range === null ? "No range given" : `${share(range.low)} to ${share(range.high)}`;
}

/** What a product earns, saves or protects. */
export const values: LedgerKind<"values"> = {
  table: "values",
  words: {
    one: "value",
    many: "values",
    addTitle: "Add value",
    noLabel: "Say where the value comes from.",
    empty: "No value is recorded. Not known is not zero: say what it earns, saves or protects.",
    pasteHint:
      "Paste rows into the empty lines at the end. A new line is a cost avoided; open its row to say otherwise.",
  },
  blank: blankValue,
  add: addValue,
  Fields: ValueFields,
  columns: (window) => [
    labelColumn("Where from"),
    {
      id: "kind",
      header: "How",
      kind: "text",
      width: 180,
      text: ({ value }) => valueKindWords[value.kind],
      sortBy: ({ value }) => valueKindWords[value.kind],
    },
    {
      id: "monthly",
      header: "Claimed",
      kind: "number",
      width: 190,
      text: (entry) => saidAmount(monthlyValue(entry), entry),
      sortBy: monthlyValue,
    },
    bookedColumn(window),
    periodColumn,
    {
      id: "attribution",
      header: "Share claimed",
      kind: "number",
      width: 132,
      text: ({ attribution }) => share(attribution),
      sortBy: ({ attribution }) => attribution,
    },
    { id: "range", header: "Range", kind: "text", width: 130, text: rangeText },
    provenanceColumn,
  ],
  sheet: {
    columns: [
      { id: "label", header: "Where from", width: 200 },
      { id: "amount", header: "Amount", kind: "number", width: 120 },
      { id: "from", header: "From", width: 96 },
      { id: "to", header: "To", width: 96 },
      { id: "recurrence", header: "Booked", width: 104 },
      { id: "attribution", header: "Claimed %", kind: "number", width: 104 },
      { id: "currency", header: "Currency", width: 92 },
      { id: "kind", header: "How", isReadOnly: true, width: 200 },
    ],
    cellsOf: (entry) => {
      const amount = amountOf(entry.value);
      return {
        label: entry.label,
        amount: amount === null ? "" : amountText(amount, entry.currency),
        attribution: percentText(entry.attribution),
        kind: valueKindWords[entry.value.kind],
        ...periodCells(entry),
      };
    },
    fieldsOf,
    problemOf,
  },
};
