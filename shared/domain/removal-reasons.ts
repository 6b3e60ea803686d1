import type { RetirementCandidate } from "./candidates.ts";
import { scaleOf } from "./experiment-card.ts";
import { isExploratory, type Experiment } from "./experiment.ts";
import type { Portfolio } from "./portfolio.ts";
import type { Reason } from "./reasons.ts";
import { onShelf } from "./shelves.ts";

/**
 * What concluded experiments that hid a feature say for and against retiring it: for where harm stayed within the margin,
 * against where it did not. Inconclusive, invalid and exploratory ones say nothing; a product is never hidden.
 */
export function removalReasons(
  portfolio: Portfolio,
  { subject }: Pick<RetirementCandidate, "subject">,
): readonly Reason[] {
  if (subject.featureId === null) return [];
  return [...onShelf(portfolio.experiments, subject.productId).values()]
    .filter((experiment) => experiment.purpose === "removal" && experiment.featureId === subject.featureId)
    .flatMap(reasonOf);
}

function reasonOf(experiment: Experiment): readonly Reason[] {
  const { verdict, card, title } = experiment;
  const { worthwhile, metric } = card;
  if (verdict === null || isExploratory(experiment)) return [];
  const isFor = verdict.code === "NOT_WORSE";
  if (!isFor && verdict.verdict !== "stop") return [];
  if (verdict.code === "PIVOTS_EXHAUSTED") return [];
  const isShare = scaleOf(card) === "relative" || metric.kind === "proportion";
  const month = new Date(verdict.at).toISOString().slice(0, 7);
  return [
    {
      code: isFor ? "HIDDEN_UNHARMED" : "HIDDEN_HARMED",
      direction: isFor ? "for" : "against",
      unit: isShare ? "share" : "none",
      value: isShare && verdict.effect !== null ? Math.max(0, -verdict.effect.low) : null,
      threshold: isShare ? worthwhile : null,
      contribution: null,
      from: month,
      to: month,
      source: "experiment",
      grade: null,
      names: [title],
    },
  ];
}
