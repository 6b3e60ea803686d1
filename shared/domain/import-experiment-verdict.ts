import { frozenVerdict } from "./experiment-binding.ts";
import { isBroughtIn, type Experiment, type FrozenVerdict } from "./experiment.ts";
import type { Instant } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import type { Draft } from "./record.ts";

/**
 * The verdict on an experiment that is brought in and over, read at its end; its moment is 0 until the import is committed.
 * Null for one that is not over.
 */
export function verdictAtEnd(portfolio: Portfolio, experiment: Draft<Experiment>): FrozenVerdict | null {
  if (experiment.status !== "concluded") return null;
  const ended = { id: "+", createdAt: 0, updatedAt: 0, by: "", ...experiment };
  const { endsOn } = experiment.card;
  return { ...frozenVerdict(portfolio, ended, endsOn === null ? 0 : Date.parse(endsOn)), at: 0 };
}

/** An experiment as an import writes it: a verdict that came with it is of that moment. */
export function broughtInAt(experiment: Experiment, at: Instant): Experiment {
  const { verdict } = experiment;
  if (!isBroughtIn(experiment) || verdict === null || verdict.at !== 0) return experiment;
  return { ...experiment, verdict: { ...verdict, at } };
}
