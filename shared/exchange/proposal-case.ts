import type { ProposalFigures } from "../domain/proposal-figures.ts";
import { caseFigureWords } from "../words/codes.ts";
import { count, counted, money, monthSpan, share } from "../words/format.ts";
import { noRecord } from "../words/proposal.ts";
import { verdictChangeSentence } from "../words/reasons.ts";
import { facts, heading, list, paragraph, tableOr, type DocumentBlock } from "./proposal-blocks.ts";
import { amountCell, shareCell } from "./proposal-cells.ts";
import {
  costsTable,
  flowTable,
  ledgersTable,
  optionsTable,
  rangesTable,
  sharesTable,
  swingsTable,
  valuesTable,
} from "./proposal-money.ts";

/** A longer horizon than this is printed by quarter; the evidence files have every month. */
const monthsPrinted = 18;

function moneyFacts({ money: known, currency, subject }: ProposalFigures): DocumentBlock {
  return facts(
    ["Window", monthSpan(known.from, known.to)],
    ["Cost", amountCell(known.cost, currency)],
    ["Of that, would end", amountCell(known.avoidable, currency)],
    ["Value", amountCell(known.value, currency)],
    ["Value less cost", amountCell(known.net, currency)],
    ...(subject.kind === "feature" ? [] : ([["Cost per active user", amountCell(known.perUser, currency)]] as const)),
  );
}

function spreadText({ p5, p95 }: ProposalFigures["case"], currency: string): string | null {
  return p5 === null || p95 === null
    ? null
    : `${money(Math.round(p5), currency)} to ${money(Math.round(p95), currency)}`;
}

function worthFacts({ case: known, currency }: ProposalFigures): DocumentBlock {
  const { paybackMonths, confidence } = known;
  return facts(
    ["Net present value", amountCell(known.npv, currency)],
    ["Nine of ten simulated cases lie within", spreadText(known, currency)],
    ["Simulated cases that pay", shareCell(known.pPositive)],
    [
      "Paid back after",
      known.npv === null ? null : paybackMonths === null ? "Never within the horizon" : counted(paybackMonths, "month"),
    ],
    ["Breaks even at a lost value, a month, of", amountCell(known.breakEvenLostValueMonthly, currency)],
    ["The most that certainty is worth", amountCell(known.evpi, currency)],
    ["Confidence in the figures, 0 to 1", confidence === null ? null : confidence.toFixed(2)],
  );
}

function methodText({ case: known }: ProposalFigures): string {
  return `Against keeping it, over ${counted(known.horizonMonths, "month")} at ${share(known.annualRate)} a year. ${count(known.draws)} draws from the ranges, seed ${known.seed}: the same draws can be made again.`;
}

function missingText({ case: known }: ProposalFigures): string {
  const names = known.missing.map((figure) => `'${caseFigureWords[figure]}'`);
  return names.length === 0
    ? "The case could not be worked out."
    : `The case could not be worked out: nothing is known of ${names.join(" and ")}.`;
}

function changeBlocks({ changes, currency }: ProposalFigures): readonly DocumentBlock[] {
  return [
    heading("The verdict changes if"),
    list(
      changes.map((change) => verdictChangeSentence(change, currency)),
      "No single figure within its range changes the verdict.",
    ),
  ];
}

/** The case in short: cost and value, what it is worth, and what would change the verdict. */
export function shortCaseBlocks(figures: ProposalFigures): readonly DocumentBlock[] {
  const worked = figures.case.npv !== null;
  return [
    moneyFacts(figures),
    worthFacts(figures),
    paragraph(worked ? methodText(figures) : missingText(figures)),
    ...changeBlocks(figures),
  ];
}

/** Section 6: cost and value line by line, shared cost, the case with its ranges, and its cash flow. */
export function caseBlocks(figures: ProposalFigures): readonly DocumentBlock[] {
  const worked = figures.case.npv !== null;
  const step = figures.case.months.length - 1 > monthsPrinted ? 3 : 1;
  return [
    moneyFacts(figures),
    heading("Cost and value, line by line"),
    tableOr(costsTable(figures), "No data: no cost of its own is recorded in the window."),
    tableOr(sharesTable(figures), "No shared cost is brought down to it."),
    tableOr(valuesTable(figures), "No data: no value is recorded in the window. That is not the same as no value."),
    heading("Is it worth it?"),
    paragraph(worked ? methodText(figures) : missingText(figures)),
    worthFacts(figures),
    tableOr(rangesTable(figures), noRecord),
    optionsTable(figures),
    tableOr(ledgersTable(figures), noRecord),
    tableOr(swingsTable(figures), noRecord),
    ...changeBlocks(figures),
    tableOr(flowTable(figures, step), noRecord),
  ];
}
