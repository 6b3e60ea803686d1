import { isRefused } from "../maths/answer.ts";
import type { OptionName, OptionWorths } from "../maths/choose-option.ts";
import { retirementCase } from "../maths/retirement-case.ts";
import type { RetirementCandidate } from "./candidates.ts";
import type { Overview } from "./overview.ts";
import type { Portfolio } from "./portfolio.ts";
import { noAssumptions, optionGap, type OptionGap, workedOption } from "./option-assumptions.ts";
import { caseTerms } from "./quick-case.ts";
import { retirementOptions } from "./retirement.ts";

/** What forbids an option whatever it is worth: a guard that stands, or dependents without a plan. */
export type OptionBar = "guard" | "dependents";

/** One option against keeping: its worth in minor units, or what is missing to work it out, and what forbids it. */
export type OptionFigure = {
  readonly option: OptionName;
  readonly npv: number | null;
  readonly gap: OptionGap | null;
  readonly bar: OptionBar | null;
};

function barOf({ guards, dependents }: RetirementCandidate): OptionBar | null {
  if (guards.length > 0) return "guard";
  return (dependents?.blockers.length ?? 0) > 0 ? "dependents" : null;
}

/** The worth of ending it with nothing in its place, when the case itself is that of another option. */
function plainSunset(portfolio: Portfolio, overview: Overview, candidate: RetirementCandidate): number | null {
  const assumptions = candidate.proposal?.assumptions ?? noAssumptions;
  const plain = { ...assumptions, retainedShare: null, newRunMonthly: null };
  const { terms } = caseTerms(portfolio, overview, candidate, plain);
  const worked = terms === null ? null : retirementCase(terms);
  return worked === null || isRefused(worked) ? null : worked.npv;
}

/**
 * Every option that is compared (domain E.7), from the least to the most irreversible. Keeping is worth 0. Assumptions are
 * those of the option proposed; the others are worked out only where they need none, and say otherwise what is missing.
 */
export function optionFigures(
  portfolio: Portfolio,
  overview: Overview,
  candidate: RetirementCandidate,
  proposed: OptionName,
): readonly OptionFigure[] {
  const assumptions = candidate.proposal?.assumptions ?? noAssumptions;
  const worked = workedOption({ option: proposed, assumptions });
  const bar = barOf(candidate);
  return retirementOptions.map((option) => {
    if (option === "keep") return { option, npv: 0, gap: null, bar: null };
    const gap = optionGap(option, option === proposed ? assumptions : noAssumptions);
    if (gap !== null) return { option, npv: null, gap, bar: option === "improve" ? null : bar };
    const own =
      option === worked ? (candidate.worked.result?.npv ?? null) : plainSunset(portfolio, overview, candidate);
    return { option, npv: own, gap: own === null ? "figures" : null, bar };
  });
}

/** What `chooseOption` compares: the worth of each option, and whether anything forbids it. */
export function optionWorths(options: readonly OptionFigure[]): OptionWorths {
  return Object.fromEntries(options.map(({ option, npv, bar }) => [option, { npv, allowed: bar === null }]));
}
