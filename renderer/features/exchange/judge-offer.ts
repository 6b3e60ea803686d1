import { useMemo, useState } from "react";
import { clock } from "#data/clock.ts";
import { useImporting } from "#data/importing-state.ts";
import { currentPortfolio } from "#data/portfolio.ts";
import { judgedAsOf, lastCompleteMonth, newestUsageMonth } from "#shared/domain/as-of.ts";
import type { Month } from "#shared/domain/month.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";

/** An offer to judge as of another month, because all usage ends before (or after) the one that is set. */
export type JudgeOffer = {
  /** Null where there is nothing to offer. */
  readonly month: Month | null;
  readonly asOf: Month;
  readonly isTaken: boolean;
  readonly take: (isTaken: boolean) => void;
};

/** Offers the newest month of usage, this file's included, when it is not the one everything is judged by. */
export function useJudgeOffer(): JudgeOffer {
  const read = useImporting((importing) => importing.read);
  const newestRead = read?.newestUsage ?? null;
  const { month, asOf, isSet } = useMemo(() => offered(newestRead), [newestRead]);
  const [chosen, take] = useState<boolean | null>(null);
  // A month that a person set is theirs; the last complete month is only a default.
  return { month, asOf, isTaken: chosen ?? !isSet, take };
}

function offered(newestRead: Month | null): {
  readonly month: Month | null;
  readonly asOf: Month;
  readonly isSet: boolean;
} {
  const now = clock.now();
  const portfolio = currentPortfolio();
  const asOf = judgedAsOf(portfolio, now);
  const isSet = settingsOf(portfolio).asOf !== null;
  if (newestRead === null) return { month: null, asOf, isSet };
  const recorded = newestUsageMonth(portfolio);
  const newest = recorded !== null && recorded > newestRead ? recorded : newestRead;
  const last = lastCompleteMonth(now);
  const month = newest > last ? last : newest;
  return { month: month === asOf ? null : month, asOf, isSet };
}
