import { blankCard, type Card } from "#shared/domain/experiment-card.ts";
import type { Readable } from "#shared/domain/experiment-verdict.ts";
import type { FigureExperiment } from "#shared/domain/proposal-experiments.ts";
import { asDraft, blankExperiment, type Observation } from "#shared/domain/experiment.ts";

/** The day on which experiments in tests are read; their end. */
export const horizonDay = "2026-03-01";

/** A card of a split test on a share, complete enough to start. */
export const startable: Card = {
  ...blankCard(),
  belief: { change: "one page", segment: "members", outcome: "more claims", insight: "they told us" },
  assumption: "They stop because of the length.",
  metric: { name: "claims sent", kind: "proportion", better: "more", unit: "members" },
  worthwhile: 0.01,
  guardrails: [{ name: "calls", kind: "proportion", harm: "more", margin: 0.02 }],
  endsOn: horizonDay,
  revert: "a switch",
  owner: "Head of claims",
};

/** What is frozen of an experiment that hid something without harm. */
export function hiddenFor(title: string): FigureExperiment {
  return {
    title,
    purpose: "removal",
    measured: {
      metric: startable.metric,
      scale: startable.scale,
      method: startable.method,
      worthwhile: startable.worthwhile,
    },
    lockedAt: Date.UTC(2026, 0, 30),
    concludedAt: Date.UTC(2026, 2, 1),
    verdict: "persevere",
    code: "NOT_WORSE",
    effect: { estimate: 0.001, low: -0.004, high: 0.006 },
    exploratory: false,
    decision: "persevere",
  };
}

/** Results of one arm. */
export function counted(arm: number, n: number, sum: number, more: Partial<Observation> = {}): Observation {
  return { day: null, arm, guardrail: null, period: null, n, sum, squares: 0, denominator: null, ...more };
}

/** An experiment that runs, by its card and results. */
export function running(
  card: Partial<Card>,
  observations: readonly Observation[],
  more: Partial<Readable> = {},
): Readable {
  const draft = asDraft(blankExperiment("portal", "One page", { ...startable, ...card }));
  return { ...draft, status: "running", observations, ...more };
}
