import type { FigureRange, ProposalFigures } from "../domain/proposal-figures.ts";
import { addMonths } from "../domain/month.ts";
import { caseFigureWords } from "../words/codes.ts";
import { monthSpan, monthText } from "../words/format.ts";
import { basisWords, optionRemark, optionWords } from "../words/proposal.ts";
import { numberColumn, textColumn, type DocumentTable } from "./proposal-blocks.ts";
import { amountCell, roundedParts, shareCell, type DocumentCell } from "./proposal-cells.ts";
import { gradeLetter } from "./proposal-tables.ts";

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

/** The option that is proposed. */
export function proposedOption({ case: known }: ProposalFigures): string {
  return known.proposed ?? known.options.at(-1)?.option ?? "keep";
}

/** Every option compared with its worth or what is missing; the best allowed wins, ties go to what is undone more easily. */
export function optionsTable(figures: ProposalFigures): DocumentTable {
  const { case: known, currency } = figures;
  const proposed = proposedOption(figures);
  return {
    kind: "table",
    name: "options",
    caption: "Options, each against keeping it",
    columns: [
      textColumn("Option"),
      textColumn("Means"),
      numberColumn("Net present value", currency),
      textColumn("Remark"),
    ],
    rows: known.options.map(({ option, npv, gap = null, bar = null }) => {
      const words = wordsOfOption(option);
      const remark = optionRemark({ isProposed: option === proposed, isBest: option === known.chosen, gap, bar });
      return [words.name, words.meaning, amountCell(npv, currency), remark];
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

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** The net of every month in today's money; the months add up to the net present value. */
function worthToday({ case: known }: ProposalFigures): readonly number[] {
  return roundedParts(known.months.map(({ month, net }) => net * (1 + known.annualRate) ** (-month / 12)));
}

/**
 * The cash flow of the case in steps of so many months, month 0 by itself. Every row adds up to its net, every column to
 * its total, and what each is worth today to the net present value; flows that never occur are left out.
 */
export function flowTable(figures: ProposalFigures, step: 1 | 3): DocumentTable {
  const { case: known, currency, asOf } = figures;
  const columns = flows
    .map((flow, n) => ({
      header: flowHeaders[n] ?? flow,
      amounts: roundedParts(known.months.map((month) => month[flow])),
    }))
    .filter(({ amounts }) => amounts.some((amount) => amount !== 0));
  const today = worthToday(figures);
  const net = known.months.map((_, month) => sumOf(columns.map(({ amounts }) => amounts[month] ?? 0)));
  const rows: DocumentCell[][] = [];
  for (let first = 0; first < known.months.length; first = first === 0 ? 1 : first + step) {
    const end = first === 0 ? 1 : Math.min(first + step, known.months.length);
    const within = [...columns.map(({ amounts }) => amounts), net].map((amounts) => sumOf(amounts.slice(first, end)));
    const amounts = [...within, sumOf(net.slice(0, end)), sumOf(today.slice(first, end))];
    const [from, to] = [addMonths(asOf, first), addMonths(asOf, end - 1)];
    const months = first === 0 ? `Start (${monthText(from)})` : monthSpan(from, to);
    rows.push([months, ...amounts.map((amount) => amountCell(amount, currency))]);
  }
  const headers = [...columns.map(({ header }) => header), "Net", "Cumulative", "Worth today"];
  const totals = [...columns.map(({ amounts }) => amounts), net].map((amounts) => amountCell(sumOf(amounts), currency));
  return {
    kind: "table",
    name: "cash-flow",
    caption: step === 1 ? "Cash flow by month against keeping it" : "Cash flow by quarter against keeping it",
    columns: [textColumn(step === 1 ? "Month" : "Months"), ...headers.map((header) => numberColumn(header, currency))],
    rows,
    total: ["Total", ...totals, "", amountCell(sumOf(today), currency)],
  };
}

/** What the first quarter after the start would bring, in minor units: a quarter of waiting forgoes it; null without a case. */
export function quarterForgone(figures: ProposalFigures): DocumentCell {
  return figures.case.npv === null ? null : (flowTable(figures, 3).rows[1]?.at(-3) ?? null);
}
