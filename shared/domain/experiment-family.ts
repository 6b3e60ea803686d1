import { isRefused } from "../maths/answer.ts";
import { benjaminiHochberg } from "../maths/several-tests.ts";
import { sampleRatio } from "../maths/sample-ratio.ts";
import { isReadable } from "./experiment-board.ts";
import { fixedEffect, type ReadEffect } from "./experiment-effect.ts";
import { plannedArms, summed, unitsOf } from "./experiment-figures.ts";
import { readingOf } from "./experiment-card.ts";
import type { Experiment } from "./experiment.ts";

/** One comparison of a family: a treatment against the control of its experiment. */
export type FamilyMember = {
  readonly experiment: Experiment;
  readonly arm: number;
  readonly units: number;
  readonly effect: ReadEffect & { readonly p: number };
  /** The p that counts how many comparisons there were: their share of false discoveries, and any false one at all. */
  readonly falseDiscovery: number;
  readonly familyWise: number;
  /** Whether it can be believed: still found when the share of false discoveries is held, and its split is not broken. */
  readonly isFound: boolean;
  /** Whether the split of the experiment is broken; null where it was not planned or cannot be checked. */
  readonly isSplitBroken: boolean | null;
};

/** Many experiments read as one family. */
export type ExperimentFamily = {
  readonly members: readonly FamilyMember[];
  /** Experiments of which no comparison could be read. */
  readonly unread: readonly Experiment[];
  readonly alpha: number;
  /** Comparisons below the significance as they stand, and how many of them are gains and losses. */
  readonly below: number;
  readonly gains: number;
  readonly losses: number;
  /** What is left of them when the share of false discoveries, or the chance of any, is held at the significance. */
  readonly afterFalseDiscovery: number;
  readonly afterFamilyWise: number;
  readonly splitsBroken: number;
};

type Compared = Omit<FamilyMember, "falseDiscovery" | "familyWise" | "isFound">;

/**
 * Experiments with arms read as one family of comparisons, each once at its end: a twentieth of those without any effect is
 * below 5% by chance, so that the p of each is corrected for their number (Benjamini and Hochberg 1995; Bonferroni).
 */
export function experimentFamily(experiments: readonly Experiment[], alpha = 0.05): ExperimentFamily {
  const unread: Experiment[] = [];
  const compared = experiments.flatMap((experiment) => {
    const found = comparisonsOf(experiment, alpha);
    if (found.length === 0) unread.push(experiment);
    return found;
  });
  const corrected = benjaminiHochberg(compared.map(({ effect }) => effect.p));
  const members = compared.map((one, at): FamilyMember => {
    const falseDiscovery = isRefused(corrected) ? 1 : (corrected[at] ?? 1);
    const familyWise = Math.min(1, one.effect.p * compared.length);
    return { ...one, falseDiscovery, familyWise, isFound: falseDiscovery < alpha && one.isSplitBroken !== true };
  });
  const below = members.filter(({ effect }) => effect.p < alpha);
  const gains = below.filter(isGain).length;
  return {
    members,
    unread,
    alpha,
    below: below.length,
    gains,
    losses: below.length - gains,
    afterFalseDiscovery: members.filter(({ falseDiscovery }) => falseDiscovery < alpha).length,
    afterFamilyWise: members.filter(({ familyWise }) => familyWise < alpha).length,
    splitsBroken: new Set(members.flatMap((one) => (one.isSplitBroken === true ? [one.experiment] : []))).size,
  };
}

/** Whether an effect goes the better way. */
export function isGain({ experiment, effect }: Pick<FamilyMember, "experiment" | "effect">): boolean {
  return experiment.card.metric.better === "more" ? effect.estimate > 0 : effect.estimate < 0;
}

function comparisonsOf(experiment: Experiment, alpha: number): readonly Compared[] {
  const { card, observations } = experiment;
  if (readingOf(card.method) !== "arms") return [];
  const units = unitsOf(experiment);
  const control = summed(observations, { arm: 0 });
  const isSplitBroken = splitBroken(experiment, units);
  // A broken split is shown and marked; what was measured wrongly or ended early says nothing.
  if (experiment.verdict !== null && isSplitBroken !== true && !isReadable(experiment)) return [];
  return plannedArms(card).flatMap((arm) => {
    if (arm === 0) return [];
    const sides = { control, treatment: summed(observations, { arm }) };
    const effect = fixedEffect(sides, { kind: card.metric.kind, scale: card.scale, alpha });
    if (isRefused(effect) || effect.p === null) return [];
    const compared = { ...effect, p: effect.p };
    return [{ experiment, arm, units: (units[0] ?? 0) + (units[arm] ?? 0), effect: compared, isSplitBroken }];
  });
}

function splitBroken({ card }: Experiment, units: readonly number[]): boolean | null {
  if (card.split !== undefined) return null;
  const weights = card.arms.map(({ weight }) => weight);
  const ratio = sampleRatio(units, weights);
  if (isRefused(ratio)) return ratio.reason === "TRAFFIC_ON_ZERO_WEIGHT" ? true : null;
  return ratio.mismatch;
}
