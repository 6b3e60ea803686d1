import { moneyEstimates } from "./backlog-item.ts";
import type { Command } from "./change.ts";
import { minorDigits } from "./money.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { editSettings } from "./settings.ts";
import { allOf } from "./shelves.ts";
import { refuse } from "../result.ts";

/** How many records hold amounts that name no currency, so that they are in the portfolio's. */
export function withUnnamedCurrency(portfolio: Portfolio): number {
  let holding = 0;
  const count = <R>(records: Iterable<R>, amounts: (record: R) => readonly (number | object | null)[]) => {
    for (const record of records) if (amounts(record).some((amount) => amount !== null)) holding += 1;
  };
  count(allOf(portfolio.teams), ({ dayRate }) => [dayRate]);
  count(allOf(portfolio.backlog), ({ estimates, urgency }) => [
    ...estimates.filter(({ name }) => moneyEstimates.has(name)),
    ...(urgency.profile === "fixedDate" || urgency.profile === "expedite" ? [urgency] : []),
  ]);
  count(allOf(portfolio.experiments), ({ spent, card }) => [spent, card.moneyBox, card.nextStepCost]);
  count(allOf(portfolio.accounting), ({ arpu, cac }) => [arpu, cac]);
  count(allOf(portfolio.proposals), ({ assumptions }) => {
    const { oneOff, lostValueMonthly, avoidableMonthly, newRunMonthly } = assumptions;
    return [oneOff, lostValueMonthly, avoidableMonthly, newRunMonthly];
  });
  return holding;
}

/**
 * Makes a currency that of the portfolio; amounts that name none keep their numbers. Refuses CURRENCY_DECIMALS where there
 * are such amounts and the currency counts other decimals, because 693.00 would be read as 69,300.
 */
export function changeCurrency(currency: string): Command {
  return (portfolio, stamp) => {
    const { currency: before } = settingsOf(portfolio);
    const holding = withUnnamedCurrency(portfolio);
    if (holding > 0 && minorDigits(currency) !== minorDigits(before)) {
      return refuse(
        "CURRENCY_DECIMALS",
        `${holding} ${holding === 1 ? "record holds" : "records hold"} amounts in ${before} that name no currency, and ${currency} has other decimals: every such amount would change.`,
        `Choose a currency with as many decimals as ${before}, or take those estimates, day rates, budgets and assumptions out first.`,
      );
    }
    return editSettings({ currency }, `Set currency to ${currency}`)(portfolio, stamp);
  };
}
