import type { ValueSource } from "./ledger.ts";

/** A source of value with the share of it that is claimed, 1 unless said. */
export type ValueLine = { readonly value: ValueSource; readonly attribution?: number };

/** Value by kind, line by line in the given order, and in all. */
export type ValueLedger = { readonly lines: readonly number[]; readonly total: number };

/** What a source is worth for the time it speaks of, before attribution; the reduction of a risk is worth a year of it. */
export function valueOf(source: ValueSource): number {
  let worth: number;
  switch (source.kind) {
    case "revenue":
      worth = source.amount * source.margin;
      break;
    case "costAvoided":
      worth = source.amount;
      break;
    case "orders":
      worth = source.orders * source.contribution;
      break;
    case "users":
      worth = source.users * source.valuePerUser;
      break;
    case "risk":
      worth = source.p0 * source.loss0 - source.p1 * source.loss1;
      break;
  }
  return worth + 0;
}

/** What a recurring source is worth in one month, after attribution: of a risk, which is yearly, a twelfth. */
export function monthlyValue({ value, attribution = 1 }: ValueLine): number {
  return (valueOf(value) * attribution) / (value.kind === "risk" ? 12 : 1) + 0;
}

/** What lines of value claim, in the unit of their amounts (domain D.3). */
export function valueLedger(lines: readonly ValueLine[]): ValueLedger {
  const claimed = lines.map(({ value, attribution = 1 }) => valueOf(value) * attribution + 0);
  return { lines: claimed, total: claimed.reduce((sum, amount) => sum + amount, 0) };
}
