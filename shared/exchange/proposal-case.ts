import type { ProposalFigures } from "../domain/proposal-figures.ts";
import { caseFigureWords } from "../words/codes.ts";
import { count, counted, money, monthSpan, share } from "../words/format.ts";
import { boundCost, noRecord, otherCaseText, unchanged, worthLegend } from "../words/proposal.ts";
import { verdictChangeSentence } from "../words/reasons.ts";
import { facts, heading, list, paragraph, tableOr, type DocumentBlock, type Term } from "./proposal-blocks.ts";
import { amountCell, shareCell } from "./proposal-cells.ts";
import { costsTable, elsewhereTable, endingTable, sharesTable, valuesTable } from "./proposal-money.ts";
import {
  flowTable,
  ledgersTable,
  optionsTable,
  proposedOption,
  rangesTable,
  swingsTable,
  wordsOfOption,
} from "./proposal-worth.ts";

/** A longer horizon than this is printed by quarter; the evidence files have every month. */
const monthsPrinted = 18;

/** Cost and value over the window. */
export function moneyTerms({ money: known, currency, subject, usage }: ProposalFigures): readonly Term[] {
  const person = usage.activeUsersFrom === "eligible" ? "person it is for" : "active user";
  return [
    ["Window", `${monthSpan(known.from, known.to)} (${counted(known.months, "month")})`],
    ["Cost in the window", amountCell(known.cost, currency)],
    ["Of that, would end", amountCell(known.avoidable, currency)],
    ["Value in the window", amountCell(known.value, currency)],
    ["Value less all cost", amountCell(known.net, currency)],
    ...(subject.kind === "feature"
      ? []
      : ([[`Cost in the window per ${person}`, amountCell(known.perUser, currency)]] as const)),
  ];
}

function spreadText({ p5, p95 }: ProposalFigures["case"], currency: string): string | null {
  return p5 === null || p95 === null
    ? null
    : `${money(Math.round(p5), currency)} to ${money(Math.round(p95), currency)}`;
}

/** How widely the worth of the case spreads, when it is paid back, and how far the figures can be trusted. */
export function spreadTerms({ case: known, currency }: ProposalFigures): readonly Term[] {
  const { paybackMonths, confidence, minimumConfidence } = known;
  const needed = minimumConfidence === undefined ? "" : `, ${share(minimumConfidence)} needed to flag`;
  return [
    ["Nine of ten simulated cases lie within", spreadText(known, currency)],
    [
      "Paid back after",
      known.npv === null ? null : paybackMonths === null ? "Never within the horizon" : counted(paybackMonths, "month"),
    ],
    ["Breaks even at a lost value, a month, of", amountCell(known.breakEvenLostValueMonthly, currency)],
    ["The most that certainty is worth", amountCell(known.evpi, currency)],
    ["Confidence in the figures", confidence === null ? null : `${share(confidence)}${needed}`],
  ];
}

/** What the case is worth and how surely. */
function worthTerms(figures: ProposalFigures): readonly Term[] {
  const { case: known, currency } = figures;
  return [
    ["Net present value", amountCell(known.npv, currency)],
    ["Simulated cases that pay", shareCell(known.pPositive)],
    ...spreadTerms(figures),
  ];
}

/** Over which months and at which rate the case was worked out, or why it was not. */
export function caseText(figures: ProposalFigures): string {
  const { case: known } = figures;
  if (known.npv === null) return missingText(figures);
  return `Against keeping it, over ${counted(known.horizonMonths, "month")} at ${share(known.annualRate)} a year. ${count(known.draws)} cases simulated from the ranges, seed ${known.seed}: the same ones can be drawn again.`;
}

function missingText({ case: known }: ProposalFigures): string {
  const names = known.missing.map((figure) => `'${caseFigureWords[figure]}'`);
  return names.length === 0
    ? "The case could not be worked out."
    : `The case could not be worked out: nothing is known of ${names.join(" and ")}.`;
}

/** What would change the verdict, a sentence each; empty where no single figure within its range does. */
export function changeSentences({ changes, currency }: ProposalFigures): readonly string[] {
  return changes.map((change) => verdictChangeSentence(change, currency));
}

/** Whose case this is, where the proposed option has none of its own; nothing where it has. */
export function otherCase(figures: ProposalFigures): readonly DocumentBlock[] {
  const proposed = proposedOption(figures);
  const { workedFor, options } = figures.case;
  if (workedFor === undefined || workedFor === proposed || proposed === "keep") return [];
  const gap = options.find(({ option }) => option === proposed)?.gap ?? null;
  return [paragraph(otherCaseText(wordsOfOption(proposed).name, wordsOfOption(workedFor).name, gap))];
}

function endingBlocks(figures: ProposalFigures): readonly DocumentBlock[] {
  const { money: known } = figures;
  const table = endingTable(figures);
  if (table.rows.length === 0) return [];
  const isBound = [...known.costs, ...(known.elsewhere ?? [])].some(({ endsFrom = "" }) => endsFrom > figures.asOf);
  return isBound ? [table, paragraph(boundCost)] : [table];
}

/** Section 6: cost and value line by line, shared cost, the case with its ranges, and its cash flow. */
export function caseBlocks(figures: ProposalFigures): readonly DocumentBlock[] {
  const step = figures.case.months.length - 1 > monthsPrinted ? 3 : 1;
  return [
    facts(...moneyTerms(figures)),
    heading("Cost and value, line by line"),
    tableOr(costsTable(figures), "No data: no cost of its own is recorded in the window."),
    tableOr(sharesTable(figures), "No shared cost is brought down to it."),
    tableOr(elsewhereTable(figures), "No other ledger bears cost because of it."),
    tableOr(valuesTable(figures), "No data: no value is recorded in the window. That is not the same as no value."),
    ...endingBlocks(figures),
    heading("Is it worth it?"),
    paragraph(caseText(figures)),
    ...otherCase(figures),
    facts(...worthTerms(figures)),
    paragraph(worthLegend),
    tableOr(rangesTable(figures), noRecord),
    optionsTable(figures),
    tableOr(ledgersTable(figures), noRecord),
    tableOr(swingsTable(figures), noRecord),
    heading("The verdict changes if"),
    list(changeSentences(figures), unchanged),
    tableOr(flowTable(figures, step), noRecord),
  ];
}
