import { isRefused } from "../maths/answer.ts";
import type { CaseInput } from "../maths/case-input.ts";
import { decisionConfidence } from "../maths/decision-confidence.ts";
import type { Quality } from "../maths/quality.ts";
import { retirementCase, type CaseResult, type RetirementCase } from "../maths/retirement-case.ts";
import { simulateCase, type Simulation } from "../maths/simulate-case.ts";
import { tornado, type Swing } from "../maths/tornado.ts";
import { estimateQuality, moneyQuality, noQuality, type Spread } from "./evidence-quality.ts";
import type { Id } from "./ids.ts";
import type { CostEntry } from "./ledger.ts";
import type { JudgedSubject } from "./judged.ts";
import type { Overview } from "./overview.ts";
import { monthsAfter, touches } from "./money-window.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { ledgerSide } from "./ledger-side.ts";
import { isSunk } from "./product-money.ts";
import type { RetirementProposal } from "./retirement.ts";
import { remembered } from "./remembered.ts";

/** The three figures a case turns on. */
export type CaseFigure = "oneOff" | "avoidable" | "lostValue";

/** A figure of a case: its range in minor units, how it is known, and whether a person assumed it. */
export type AssumedFigure = Spread & {
  readonly quality: Quality;
  readonly basis: "ledger" | "guess" | "setting" | "person";
};

/** What a case is worked out from; a figure is null when nothing is known of it. */
export type CaseTerms = {
  readonly terms: RetirementCase | null;
  readonly inputs: readonly CaseInput[];
  readonly figures: Readonly<Record<CaseFigure, AssumedFigure | null>>;
  /** Saved each month by others than the owner, in the terms. */
  readonly othersMonthly: number;
};

/** A case worked out: worth, spread, what moves it, and how far it can be trusted. */
export type WorkedCase = CaseTerms & {
  readonly result: CaseResult | null;
  readonly simulation: Simulation | null;
  readonly swings: readonly Swing[];
  readonly confidence: number | null;
  /** The one figure that would settle it best if it were known better. */
  readonly weakest: CaseFigure | null;
};

type Assumptions = RetirementProposal["assumptions"];

type Line = { readonly monthly: number; readonly startMonth: number; readonly payer?: string };

const saved = 1;

/** Running cost that would end, by the month in which it can end and by who pays it; null while a rate is missing. */
function avoidedLines(portfolio: Portfolio, overview: Overview, judged: JudgedSubject): readonly Line[] | null {
  const { window } = overview;
  const { moneyMonths } = settingsOf(portfolio).retirement;
  const owner = judged.line.product.ownerTeamId;
  const groups = new Map<
    string,
    { readonly startMonth: number; readonly payer: string | null; entries: CostEntry[] }
  >();
  const add = (entry: CostEntry, payer: string | null) => {
    if (isSunk(entry) || entry.avoidableShare === 0 || !touches(window, entry)) return;
    const startMonth = Math.max(saved, monthsAfter(window, entry.avoidableFrom));
    const key = `${startMonth}|${payer ?? ""}`;
    const group = groups.get(key) ?? { startMonth, payer, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  };
  const payerOf = ({ paidByTeamId }: CostEntry) => (paidByTeamId === owner ? null : paidByTeamId);
  for (const entry of judged.costs) add(entry, payerOf(entry));
  for (const entry of judged.causedElsewhere) add(entry, entry.paidByTeamId === null ? "others" : payerOf(entry));
  const lines: Line[] = [];
  for (const { startMonth, payer, entries } of groups.values()) {
    const side = ledgerSide(window, entries, (entry) => entry.amount * entry.avoidableShare);
    if (side.total === null) return null;
    const monthly = side.total / moneyMonths;
    lines.push(payer === null ? { monthly, startMonth } : { monthly, startMonth, payer });
  }
  const shared = judged.money.shares.reduce((sum, share) => sum + share.avoidable, 0) / moneyMonths;
  return shared === 0 ? lines : [...lines, { monthly: shared, startMonth: saved }];
}

function lostValueOf(judged: JudgedSubject, overview: Overview, avoidable: number, months: number): AssumedFigure {
  const { value, valueLow, valueHigh, values } = judged.money;
  if (value !== null && valueLow !== null && valueHigh !== null) {
    const range = { low: valueLow / months, mode: value / months, high: valueHigh / months };
    return { ...range, quality: moneyQuality(values, { months, now: overview.today, range }), basis: "ledger" };
  }
  const range = { low: 0, mode: Math.max(0, avoidable) / 2, high: Math.max(0, avoidable) };
  return { ...range, quality: noQuality, basis: "guess" };
}

function assumed(range: Spread | null): AssumedFigure | null {
  return range === null ? null : { ...range, quality: estimateQuality(range, "estimatedByOne"), basis: "person" };
}

/**
 * The quick case of a product or feature: avoidable cost from the ledger, lost value from the value ledger (else 0 to that
 * cost, a guess), one-off cost from the settings; a person's assumptions take their place (domain E.1, E.2).
 */
export function caseTerms(
  portfolio: Portfolio,
  overview: Overview,
  judged: JudgedSubject,
  assumptions: Assumptions | null,
): CaseTerms {
  const rules = settingsOf(portfolio).retirement;
  const ledgerLines = judged.money.avoidable === null ? null : avoidedLines(portfolio, overview, judged);
  const lines = ledgerLines ?? [];
  const monthly = lines.reduce((sum, line) => sum + line.monthly, 0);
  const days = rules.oneOffDays * (judged.line.owner?.dayRate ?? rules.dayRate);
  const oneOffRange = { low: days * rules.oneOffLow, mode: days, high: days * rules.oneOffHigh };
  const oneOff: AssumedFigure = assumed(assumptions?.oneOff ?? null) ?? {
    ...oneOffRange,
    quality: estimateQuality(oneOffRange, "guessed"),
    basis: "setting",
  };
  const avoidable =
    assumed(assumptions?.avoidableMonthly ?? null) ??
    (ledgerLines === null ? null : pointOf(judged, overview, monthly));
  const lostValue =
    assumed(assumptions?.lostValueMonthly ?? null) ??
    (avoidable === null ? null : lostValueOf(judged, overview, avoidable.mode, rules.moneyMonths));
  const figures = { oneOff, avoidable, lostValue };
  if (avoidable === null || lostValue === null) return { terms: null, inputs: [], figures, othersMonthly: 0 };
  const avoided =
    avoidable.basis === "person"
      ? [{ monthly: avoidable.mode, startMonth: saved }]
      : lines.map((line) => ({ ...line }));
  const retained = assumptions?.retainedShare ?? null;
  const newRun = assumptions?.newRunMonthly ?? null;
  const terms: RetirementCase = {
    annualRate: rules.annualRate,
    horizonMonths: rules.horizonMonths,
    oneOff: [{ month: 0, amount: oneOff.mode }],
    avoided,
    lostValue: [{ monthly: lostValue.mode, startMonth: saved, retained: retained?.mode ?? 0 }],
    ...(newRun === null ? {} : { newRun: [{ monthly: newRun.mode, startMonth: saved }] }),
  };
  const inputs: CaseInput[] = [
    { id: "oneOff", places: ["oneOff.0.amount"], ...spreadOf(oneOff) },
    { id: "lostValue", places: ["lostValue.0.monthly"], ...spreadOf(lostValue) },
  ];
  if (avoidable.basis === "person")
    inputs.push({ id: "avoidable", places: ["avoided.0.monthly"], ...spreadOf(avoidable) });
  if (retained !== null) inputs.push({ id: "retained", places: ["lostValue.0.retained"], ...spreadOf(retained) });
  if (newRun !== null) inputs.push({ id: "newRun", places: ["newRun.0.monthly"], ...spreadOf(newRun) });
  const others = lines.filter((line) => line.payer !== undefined).reduce((sum, line) => sum + line.monthly, 0);
  return { terms, inputs, figures, othersMonthly: avoidable.basis === "person" ? 0 : others };
}

function spreadOf({ low, mode, high }: Spread): Spread {
  return { low, mode, high };
}

function pointOf(judged: JudgedSubject, overview: Overview, monthly: number): AssumedFigure {
  const months = judged.money.costs.byMonth.length;
  const { costs, shares } = judged.money;
  const fromPools = shares.length > 0 && costs.entries === 0;
  const quality = fromPools
    ? estimateQuality({ low: monthly, mode: monthly, high: monthly }, "imported")
    : moneyQuality(costs, { months, now: overview.today, range: null });
  return { low: monthly, mode: monthly, high: monthly, quality, basis: "ledger" };
}

type Draws = { readonly draws: number; readonly seed: number };

type Question = { readonly terms: RetirementCase; readonly inputs: readonly CaseInput[] };

const answered = remembered(
  (_: Id, [question, draws, seed]: readonly [question: string, draws: number, seed: number]) => {
    const { terms, inputs } = JSON.parse(question) as Question;
    return {
      result: retirementCase(terms),
      simulation: simulateCase(terms, inputs, { draws, seed }),
      moved: tornado(terms, inputs),
    };
  },
);

/**
 * Works a case out: net present value, its spread by seeded draws, what moves it, and the confidence in it. What was worked
 * out is kept under `key` until the case changes.
 */
export function workOut(key: Id, known: CaseTerms, { draws, seed }: Draws): WorkedCase {
  const unknown = { ...known, result: null, simulation: null, swings: [], confidence: null };
  if (known.terms === null) {
    return { ...unknown, weakest: known.figures.avoidable === null ? "avoidable" : "lostValue" };
  }
  const question: Question = { terms: known.terms, inputs: known.inputs };
  const { result, simulation, moved } = answered(key, [JSON.stringify(question), draws, seed]);
  if (isRefused(result) || isRefused(simulation) || isRefused(moved)) return { ...unknown, weakest: null };
  const confidence = decisionConfidence(
    moved.inputs.map(({ id, swing }) => ({ id, swing, q: figureQuality(known, id) })),
  );
  return {
    ...known,
    result,
    simulation,
    swings: moved.inputs,
    confidence: isRefused(confidence) ? null : confidence.confidence,
    weakest: isRefused(confidence) ? leastKnown(known) : asFigure(confidence.weakest),
  };
}

/** Where no figure has a range, nothing can be weighed: the one known worst is asked for first. */
function leastKnown({ figures }: CaseTerms): CaseFigure {
  const names = ["lostValue", "avoidable", "oneOff"] as const;
  const quality = (name: CaseFigure) => figures[name]?.quality.q ?? 0;
  return names.reduce((worst, name) => (quality(name) < quality(worst) ? name : worst));
}

function figureQuality({ figures, inputs }: CaseTerms, id: string): number {
  const figure = asFigure(id);
  if (figure !== null) return figures[figure]?.quality.q ?? 0;
  const assumption = inputs.find((input) => input.id === id);
  return assumption === undefined ? 0 : estimateQuality(assumption, "estimatedByOne").q;
}

function asFigure(id: string | null): CaseFigure | null {
  return id === "oneOff" || id === "avoidable" || id === "lostValue" ? id : null;
}
