import { readableEffect } from "./experiment-board.ts";
import type { Card } from "./experiment-card.ts";
import { isExploratory, type Experiment, type FrozenVerdict } from "./experiment.ts";
import type { Portfolio } from "./portfolio.ts";
import type { Subject } from "./retirement-commands.ts";
import { onShelf } from "./shelves.ts";

/** An experiment on the subject of a proposal, as it stood when the figures were frozen. */
export type FigureExperiment = {
  readonly title: string;
  readonly purpose: Experiment["purpose"];
  readonly measured: Pick<Card, "metric" | "scale" | "method" | "worthwhile">;
  /** When it was locked and concluded; null where it was not. */
  readonly lockedAt: number | null;
  readonly concludedAt: number | null;
  readonly verdict: FrozenVerdict["verdict"] | null;
  readonly code: string | null;
  readonly effect: Pick<NonNullable<FrozenVerdict["effect"]>, "estimate" | "low" | "high"> | null;
  readonly exploratory: boolean;
  readonly decision: string | null;
};

/** The experiments on a feature, or on any part of a product, that have started; what hid it stands first. */
export function subjectExperiments(
  portfolio: Portfolio,
  { productId, featureId }: Subject,
): readonly FigureExperiment[] {
  return [...onShelf(portfolio.experiments, productId).values()]
    .filter((known) => known.status !== "draft" && (featureId === null || known.featureId === featureId))
    .sort((a, b) => Number(b.purpose === "removal") - Number(a.purpose === "removal") || (a.id < b.id ? -1 : 1))
    .map(frozen);
}

function frozen(experiment: Experiment): FigureExperiment {
  const { title, purpose, card, lock, verdict, decision } = experiment;
  const { metric, scale, method, worthwhile } = card;
  const { effect } = readableEffect(experiment);
  return {
    title,
    purpose,
    measured: { metric, scale, method, worthwhile },
    lockedAt: lock?.at ?? null,
    concludedAt: verdict?.at ?? null,
    verdict: verdict?.verdict ?? null,
    code: verdict?.code ?? null,
    effect: effect === null ? null : { estimate: effect.estimate, low: effect.low, high: effect.high },
    exploratory: isExploratory(experiment),
    decision: decision?.decision ?? null,
  };
}
