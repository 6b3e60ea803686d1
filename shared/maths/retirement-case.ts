import { type Answer, finite, isRefused, refused } from "./answer.ts";
import { npv } from "./npv.ts";
import { payback } from "./payback.ts";

/** What ending something costs, saves and loses against keeping it; months count from 0, amounts are positive (domain E.2). */
export type RetirementCase = {
  readonly annualRate: number;
  readonly horizonMonths: number;
  readonly oneOff: readonly { readonly month: number; readonly amount: number }[];
  /** Running cost that ends; with a payer it is a saving of others than the owner. */
  readonly avoided: readonly {
    readonly monthly: number;
    readonly startMonth: number;
    readonly avoidableShare?: number;
    readonly payer?: string;
  }[];
  readonly newRun?: readonly { readonly monthly: number; readonly startMonth: number }[];
  /** Value that is lost, but for the share that is retained elsewhere. */
  readonly lostValue?: readonly { readonly monthly: number; readonly startMonth: number; readonly retained?: number }[];
  readonly risks?: readonly { readonly month: number; readonly p: number; readonly loss: number }[];
};

/** One month of a case; every column but the two last is an amount as it enters the flow, costs below 0. */
export type CaseMonth = {
  readonly month: number;
  readonly oneOff: number;
  readonly avoidedOwner: number;
  readonly avoidedOthers: number;
  readonly newRun: number;
  readonly lostValue: number;
  readonly risk: number;
  readonly net: number;
  readonly cumulative: number;
};

/** What a case is worth today to the owner, to others and to the organisation, and when it has paid for itself. */
export type CaseResult = {
  readonly npv: number;
  readonly npvOwner: number;
  readonly npvOthers: number;
  /** Null when it is never paid back within the horizon. */
  readonly paybackMonths: number | null;
  /** The lost value a month at which the case is worth nothing; null when nothing lost enters it. */
  readonly breakEvenLostValueMonthly: number | null;
  readonly months: readonly CaseMonth[];
};

const columns = ["oneOff", "avoidedOwner", "avoidedOthers", "newRun", "lostValue", "risk"] as const;

type Column = (typeof columns)[number];
/** An amount in every month from first to last, both included. */
type Visit = (column: Column, amount: number, first: number, last: number) => void;

/** Works out a retirement case month by month; OUT_OF_RANGE for a rate at or below −100% or figures that are not numbers. */
export function retirementCase(terms: RetirementCase): Answer<CaseResult> {
  if (!isSound(terms)) return refused("OUT_OF_RANGE");
  const months = monthsOf(terms);
  const worth = (flow: (month: CaseMonth) => number) => npv(months.map(flow), terms.annualRate);
  const organisation = worth(({ net }) => net);
  const others = worth(({ avoidedOthers }) => avoidedOthers);
  const unlost = worth(({ net, lostValue }) => net - lostValue);
  const lossOfOne = lossOfOneMonthly(terms);
  if (isRefused(organisation) || isRefused(others) || isRefused(unlost) || isRefused(lossOfOne)) {
    return refused("OUT_OF_RANGE");
  }
  const paidBack = payback(months.map(({ net }) => net));
  return {
    npv: organisation,
    npvOwner: organisation - others + 0,
    npvOthers: others,
    paybackMonths: isRefused(paidBack) ? null : paidBack,
    breakEvenLostValueMonthly: lossOfOne > 0 ? unlost / lossOfOne + 0 : null,
    months,
  };
}

/** What a case is worth today to the organisation, quick enough for many draws; refuses like `retirementCase`. */
export function caseNpv(terms: RetirementCase): Answer<number> {
  if (!isSound(terms)) return refused("OUT_OF_RANGE");
  const sums = discountSums(terms);
  let worth = 0;
  eachLine(terms, (_, amount, first, last) => {
    if (first <= terms.horizonMonths) {
      worth += amount * ((sums[Math.min(last, terms.horizonMonths) + 1] ?? 0) - (sums[first] ?? 0));
    }
  });
  return finite(worth);
}

/** Entry k holds what one unit in each of the first k months is worth today. */
function discountSums({ annualRate, horizonMonths }: RetirementCase): Float64Array {
  const sums = new Float64Array(horizonMonths + 2);
  const growth = (1 + annualRate) ** (1 / 12);
  let discount = 1;
  for (let month = 0; month <= horizonMonths; month += 1) {
    sums[month + 1] = (sums[month] ?? 0) + discount;
    discount /= growth;
  }
  return sums;
}

function eachLine(terms: RetirementCase, visit: Visit): void {
  const end = terms.horizonMonths;
  for (const { month, amount } of terms.oneOff) visit("oneOff", -amount, month, month);
  for (const { startMonth, monthly, avoidableShare = 1, payer } of terms.avoided) {
    visit(payer === undefined ? "avoidedOwner" : "avoidedOthers", monthly * avoidableShare, startMonth, end);
  }
  for (const { startMonth, monthly } of terms.newRun ?? []) visit("newRun", -monthly, startMonth, end);
  for (const { startMonth, monthly, retained = 0 } of terms.lostValue ?? []) {
    visit("lostValue", -monthly * (1 - retained), startMonth, end);
  }
  for (const { month, p, loss } of terms.risks ?? []) visit("risk", -p * loss, month, month);
}

function isSound(terms: RetirementCase): boolean {
  const { annualRate, horizonMonths } = terms;
  let sound = Number.isFinite(annualRate) && annualRate > -1 && Number.isInteger(horizonMonths) && horizonMonths >= 0;
  eachLine(terms, (_, amount, first) => {
    sound &&= Number.isFinite(amount) && Number.isInteger(first) && first >= 0;
  });
  return sound;
}

function monthsOf(terms: RetirementCase): readonly CaseMonth[] {
  const length = terms.horizonMonths + 1;
  const flows = Object.fromEntries(columns.map((column) => [column, new Float64Array(length)]));
  eachLine(terms, (column, amount, first, last) => {
    flows[column]?.subarray(first, last + 1).forEach((sum, offset, months) => {
      months[offset] = sum + amount;
    });
  });
  const amounts = (month: number) =>
    Object.fromEntries(columns.map((column) => [column, (flows[column]?.[month] ?? 0) + 0])) as Record<Column, number>;
  let cumulative = 0;
  return Array.from({ length }, (_, month) => {
    const parts = amounts(month);
    const net = columns.reduce((sum, column) => sum + parts[column], 0);
    cumulative += net;
    return { month, ...parts, net, cumulative };
  });
}

/** Today's worth of losing one unit of value a month, shared among the lost-value lines as they are; 0 without any. */
function lossOfOneMonthly(terms: RetirementCase): Answer<number> {
  const lost = terms.lostValue ?? [];
  const total = lost.reduce((sum, { monthly }) => sum + monthly, 0);
  const units = lost.map((line) => ({ ...line, monthly: total > 0 ? line.monthly / total : 1 / lost.length }));
  const worth = caseNpv({ ...terms, oneOff: [], avoided: [], newRun: [], risks: [], lostValue: units });
  return isRefused(worth) ? worth : -worth + 0;
}
