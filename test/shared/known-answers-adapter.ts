import type { RateTable } from "#shared/domain/ledger-view.ts";
import type { ValueSource } from "#shared/domain/ledger.ts";
import type { MarkKind } from "#shared/domain/mark.ts";
import { addMonths, type Month, monthIndex, monthsInclusive } from "#shared/domain/month.ts";
import { productEconomics } from "#shared/domain/economics.ts";
import { defaultSettings } from "#shared/domain/settings.ts";
import { cellState, measureKnown } from "#shared/domain/usage-cell.ts";
import { classifyUsage, usageAt } from "#shared/domain/usage-class.ts";
import { guardsOfMarks } from "#shared/domain/usage-guard.ts";
import { measureUsage } from "#shared/domain/usage-measure.ts";
import { productTotals } from "#shared/domain/usage-observation.ts";
import { valueLedger } from "#shared/domain/value-ledger.ts";
import { verdict, type VerdictFacts } from "#shared/domain/verdict-rule.ts";
import { allocator } from "#shared/maths/allocate.ts";
import { type Answer, isRefused } from "#shared/maths/answer.ts";
import { chooseOption, type OptionWorths } from "#shared/maths/choose-option.ts";
import { decisionConfidence, type WeighedInput } from "#shared/maths/decision-confidence.ts";
import { dependencyIndex, dependents, type Edge } from "#shared/maths/dependents.ts";
import { evpi } from "#shared/maths/evpi.ts";
import { freshness } from "#shared/maths/freshness.ts";
import { gini } from "#shared/maths/gini.ts";
import { irr } from "#shared/maths/irr.ts";
import { mannKendall } from "#shared/maths/mann-kendall.ts";
import { minPopulationForNever } from "#shared/maths/min-population-for-never.ts";
import { npvRangeTri } from "#shared/maths/npv-range.ts";
import { npv } from "#shared/maths/npv.ts";
import { pareto } from "#shared/maths/pareto.ts";
import { payback } from "#shared/maths/payback.ts";
import { precision } from "#shared/maths/precision.ts";
import { mulberry32 } from "#shared/maths/prng.ts";
import { quality, type QualityDimensions } from "#shared/maths/quality.ts";
import { quantile7 } from "#shared/maths/quantile.ts";
import { type ClassCounts, rareShare } from "#shared/maths/rare-share.ts";
import { retirementCase, type RetirementCase } from "#shared/maths/retirement-case.ts";
import { retireScore, type ScoreComponents } from "#shared/maths/retire-score.ts";
import { tornado } from "#shared/maths/tornado.ts";
import { type Range, triangular } from "#shared/maths/triangular.ts";
import { type Interval, wilson } from "#shared/maths/wilson.ts";
import { backlogFunctions } from "./known-answers-a.ts";
import { experimentFunctions } from "./known-answers-b.ts";
import { ledger, type LedgerLine } from "../support/ledger.ts";

/** A function of the answer files: its input is written in their names, and so is what it gives. */
export type AnswerFunction = (input: never) => unknown;

/** Gives an answer another shape, and leaves a refusal as it is. */
function named<T>(answer: Answer<T>, shape: (value: T) => unknown): unknown {
  return isRefused(answer) ? answer : shape(answer);
}

const pair = ({ low, high }: Interval) => [low, high];
const range = ([low, mode, high]: readonly [number, number, number]): Range => ({ low, mode, high });

type RecordOfUse = {
  readonly month: Month;
  readonly eligible?: number | null;
  readonly users?: number | null;
  readonly uses?: number | null;
  readonly observed: "full" | "partial";
};

type UseInput = {
  readonly asOf?: Month;
  readonly through: Month;
  readonly releasedMonth?: Month | null;
  readonly instrumentedFrom?: Month | null;
  readonly marks: readonly string[];
  readonly records: readonly RecordOfUse[];
};

const markNames: Readonly<Record<string, MarkKind>> = { "disaster-recovery": "disasterRecovery" };

function usageOf({ through, asOf, releasedMonth, instrumentedFrom, marks, records }: UseInput) {
  const firstMonth = records.reduce((first, { month }) => (month < first ? month : first), through);
  const months = monthsInclusive(firstMonth, through);
  const matrix = {
    firstMonth,
    months,
    subjects: ["feature"],
    eligible: new Uint32Array(months),
    users: new Uint32Array(months),
    uses: new Float64Array(months),
    state: new Uint8Array(months),
  };
  for (const { month, eligible = null, users = null, uses = null, observed } of records) {
    const column = monthIndex(month) - monthIndex(firstMonth);
    matrix.eligible[column] = eligible ?? 0;
    matrix.users[column] = users ?? 0;
    matrix.uses[column] = uses ?? 0;
    matrix.state[column] = cellState(observed) | measureKnown({ eligible, users, uses });
  }
  const known = (month: Month | null | undefined) => Int32Array.of(month ? monthIndex(month) : -1);
  const kinds = marks.map((mark) => ({ kind: markNames[mark] ?? (mark as MarkKind) }));
  const subjects = {
    released: known(releasedMonth),
    instrumentedFrom: known(instrumentedFrom),
    standing: Uint16Array.of(guardsOfMarks(kinds)),
    monthsNeeded: Uint16Array.of(0),
  };
  const thresholds = defaultSettings.usage;
  const { windowMonths } = thresholds;
  const measured = measureUsage(matrix, subjects, { through, windowMonths, totals: productTotals(matrix, "product") });
  const columns = classifyUsage(measured, subjects, {
    through,
    ...(asOf === undefined ? {} : { asOf }),
    thresholds,
  });
  return usageAt(columns, 0);
}

type LedgerInput = {
  readonly currency: string;
  readonly from: Month;
  readonly to: Month;
  readonly rates?: RateTable;
  readonly entries: readonly (Omit<LedgerLine, "recurrence"> & { readonly kind: LedgerLine["recurrence"] })[];
};

function ledgerOf({ currency, from, to, rates = {}, entries }: LedgerInput): unknown {
  const lines = entries.map(({ kind, ...line }) => ({ ...line, recurrence: kind }));
  const cash = ledger(lines, { currency, from, to, rates, view: "cash" });
  const accrual = ledger(lines, { currency, from, to, rates, view: "accrual" });
  if ("reason" in cash) return cash;
  if ("reason" in accrual) return accrual;
  const byMonth = (amounts: readonly number[]) =>
    Object.fromEntries(cash.months.map((month, at) => [month, amounts[at]]));
  return {
    cash: byMonth(cash.amounts),
    accrual: byMonth(accrual.amounts),
    cashTotal: cash.total,
    accrualTotal: accrual.total,
  };
}

type TornadoInput = {
  readonly case: RetirementCase;
  readonly inputs: readonly {
    readonly id: string;
    readonly path: string;
    readonly low: number;
    readonly high: number;
  }[];
};

type DependentsInput = {
  readonly target: string;
  readonly edges: readonly (readonly [string, string, Edge["kind"]])[];
  readonly retiring?: readonly string[];
  readonly planned?: readonly string[];
};

type MonthsInput =
  | { readonly op: "add"; readonly month: Month; readonly n: number }
  | { readonly op: "countInclusive"; readonly from: Month; readonly to: Month };

type WorthInput = { readonly a: number; readonly b: number; readonly v: readonly [number, number, number] };

/** The functions that Winnow has, under the names of the answer files; each only renames fields. */
export const answerFunctions: Readonly<Record<string, AnswerFunction>> = {
  ...backlogFunctions,
  ...experimentFunctions,
  prng: ({ seed, n }: { seed: number; n: number }) => Array.from({ length: n }, mulberry32(seed)),
  triangular: ({ u, ...estimate }: Range & { u: number }) => triangular(estimate, u),
  quantile7: ({ xs, p }: { xs: readonly number[]; p: number }) => quantile7(xs, p),
  wilson: ({ x, n }: { x: number; n: number }) => named(wilson(x, n), (interval) => ({ ci: pair(interval) })),
  minPopulationForNever: ({ tau, confidence }: { tau: number; confidence: number }) =>
    minPopulationForNever(tau, confidence),
  classifyUsage: usageOf,
  mannKendall: ({ x }: { x: readonly (number | null)[] }) =>
    named(mannKendall(x), ({ s, variance, z, p, slope, direction }) => ({
      S: s,
      varS: variance,
      z,
      p,
      senSlope: slope,
      trend: direction,
    })),
  gini: ({ x }: { x: readonly number[] }) => gini(x),
  pareto: ({ x }: { x: readonly number[] }) =>
    named(pareto(x), ({ topFifthShare, countFor80, shareFor80 }) => ({
      topFifthShare,
      featuresFor80pct: countFor80,
      shareOfFeaturesFor80pct: shareFor80,
    })),
  rareShare: ({ counts }: { counts: ClassCounts }) =>
    named(rareShare(counts), ({ share, interval, bounds }) => ({ share, ci: pair(interval), bounds: pair(bounds) })),
  months: (input: MonthsInput) =>
    input.op === "add" ? addMonths(input.month, input.n) : monthsInclusive(input.from, input.to),
  allocate: ({ totalMinor, drivers }: { totalMinor: number; drivers: Record<string, number> }) =>
    named(allocator(new Map(Object.entries(drivers)))(totalMinor), ({ shares, unallocated }) => ({
      shares: Object.fromEntries(shares),
      unallocated,
    })),
  ledger: ledgerOf,
  valueLedger: ({ items }: { items: readonly (ValueSource & { readonly attribution?: number })[] }) =>
    valueLedger(
      items.map(({ attribution, ...value }) => (attribution === undefined ? { value } : { value, attribution })),
    ),
  productEconomics,
  npv: ({ flows, rate, period }: { flows: readonly number[]; rate: number; period?: "month" | "year" }) =>
    named(npv(flows, rate, period), (worth) => ({ npv: worth })),
  payback: ({ flows }: { flows: readonly number[] }) => named(payback(flows), (months) => ({ months })),
  irr: ({ flows }: { flows: readonly number[] }) => named(irr(flows), ({ rate }) => ({ irr: rate })),
  verdict: (facts: VerdictFacts) => verdict(facts, defaultSettings.retirement),
  retirementCase: (terms: RetirementCase) =>
    named(retirementCase(terms), ({ npvOthers, ...result }) => ({ ...result, npvExternal: npvOthers })),
  npvRangeTri: ({ v, ...worth }: WorthInput) => npvRangeTri({ ...worth, v: range(v) }),
  evpi: ({ v, ...worth }: WorthInput) => evpi({ ...worth, v: range(v) }),
  tornado: (input: TornadoInput) =>
    tornado(
      input.case,
      input.inputs.map(({ path, ...span }) => ({ ...span, places: [path] })),
    ),
  retireScore: ({ components, weights }: { components: ScoreComponents; weights: Record<string, number> }) =>
    retireScore(components, { ...defaultSettings.retirement.weights, ...weights }),
  dependents: ({ target, edges, retiring = [], planned = [] }: DependentsInput) =>
    dependents(dependencyIndex(edges.map(([from, to, kind]) => ({ from, to, kind }))), target, {
      retiring: new Set(retiring),
      planned: new Set(planned),
    }),
  chooseOption: ({ options }: { options: OptionWorths }) => chooseOption(options),
  freshness: (age: { ageDays: number | null; graceDays?: number; halfLifeDays?: number }) =>
    named(freshness(age.ageDays, age.graceDays, age.halfLifeDays), (share) => ({ freshness: share })),
  quality: ({ dimensions }: { dimensions: QualityDimensions }) => quality(dimensions),
  precision: ({ halfWidth, tolerated }: { halfWidth: number; tolerated: number }) =>
    named(precision(halfWidth, tolerated), (share) => ({ precision: share })),
  decisionConfidence: ({ inputs }: { inputs: readonly WeighedInput[] }) => decisionConfidence(inputs),
};

/** The functions of areas that Winnow does not work out yet. */
export const pendingFunctions: ReadonlySet<string> = new Set(
  [
    "dora incidents kmMedian mtbf availability slo burnThreshold attribution factorRisk rateRatio shrunkRate",
    "attributeState externalities hhi freeRiding starvation pain sod",
    "reciprocal featureCost timeQuadrant selectPortfolio",
  ].flatMap((line) => line.split(" ")),
);
