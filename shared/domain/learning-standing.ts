import type { Experiment } from "./experiment.ts";
import { experimentOf } from "./experiment-links.ts";
import { isContradicted, type Learning } from "./learning.ts";
import type { Portfolio } from "./portfolio.ts";

/**
 * How a learning stands: contradicted by an experiment, supported by one that showed something, not shown where those behind it
 * were inconclusive, invalid or exploratory, untested without any.
 */
export type LearningStanding = "contradicted" | "supported" | "notShown" | "untested";

/** The verdicts by which an experiment shows something, for or against its change: inconclusive is not among them (domain B.11). */
const conclusive: ReadonlySet<string> = new Set([
  "CLEAR",
  "LIKELY",
  "NOT_WORSE",
  "TOO_SMALL",
  "HARM",
  "WORSE",
  "GUARDRAIL",
]);

/** Whether an experiment showed something: concluded, conclusive, and its card unchanged since results could be seen. */
export function showedSomething({ verdict }: Pick<Experiment, "verdict">): boolean {
  return verdict !== null && !verdict.exploratory && conclusive.has(verdict.code);
}

/** How a learning stands by the experiments that speak for and against it. */
export function learningStanding(
  portfolio: Portfolio,
  learning: Pick<Learning, "supportedBy" | "contradictedBy">,
): LearningStanding {
  const { supportedBy } = learning;
  if (isContradicted(learning)) return "contradicted";
  if (supportedBy.length === 0) return "untested";
  const isShown = supportedBy.some((id) => {
    const experiment = experimentOf(portfolio, id);
    return experiment !== undefined && showedSomething(experiment);
  });
  return isShown ? "supported" : "notShown";
}
