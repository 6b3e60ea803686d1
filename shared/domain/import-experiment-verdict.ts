import { frozenVerdict } from "./experiment-binding.ts";
import { isBroughtIn, type Experiment } from "./experiment.ts";
import type { Instant } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";

/**
 * An experiment as it is brought in: one that is over gets the verdict that its results have at that moment, and the day
 * as its end where no file said an earlier one, since it had ended by then. Any other stays as it is.
 */
export function withVerdict(portfolio: Portfolio, experiment: Experiment, at: Instant): Experiment {
  if (experiment.status !== "concluded" || !isBroughtIn(experiment)) return experiment;
  const { card } = experiment;
  const today = new Date(at).toISOString().slice(0, 10);
  const endsOn = card.endsOn !== null && card.endsOn < today ? card.endsOn : today;
  const ended = { ...experiment, card: { ...card, endsOn } };
  return { ...ended, verdict: frozenVerdict(portfolio, ended, at) };
}
