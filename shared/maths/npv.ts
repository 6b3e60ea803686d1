import { type Answer, finite, refused } from "./answer.ts";

/** Today's worth of flows one period apart, the first undiscounted; the rate is annual, the period a month unless said (domain D.5). */
export function npv(flows: readonly number[], annualRate: number, period: "month" | "year" = "month"): Answer<number> {
  if (!(annualRate > -1)) return refused("OUT_OF_RANGE");
  const growth = period === "year" ? 1 + annualRate : (1 + annualRate) ** (1 / 12);
  let worth = 0;
  let discount = 1;
  for (const flow of flows) {
    worth += flow * discount;
    discount /= growth;
  }
  return finite(worth);
}
