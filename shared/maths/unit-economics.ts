import { type Answer, refused } from "./answer.ts";

/** What a customer is worth; null where a figure has no end or no base. */
export type UnitEconomics = {
  /** Margin earned until the customer leaves, in the unit of the revenue; null when nobody leaves. */
  readonly lifetimeValue: number | null;
  /** The same for each unit of money spent on winning the customer; null when nothing is spent. */
  readonly valueToCost: number | null;
  /** Months until that spend is earned back; null when no margin is earned. */
  readonly paybackMonths: number | null;
};

/**
 * A customer's monthly revenue, the margin on it (share), the share of customers who leave each month, and the cost of
 * winning one.
 */
export type UnitTerms = {
  readonly revenue: number;
  readonly margin: number;
  readonly churn: number;
  readonly acquisition: number;
};

/**
 * Lifetime value, its ratio to the cost of winning a customer, and the months to earn that back; OUT_OF_RANGE (domain
 * B.12).
 */
export function unitEconomics({ revenue, margin, churn, acquisition }: UnitTerms): Answer<UnitEconomics> {
  const possible = revenue >= 0 && margin <= 1 && churn >= 0 && churn <= 1 && acquisition >= 0;
  if (!possible || ![revenue, margin, acquisition].every(Number.isFinite)) return refused("OUT_OF_RANGE");
  const earned = revenue * margin;
  const lifetimeValue = churn > 0 ? earned / churn + 0 : null;
  return {
    lifetimeValue,
    valueToCost: lifetimeValue !== null && acquisition > 0 ? lifetimeValue / acquisition + 0 : null,
    paybackMonths: earned > 0 ? acquisition / earned : null,
  };
}

/**
 * What one decided experiment cost: all spend, that of invalid ones included, over those that ended in a valid verdict;
 * NO_DATA for none (domain B.12).
 */
export function costPerLearning(spend: number, decided: number): Answer<number> {
  if (!(spend >= 0 && spend < Infinity) || !(decided >= 0 && decided < Infinity)) return refused("OUT_OF_RANGE");
  return decided === 0 ? refused("NO_DATA") : spend / decided;
}
