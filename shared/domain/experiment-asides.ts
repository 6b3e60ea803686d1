import { isRefused, refused, type Answer } from "../maths/answer.ts";
import { betaTail } from "../maths/beta-binomial.ts";
import { cuped } from "../maths/cuped.ts";
import { pairMoments, type PairMoments } from "../maths/pair-moments.ts";
import { alikeProportions } from "../maths/proportions.ts";
import { welch } from "../maths/welch.ts";
import { plannedArms, proportionOf, summed, type Sum } from "./experiment-figures.ts";
import { readingOf } from "./experiment-card.ts";
import type { ReadEffect } from "./experiment-effect.ts";
import type { ExperimentReading, Readable } from "./experiment-verdict.ts";

/** What the figures also say of the judged treatment; none of it decides. */
export type ExperimentAside =
  /** Too few successes for the chances by the bell curve: the exact one that the treatment is better (domain B.5). */
  | { readonly kind: "exactChance"; readonly chance: number }
  /** Of one group alone: the chance that its share is at least the worthwhile one (domain B.5). */
  | { readonly kind: "worthwhileShare"; readonly chance: number; readonly share: number }
  /** Of three or more arms: how likely such differences are if all are one and the same (domain B.4). */
  | { readonly kind: "alike"; readonly arms: number; readonly p: number }
  /** The effect with what was different before taken out, and the share of variance that the past explains (domain B.9). */
  | { readonly kind: "adjusted"; readonly effect: ReadEffect; readonly explained: number };

/** What else the figures of an experiment say, in the order in which it is told. */
export function asidesOf(experiment: Readable, { judged, effects }: ExperimentReading): readonly ExperimentAside[] {
  if (judged === null) return [];
  const exact = effects.find(({ arm }) => arm === judged.arm)?.exactChance ?? null;
  const adjusted = adjustedEffect(experiment, judged.arm);
  return [
    ...(exact === null ? [] : [{ kind: "exactChance", chance: exact } as const]),
    ...worthwhileShare(experiment, judged.arm),
    ...alikeArms(experiment),
    ...(isRefused(adjusted) ? [] : [adjusted]),
  ];
}

function worthwhileShare({ card, observations }: Readable, arm: number): readonly ExperimentAside[] {
  if (readingOf(card.method) !== "share" || card.worthwhile === null) return [];
  const chance = betaTail(proportionOf(summed(observations, { arm })), card.worthwhile);
  if (isRefused(chance)) return [];
  return [{ kind: "worthwhileShare", chance, share: card.worthwhile }];
}

function alikeArms({ card, observations }: Readable): readonly ExperimentAside[] {
  const arms = plannedArms(card);
  if (readingOf(card.method) !== "arms" || card.metric.kind !== "proportion" || arms.length < 3) return [];
  const alike = alikeProportions(arms.map((arm) => proportionOf(summed(observations, { arm }))));
  return isRefused(alike) ? [] : [{ kind: "alike", arms: arms.length, p: alike.p }];
}

type Adjusted = Extract<ExperimentAside, { readonly kind: "adjusted" }>;

/** NO_DATA unless every unit of both arms has a past. */
function adjustedEffect({ card, observations }: Readable, arm: number): Answer<Adjusted> {
  if (readingOf(card.method) !== "arms" || card.metric.kind === "ratio") return refused("NO_DATA");
  const control = pairsOf(summed(observations, { arm: 0 }));
  const treatment = pairsOf(summed(observations, { arm }));
  if (isRefused(control)) return control;
  if (isRefused(treatment)) return treatment;
  const arms = cuped(control, treatment);
  if (isRefused(arms)) return arms;
  const alpha = card.alpha / Math.max(1, plannedArms(card).length - 1);
  const tested = welch(arms.control, arms.treatment, { scale: card.scale, alpha });
  if (isRefused(tested)) return tested;
  const { estimate, interval, p } = tested;
  return { kind: "adjusted", effect: { estimate, interval, p }, explained: arms.varianceReduction };
}

function pairsOf({ n, sum, squares, past }: Sum): Answer<PairMoments> {
  if (past === undefined) return refused("NO_DATA");
  const { products, ...x } = past;
  return pairMoments({ n, x, y: { sum, squares }, products });
}
