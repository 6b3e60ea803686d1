import { useMemo } from "react";
import { clock } from "#data/clock.ts";
import { useJudgement } from "#data/judgement.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { dayLength } from "#shared/domain/ids.ts";
import type { Surroundings } from "#shared/domain/item-figures.ts";

/** What items are judged by: the portfolio, the month it is judged as of, today, and what would end with a product or feature. */
export function useSurroundings(): Surroundings {
  const portfolio = usePortfolio((value) => value);
  const asOf = useJudgement(({ overview }) => overview.asOf);
  const candidates = useJudgement((judgement) => judgement.candidates);
  // Counted by days, so that scores do not change from one keystroke to the next.
  const now = Math.floor(clock.now() / dayLength) * dayLength;
  const avoidableMonthly = useMemo<Surroundings["avoidableMonthly"]>(() => {
    const monthly = new Map(
      candidates.map(({ subject, monthly }) => [`${subject.productId}/${subject.featureId ?? ""}`, monthly]),
    );
    return (productId, featureId) => monthly.get(`${productId}/${featureId ?? ""}`) ?? null;
  }, [candidates]);
  return useMemo(() => ({ portfolio, asOf, now, avoidableMonthly }), [portfolio, asOf, now, avoidableMonthly]);
}
