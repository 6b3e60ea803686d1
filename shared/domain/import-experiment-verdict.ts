import { frozenVerdict } from "./experiment-binding.ts";
import { isBroughtIn, type Experiment, type FrozenVerdict } from "./experiment.ts";
import type { Instant } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import type { Draft } from "./record.ts";

/** Stands for the end of an experiment of which no file says it, until the import is committed. */
const unknownEnd = "1970-01-01";

/**
 * The verdict on an experiment that is brought in and over, read at its end; its moment is 0 until the import is committed.
 * Null for one that is not over.
 */
export function verdictAtEnd(portfolio: Portfolio, experiment: Draft<Experiment>): FrozenVerdict | null {
  if (experiment.status !== "concluded") return null;
  const endsOn = experiment.card.endsOn ?? unknownEnd;
  const ended = { id: "+", createdAt: 0, updatedAt: 0, by: "", ...experiment, card: { ...experiment.card, endsOn } };
  return { ...frozenVerdict(portfolio, ended, Date.parse(endsOn)), at: 0 };
}

/** An experiment as an import writes it: a verdict that came with it is of that moment, and so is an end that nobody said. */
export function broughtInAt(experiment: Experiment, at: Instant): Experiment {
  const { card, verdict } = experiment;
  if (!isBroughtIn(experiment) || verdict === null || verdict.at !== 0) return experiment;
  const endsOn = card.endsOn ?? new Date(at).toISOString().slice(0, 10);
  return { ...experiment, card: { ...card, endsOn }, verdict: { ...verdict, at } };
}
