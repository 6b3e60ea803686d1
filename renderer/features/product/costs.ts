import { costCategories, type CostCategory, type CostEntry } from "#shared/domain/ledger.ts";
import { addCost } from "#shared/domain/ledger-commands.ts";
import type { Draft } from "#shared/domain/record.ts";
import { categoryWords } from "#shared/words/codes.ts";
import { monthText, share } from "#shared/words/format.ts";
import type { CellChange } from "#ui/grid-cells.ts";
import { amountText, readAmount, readShare } from "./amounts.ts";
import { CostFields } from "./cost-fields.tsx";
import { isSaid, monthProblem, percentText, periodCells, periodOf } from "./ledger-cells.ts";
import { bookedColumn, labelColumn, periodColumn, provenanceColumn, saidAmount } from "./ledger-columns.ts";
import { blankCost } from "./ledger-drafts.ts";
import type { LedgerKind } from "./ledger-kind.ts";

function categoryOf(text: string): CostCategory | null {
  const said = text.trim().toLowerCase();
  return costCategories.find((name) => name === said || categoryWords[name].toLowerCase() === said) ?? null;
}

function problemOf({ column, text }: CellChange): string | null {
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

function fieldsOf(cells: Readonly<Record<string, string>>, before: Draft<CostEntry>): Partial<Draft<CostEntry>> {
  const { label, category, amount, avoidable } = cells;
  const period = periodOf(cells, before);
  const minor = isSaid(amount) ? readAmount(amount, period.currency ?? before.currency) : null;
  return {
    ...period,
    ...(isSaid(label) ? { label: label.trim() } : {}),
    ...(isSaid(category) ? { category: categoryOf(category) ?? before.category } : {}),
    ...(minor === null ? {} : { amount: minor }),
    ...(isSaid(avoidable) ? { avoidableShare: readShare(avoidable) } : {}),
  };
}

/** What a product or pool costs. */
export const costs: LedgerKind<"costs"> = {
  table: "costs",
  words: {
    one: "cost",
    many: "costs",
    addTitle: "Add a cost",
    noLabel: "Say what the money is spent on.",
    empty: "No cost is recorded. Not known is not zero: add a row, paste a sheet, or import a file.",
    pasteHint:
      "Paste rows from a spreadsheet into the empty lines at the end: what for, category, amount, from, to, monthly or once, avoidable %, currency. An amount may be a sum such as =12*350.",
  },
  blank: blankCost,
  add: addCost,
  Fields: CostFields,
  columns: (window, featureName) => [
    labelColumn("What for"),
    {
      id: "category",
      header: "Category",
      kind: "text",
      width: 112,
      text: ({ category }) => categoryWords[category],
      sortBy: ({ category }) => categoryWords[category],
    },
    {
      id: "amount",
      header: "Amount",
      kind: "number",
      width: 190,
      text: (entry) => saidAmount(entry.amount, entry),
      sortBy: ({ amount }) => amount,
    },
    bookedColumn(window),
    periodColumn,
    {
      id: "avoidable",
      header: "Avoidable",
      kind: "text",
      width: 140,
      text: ({ avoidableShare, avoidableFrom }) =>
        `${share(avoidableShare)}${avoidableFrom === null ? "" : ` from ${monthText(avoidableFrom)}`}`,
      sortBy: ({ avoidableShare }) => avoidableShare,
    },
    {
      id: "feature",
      header: "Feature",
      kind: "text",
      width: 130,
      text: ({ featureId }) => featureName(featureId),
      sortBy: ({ featureId }) => featureName(featureId) || null,
    },
    provenanceColumn,
  ],
  sheet: {
    columns: [
      { id: "label", header: "What for", width: 200 },
      { id: "category", header: "Category", width: 120 },
      { id: "amount", header: "Amount", kind: "number", width: 110 },
      { id: "from", header: "From", width: 96 },
      { id: "to", header: "To", width: 96 },
      { id: "recurrence", header: "Booked", width: 104 },
      { id: "avoidable", header: "Avoidable %", kind: "number", width: 110 },
      { id: "currency", header: "Currency", width: 92 },
    ],
    cellsOf: (entry) => ({
      label: entry.label,
      category: categoryWords[entry.category],
      amount: amountText(entry.amount, entry.currency),
      avoidable: percentText(entry.avoidableShare),
      ...periodCells(entry),
    }),
    fieldsOf,
    problemOf,
  },
};
