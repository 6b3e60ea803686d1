import { isRefused } from "#shared/maths/answer.ts";
import { judgedAsOf, newestUsageMonth } from "#shared/domain/as-of.ts";
import { retirementCandidates, type RetirementCandidate } from "#shared/domain/candidates.ts";
import { addMonths } from "#shared/domain/month.ts";
import { portfolioOverview, type Overview } from "#shared/domain/overview.ts";
import { settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import type { RetirementVerdict } from "#shared/domain/retirement.ts";
import { editSettings } from "#shared/domain/settings.ts";
import { allOf } from "#shared/domain/shelves.ts";
import type { Result } from "#shared/result.ts";
import { longMonth } from "#shared/words/format.ts";
import { judgeText } from "#shared/words/import.ts";
import { changed, type Actor } from "./bring-in.ts";
import type { ProposeOrder } from "./order.ts";

/** A portfolio judged as of its month: everything that has a trigger or a guard, the most pressing first. */
export type Judged = {
  readonly portfolio: Portfolio;
  readonly overview: Overview;
  readonly candidates: readonly RetirementCandidate[];
};

/** The portfolio with the month, currency and person that the command line states, or that its files leave no doubt about. */
export function settled(portfolio: Portfolio, order: ProposeOrder, actor: Actor): Result<Portfolio> {
  const present = settingsOf(portfolio);
  const currency = order.currency ?? (order.portfolio === null ? onlyCurrency(portfolio) : null) ?? present.currency;
  const fields = {
    ...(order.asOf === null ? {} : { asOf: order.asOf }),
    currency,
    personName: present.personName === "" ? actor.by : present.personName,
  };
  return changed(portfolio, editSettings(fields, "Settings of a command line"), actor);
}

function onlyCurrency(portfolio: Portfolio): string | null {
  const found = new Set<string>();
  for (const { currency } of allOf(portfolio.costs)) found.add(currency);
  for (const { currency } of allOf(portfolio.values)) found.add(currency);
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

const pressing: readonly RetirementVerdict[] = ["flag", "watch", "needData", "blocked", "keep", "notFlaggable"];

/** Judges a portfolio with the domain's own rules. */
export function judged(portfolio: Portfolio, now: number): Judged {
  const overview = portfolioOverview(portfolio, judgedAsOf(portfolio, now), now);
  const candidates = [...retirementCandidates(portfolio, overview)];
  const rank = ({ verdict }: RetirementCandidate) => pressing.indexOf(verdict);
  candidates.sort((a, b) => rank(a) - rank(b) || byStake(a, b));
  return { portfolio, overview, candidates };
}

/** The one that costs more a month first, then the one of the higher score, what is not known last; then by name. */
export function byStake(a: RetirementCandidate, b: RetirementCandidate): number {
  return falling(a.monthly, b.monthly) || falling(scoreOf(a), scoreOf(b)) || a.name.localeCompare(b.name, "en");
}

function scoreOf({ score }: RetirementCandidate): number | null {
  return isRefused(score) ? null : score.score;
}

function falling(one: number | null, other: number | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return other - one;
}

/** That everything is judged too late for the usage there is, with the remedy; null where it is not. */
export function ageRemark({ portfolio, overview }: Judged): string | null {
  const newest = newestUsageMonth(portfolio);
  const { staleMonths } = settingsOf(portfolio).usage;
  if (newest === null || addMonths(newest, staleMonths) >= overview.asOf) return null;
  return `${judgeText(newest, overview.asOf)} To judge as of ${longMonth(newest)}, say --as-of ${newest}.`;
}
