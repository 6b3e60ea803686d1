import { type Answer, isRefused, refused } from "./answer.ts";
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

/** Works out a retirement case month by month; OUT_OF_RANGE for a rate at or below −100% or figures that are not numbers. */
export function retirementCase(terms: RetirementCase): Answer<CaseResult> {
  const months = monthsOf(terms);
  if (months === null) return refused("OUT_OF_RANGE");
  const worth = (flow: (month: CaseMonth) => number) => npv(months.map(flow), terms.annualRate);
  const organisation = worth(({ net }) => net);
  const others = worth(({ avoidedOthers }) => avoidedOthers);
  const unlost = worth(({ net, lostValue }) => net - lostValue);
  if (isRefused(organisation) || isRefused(others) || isRefused(unlost)) return refused("OUT_OF_RANGE");
  const paidBack = payback(months.map(({ net }) => net));
  const lossOfOne = lossOfOneMonthly(terms);
  return {
    npv: organisation,
    npvOwner: organisation - others + 0,
    npvOthers: others,
    paybackMonths: isRefused(paidBack) ? null : paidBack,
    breakEvenLostValueMonthly: lossOfOne > 0 ? unlost / lossOfOne + 0 : null,
    months,
  };
}

/** The net flow of every month of a case, month 0 first. */
export function caseFlows(terms: RetirementCase): readonly number[] {
  const flows = new Float64Array(Math.max(0, Math.floor(terms.horizonMonths)) + 1);
  const from = (start: number, amount: number) => {
    for (let month = Math.max(0, start); month < flows.length; month += 1) flows[month] = (flows[month] ?? 0) + amount;
  };
  const once = (month: number, amount: number) => {
    if (month < flows.length) flows[month] = (flows[month] ?? 0) + amount;
  };
  for (const { month, amount } of terms.oneOff) once(month, -amount);
  for (const { startMonth, monthly, avoidableShare = 1 } of terms.avoided) from(startMonth, monthly * avoidableShare);
  for (const { startMonth, monthly } of terms.newRun ?? []) from(startMonth, -monthly);
  for (const { startMonth, monthly, retained = 0 } of terms.lostValue ?? []) from(startMonth, -monthly * (1 - retained));
  for (const { month, p, loss } of terms.risks ?? []) once(month, -p * loss);
  return [...flows];
}
