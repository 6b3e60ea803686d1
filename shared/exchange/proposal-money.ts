import type { FigureLine, FigureRange, ProposalFigures } from "../domain/proposal-figures.ts";
import { addMonths } from "../domain/month.ts";
import { caseFigureWords, categoryWords, provenanceWords } from "../words/codes.ts";
import { monthSpan, monthText } from "../words/format.ts";
import { driverWords, valueKindWords } from "../words/product.ts";
import { basisWords, optionWords } from "../words/proposal.ts";
import { numberColumn, textColumn, type DocumentTable } from "./proposal-blocks.ts";
import { amountCell, countCell, roundedParts, shareCell, type DocumentCell } from "./proposal-cells.ts";
import { gradeLetter } from "./proposal-tables.ts";

function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}

function total(amounts: readonly number[], currency: string): DocumentCell {
  return amountCell(
    amounts.reduce((sum, amount) => sum + amount, 0),
    currency,
  );
}

function amountsOf(lines: readonly FigureLine[], currency: string) {
  const amounts = roundedParts(lines.map(({ amount }) => amount));
  const ending = roundedParts(lines.map(({ avoidable }) => avoidable));
  return { amounts, ending, sum: total(amounts, currency), endingSum: total(ending, currency) };
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
      numberColumn("Amount", currency),
      numberColumn("Would end", currency),
    ],
    rows: money.costs.map((line, n) => [
      line.label,
      wordOf(categoryWords, line.kind),
      line.payer,
      wordOf(provenanceWords, line.provenance),
      line.source,
      amountCell(amounts[n] ?? 0, currency),
      amountCell(ending[n] ?? 0, currency),
    ]),
    total: ["Own cost", "", "", "", "", sum, endingSum],
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
      line.label,
      wordOf(valueKindWords, line.kind),
      wordOf(provenanceWords, line.provenance),
      line.source,
      amountCell(amounts[n] ?? 0, currency),
    ]),
    total: ["Value", "", "", "", sum],
  };
}

const monthly: ReadonlySet<FigureRange["figure"]> = new Set(["avoidable", "lostValue", "newRun"]);

/** What a figure of the case is called, with "a month" where it is a monthly amount. */
export function figureName(figure: FigureRange["figure"]): string {
  return monthly.has(figure) ? `${caseFigureWords[figure]}, a month` : caseFigureWords[figure];
}

/** The figures the case turns on: low, likely and high, how they are known and their grade. */
export function rangesTable({ case: known, currency }: ProposalFigures): DocumentTable {
  return {
    kind: "table",
    name: "ranges",
    caption: "What the case turns on",
    columns: [
      textColumn("Figure"),
      numberColumn("Low"),
      numberColumn("Likely"),
      numberColumn("High"),
      textColumn("How it is known"),
      textColumn("Grade"),
    ],
    rows: known.figures.map(({ figure, low, mode, high, basis, grade }) => {
      const cell = (value: number) => (figure === "retained" ? shareCell(value) : amountCell(value, currency));
      return [figureName(figure), cell(low), cell(mode), cell(high), basisWords[basis], gradeLetter(grade)];
    }),
    total: null,
  };
}

/** The three ledgers: what it is worth today to the owner, to others and to the organisation; the parts add up. */
export function ledgersTable({ case: known, subject, currency }: ProposalFigures): DocumentTable {
  const { npvOwner, npvOthers } = known;
  const [owner, others] = npvOwner === null || npvOthers === null ? [] : roundedParts([npvOwner, npvOthers]);
  const rows: readonly (readonly DocumentCell[])[] =
    owner === undefined || others === undefined
      ? []
      : [
          [subject.owner === null ? "Owner (none is known)" : `Owner: ${subject.owner}`, amountCell(owner, currency)],
          ["Others", amountCell(others, currency)],
        ];
  return {
    kind: "table",
    name: "ledgers",
    caption: "Who gains: net present value in three ledgers",
    columns: [textColumn("Ledger"), numberColumn("Net present value", currency)],
    rows,
    total: ["Organisation", amountCell((owner ?? 0) + (others ?? 0), currency)],
  };
}

/** Keeping it beside the option proposed; the best allowed worth wins, ties go to what can be undone more easily. */
export function optionsTable({ case: known, currency }: ProposalFigures): DocumentTable {
  return {
    kind: "table",
    name: "options",
    caption: "Options",
    columns: [
      textColumn("Option"),
      textColumn("Means"),
      numberColumn("Net present value", currency),
      textColumn("Best allowed"),
    ],
    rows: known.options.map(({ option, npv }) => {
      const words = wordsOfOption(option);
      return [words.name, words.meaning, amountCell(npv, currency), option === known.chosen ? "Yes" : "No"];
    }),
    total: null,
  };
}

/** An option by its name and meaning. */
export function wordsOfOption(option: string): { readonly name: string; readonly meaning: string } {
  return Object.hasOwn(optionWords, option)
    ? optionWords[option as keyof typeof optionWords]
    : { name: option, meaning: "" };
}

/** How far each figure moves the worth of the case, and the value at which the result turns. */
export function swingsTable({ case: known, currency }: ProposalFigures): DocumentTable {
  return {
    kind: "table",
    name: "swings",
    caption: "What moves the result",
    columns: [
      textColumn("Figure"),
      numberColumn("Worth at its low end", currency),
      numberColumn("Worth at its high end", currency),
      numberColumn("Result turns at"),
    ],
    rows: known.swings.map(({ id, npvLow, npvHigh, threshold }) => [
      figureName(id as FigureRange["figure"]),
      amountCell(npvLow, currency),
      amountCell(npvHigh, currency),
      threshold === null
        ? "Never in its range"
        : id === "retained"
          ? shareCell(threshold)
          : amountCell(threshold, currency),
    ]),
    total: null,
  };
}

const flows = ["oneOff", "avoidedOwner", "avoidedOthers", "newRun", "lostValue", "risk"] as const;
const flowHeaders = ["One-off", "Saved: owner", "Saved: others", "New running cost", "Lost value", "Risk"] as const;

/**
 * The cash flow of the case in steps of so many months, month 0 by itself. Every row adds up to its net, every column to
 * its total; flows that never occur are left out.
 */
export function flowTable(figures: ProposalFigures, step: 1 | 3): DocumentTable {
  const { case: known, currency, asOf } = figures;
  const columns = flows
    .map((flow, n) => ({
      header: flowHeaders[n] ?? flow,
      amounts: roundedParts(known.months.map((month) => month[flow])),
    }))
    .filter(({ amounts }) => amounts.some((amount) => amount !== 0));
  const rows: DocumentCell[][] = [];
  const totals = columns.map(() => 0);
  let cumulative = 0;
  for (let first = 0; first < known.months.length; first = first === 0 ? 1 : first + step) {
    const end = first === 0 ? 1 : Math.min(first + step, known.months.length);
    const sums = columns.map(({ amounts }) => amounts.slice(first, end).reduce((sum, amount) => sum + amount, 0));
    const net = sums.reduce((sum, amount) => sum + amount, 0);
    cumulative += net;
    sums.forEach((sum, n) => {
      totals[n] = (totals[n] ?? 0) + sum;
    });
    const amounts = [...sums, net, cumulative].map((amount) => amountCell(amount, currency));
    const [from, to] = [addMonths(asOf, first), addMonths(asOf, end - 1)];
    rows.push([first === 0 ? `Start (${monthText(from)})` : monthSpan(from, to), ...amounts]);
  }
  const net = totals.reduce((sum, amount) => sum + amount, 0);
  return {
    kind: "table",
    name: "cash-flow",
    caption: step === 1 ? "Cash flow by month against keeping it" : "Cash flow by quarter against keeping it",
    columns: [
      textColumn(step === 1 ? "Month" : "Months"),
      ...[...columns.map(({ header }) => header), "Net", "Cumulative"].map((header) => numberColumn(header, currency)),
    ],
    rows,
    total: ["Total, not discounted", ...[...totals, net].map((amount) => amountCell(amount, currency)), ""],
  };
}
