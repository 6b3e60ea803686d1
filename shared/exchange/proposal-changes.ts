import type { ProposalFigures } from "../domain/proposal-figures.ts";
import { guardWords, usageClassWords, verdictWords } from "../words/codes.ts";
import { longMonth } from "../words/format.ts";
import { amountCell, cellText, countCell, shareCell, type DocumentCell } from "./proposal-cells.ts";
import { optionOf } from "./proposal-sections.ts";
import { wordsOfOption } from "./proposal-worth.ts";

/** A figure that is not what it was when the proposal's figures were frozen. */
export type FigureChange = { readonly label: string; readonly before: string; readonly after: string };

type Told = readonly (readonly [label: string, cell: DocumentCell])[];

function told(figures: ProposalFigures): Told {
  const { case: known, usage, money, currency } = figures;
  const amount = (minor: number | null) => amountCell(minor, currency);
  const names = usageClassWords as Readonly<Record<string, { readonly name: string }>>;
  return [
    ["As-of month", longMonth(figures.asOf)],
    ["Verdict", verdictWords[figures.verdict.verdict].name],
    ["Guards that stand", figures.guardsStanding.map((code) => guardWords(code).name).join(", ") || "None"],
    ["Option", optionOf(figures)],
    ["Option worth most of those allowed", wordsOfOption(known.chosen).name],
    ["Class of use", names[usage.class]?.name ?? usage.class],
    ["Reach", shareCell(usage.reach ?? usage.shareUpperBound)],
    ["Last used", usage.lastUsed === null ? null : longMonth(usage.lastUsed)],
    ["Cost", amount(money.cost)],
    ["Cost that would end", amount(money.avoidable)],
    ["Value", amount(money.value)],
    ["Net present value", amount(known.npv)],
    ["Net present value to others", amount(known.npvOthers)],
    ["Simulated cases that pay", shareCell(known.pPositive)],
    ["Break-even lost value, a month", amount(known.breakEvenLostValueMonthly)],
    ["Most that certainty is worth", amount(known.evpi)],
    ["Hard dependents", countCell(figures.dependents.hard.length)],
    ["Reasons for", countCell(figures.reasons.filter(({ direction }) => direction === "for").length)],
    ["Reasons against", countCell(figures.reasons.filter(({ direction }) => direction === "against").length)],
  ];
}

/** Which figures differ between those frozen on a proposal and those worked out now, each with both. */
export function figureChanges(frozen: ProposalFigures, now: ProposalFigures): readonly FigureChange[] {
  const later = new Map(told(now));
  return told(frozen).flatMap(([label, cell]) => {
    const before = cellText(cell);
    const after = cellText(later.get(label) ?? null);
    return before === after ? [] : [{ label, before, after }];
  });
}
