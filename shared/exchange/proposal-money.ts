import type { FigureLine, ProposalFigures } from "../domain/proposal-figures.ts";
import { categoryWords, provenanceWords } from "../words/codes.ts";
import { counted, monthSpan, monthText } from "../words/format.ts";
import { entryName } from "../words/records.ts";
import { driverWords, valueKindWords } from "../words/product.ts";
import { numberColumn, textColumn, type DocumentTable } from "./proposal-blocks.ts";
import { amountCell, countCell, roundedParts, type DocumentCell } from "./proposal-cells.ts";

function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}

function total(amounts: readonly number[], currency: string): DocumentCell {
  return amountCell(
    amounts.reduce((sum, amount) => sum + amount, 0),
    currency,
  );
}

/** The amounts of a column as cells, and their sum; a line of which a rate is missing is not known, and so is the sum. */
function columnOf(amounts: readonly (number | null)[], currency: string) {
  const rounded = roundedParts(amounts.map((amount) => amount ?? 0));
  return {
    cells: amounts.map((amount, n) => amountCell(amount === null ? null : (rounded[n] ?? 0), currency)),
    sum: amounts.includes(null) ? null : total(rounded, currency),
  };
}

function amountsOf(lines: readonly FigureLine[], currency: string) {
  const amounts = columnOf(
    lines.map(({ amount }) => amount),
    currency,
  );
  const ending = columnOf(
    lines.map(({ avoidable }) => avoidable),
    currency,
  );
  return { amounts: amounts.cells, ending: ending.cells, sum: amounts.sum, endingSum: ending.sum };
}

function endText({ endsFrom }: FigureLine): string {
  return endsFrom === undefined ? "" : monthText(endsFrom);
}

/** The cost of the subject line by line over the window; the lines add up to the total. */
export function costsTable({ money, currency }: ProposalFigures): DocumentTable {
  const { amounts, ending, sum, endingSum } = amountsOf(money.costs, currency);
  return {
    kind: "table",
    name: "costs",
    caption: `Cost by line, ${monthSpan(money.from, money.to)}`,
    columns: [
      textColumn("Entry"),
      textColumn("Kind"),
      textColumn("Paid by"),
      textColumn("How it is known"),
      textColumn("Source"),
      textColumn("Can end from"),
      numberColumn("Amount", currency),
      numberColumn("Would end", currency),
    ],
    rows: money.costs.map((line, n) => [
      entryName(line.label),
      wordOf(categoryWords, line.kind),
      line.payer,
      wordOf(provenanceWords, line.provenance),
      line.source,
      endText(line),
      amounts[n] ?? null,
      ending[n] ?? null,
    ]),
    total: ["Own cost", "", "", "", "", "", sum, endingSum],
  };
}

/** The cost it causes in the ledgers of other products, line by line over the window; the lines add up to the total. */
export function elsewhereTable({ money, currency }: ProposalFigures): DocumentTable {
  const lines = money.elsewhere ?? [];
  const { amounts, ending, sum, endingSum } = amountsOf(lines, currency);
  return {
    kind: "table",
    name: "elsewhere",
    caption: `Cost it causes in other ledgers, ${monthSpan(money.from, money.to)}`,
    columns: [
      textColumn("Entry"),
      textColumn("In the ledger of"),
      textColumn("Paid by"),
      textColumn("How it is known"),
      textColumn("Can end from"),
      numberColumn("Amount", currency),
      numberColumn("Would end", currency),
    ],
    rows: lines.map((line, n) => [
      entryName(line.label),
      line.product ?? "",
      line.payer,
      wordOf(provenanceWords, line.provenance),
      endText(line),
      amounts[n] ?? null,
      ending[n] ?? null,
    ]),
    total: ["Caused elsewhere", "", "", "", "", sum, endingSum],
  };
}

/** How the cost that would end in the ledgers becomes the monthly figure of the case; empty where a person assumed that. */
export function endingTable({ money, case: known, currency }: ProposalFigures): DocumentTable {
  const figure = known.figures.find((each) => each.figure === "avoidable");
  const sum = (lines: readonly { readonly avoidable: number | null }[]) =>
    lines.reduce((all, { avoidable }) => all + (avoidable ?? 0), 0);
  const parts = [
    ["Own cost", sum(money.costs)],
    ["Shared cost", sum(money.shares)],
    ["Caused in other ledgers", sum(money.elsewhere ?? [])],
  ] as const;
  const amounts = roundedParts(parts.map(([, amount]) => amount));
  const months = roundedParts(parts.map(([, amount]) => amount / money.months));
  return {
    kind: "table",
    name: "ending",
    caption: "Running cost that would end: from the ledgers to the case",
    columns: [
      textColumn("Part"),
      numberColumn(`In ${counted(money.months, "month")}`, currency),
      numberColumn("A month", currency),
    ],
    rows:
      figure?.basis === "ledger"
        ? parts.map(([name], n) => [name, amountCell(amounts[n] ?? 0, currency), amountCell(months[n] ?? 0, currency)])
        : [],
    total: ["Would end", total(amounts, currency), total(months, currency)],
  };
}

/** The parts of shared cost that the subject carries, with the driver and the weights that gave them. */
export function sharesTable({ money, currency }: ProposalFigures): DocumentTable {
  const amounts = roundedParts(money.shares.map(({ amount }) => amount));
  const ending = roundedParts(money.shares.map(({ avoidable }) => avoidable));
  return {
    kind: "table",
    name: "shares",
    caption: `Shared cost, ${monthSpan(money.from, money.to)}`,
    columns: [
      textColumn("Pool"),
      textColumn("Split by"),
      numberColumn("Weight"),
      numberColumn("Of all weights"),
      numberColumn("Amount", currency),
      numberColumn("Would end", currency),
    ],
    rows: money.shares.map(({ pool, driver, weight, weights }, n) => [
      pool,
      wordOf(driverWords, driver),
      countCell(weight),
      countCell(weights),
      amountCell(amounts[n] ?? 0, currency),
      amountCell(ending[n] ?? 0, currency),
    ]),
    total: ["Shared cost", "", "", "", total(amounts, currency), total(ending, currency)],
  };
}

/** The value of the subject line by line over the window; the lines add up to the total. */
export function valuesTable({ money, currency }: ProposalFigures): DocumentTable {
  const { amounts, sum } = amountsOf(money.values, currency);
  return {
    kind: "table",
    name: "values",
    caption: `Value by line, ${monthSpan(money.from, money.to)}`,
    columns: [
      textColumn("Entry"),
      textColumn("Kind"),
      textColumn("How it is known"),
      textColumn("Source"),
      numberColumn("Amount", currency),
    ],
    rows: money.values.map((line, n) => [
      entryName(line.label),
      wordOf(valueKindWords, line.kind),
      wordOf(provenanceWords, line.provenance),
      line.source,
      amounts[n] ?? null,
    ]),
    total: ["Value", "", "", "", sum],
  };
}
