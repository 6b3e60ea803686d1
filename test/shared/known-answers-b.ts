import { type Answer, isRefused } from "#shared/maths/answer.ts";
import { bayes, type Belief, type EffectPrior } from "#shared/maths/bayes.ts";
import { betaBinomial, betaTail } from "#shared/maths/beta-binomial.ts";
import { cochranArmitage } from "#shared/maths/cochran-armitage.ts";
import { cuped, cupedTheta } from "#shared/maths/cuped.ts";
import { decideExperiment } from "#shared/maths/decide-experiment.ts";
import { differenceInDifferences } from "#shared/maths/difference-in-differences.ts";
import { discovery, likelihoodRatio } from "#shared/maths/discovery.ts";
import type { EffectScale } from "#shared/maths/effect.ts";
import { type EvidencePiece, weighEvidence } from "#shared/maths/evidence.ts";
import { fieller } from "#shared/maths/fieller.ts";
import { fisher } from "#shared/maths/fisher.ts";
import { funnel, type FunnelStage } from "#shared/maths/funnel.ts";
import { guardrail } from "#shared/maths/guardrail.ts";
import { type ArmFigures, type Moments, moments } from "#shared/maths/moments.ts";
import { type PairMoments, pairMoments } from "#shared/maths/pair-moments.ts";
import { powerOfLift, smallestDifference, smallestLift } from "#shared/maths/power.ts";
import { newcombe, twoProportionZ } from "#shared/maths/proportions.ts";
import { sampleRatio } from "#shared/maths/sample-ratio.ts";
import { sampleSizeOfMeans, sampleSizeOfShares } from "#shared/maths/sample-size.ts";
import { sequential } from "#shared/maths/sequential.ts";
import { benjaminiHochberg, holm } from "#shared/maths/several-tests.ts";
import { unitEconomics } from "#shared/maths/unit-economics.ts";
import { welch } from "#shared/maths/welch.ts";
import type { Interval } from "#shared/maths/wilson.ts";
import { pairMomentsOf } from "../support/pair-moments-of.ts";

type AnswerFunction = (input: never) => unknown;
type Pair = readonly [number, number];

function named<T>(answer: Answer<T>, shape: (value: T) => unknown): unknown {
  return isRefused(answer) ? answer : shape(answer);
}

const pair = ({ low, high }: Interval) => [low, high];
const interval = ([low, high]: Pair): Interval => ({ low, high });
const always = <T>(answer: Answer<T>): T => {
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
};

type WrittenSums = { readonly sum: number; readonly sumSq: number };
type WrittenArm =
  | { readonly type: "proportion"; readonly n: number; readonly sum: number }
  | ({ readonly type: "mean"; readonly n: number } & WrittenSums)
  | {
      readonly type: "ratio";
      readonly n: number;
      readonly m: WrittenSums;
      readonly d: WrittenSums;
      readonly mdSum: number;
    };

const sums = ({ sum, sumSq }: WrittenSums) => ({ sum, squares: sumSq });

function armOf(arm: WrittenArm): ArmFigures {
  switch (arm.type) {
    case "proportion":
      return arm;
    case "mean":
      return { type: "mean", n: arm.n, ...sums(arm) };
    case "ratio":
      return { type: "ratio", n: arm.n, numerator: sums(arm.m), denominator: sums(arm.d), products: arm.mdSum };
  }
}

type TwoArms = { readonly a: WrittenArm; readonly b: WrittenArm; readonly scale: EffectScale };

function compared<T>({ a, b }: TwoArms, method: (control: Moments, treatment: Moments) => Answer<T>): Answer<T> {
  const control = moments(armOf(a));
  if (isRefused(control)) return control;
  const treatment = moments(armOf(b));
  return isRefused(treatment) ? treatment : method(control, treatment);
}

type BayesInput = TwoArms & { readonly prior?: EffectPrior & { readonly proper: boolean }; readonly inverse?: boolean };

function beliefOf(input: BayesInput): unknown {
  const prior = input.prior?.proper === true ? input.prior : null;
  const better = input.inverse === true ? "lower" : "higher";
  const nobody = input.a.n === 0 || input.b.n === 0;
  const nothing = { n: 0, mean: 0, variance: 0 };
  const shape = (belief: Belief) => ({
    chanceToWin: belief.chanceToWin,
    expected: belief.effect,
    ci: belief.interval === null ? null : pair(belief.interval),
    sd: belief.deviation,
    riskControl: belief.lossOfKeeping,
    riskTreatment: belief.lossOfShipping,
  });
  const method = (control: Moments, treatment: Moments) =>
    bayes(control, treatment, { scale: input.scale, prior, better });
  return named(nobody ? method(nothing, nothing) : compared(input, method), shape);
}

type Table = { readonly x1: number; readonly n1: number; readonly x2: number; readonly n2: number };
type Cells = { readonly a: number; readonly b: number; readonly c: number; readonly d: number };
type BetaInput = { readonly a0?: number; readonly b0?: number };
type BetaArms = BetaInput & { readonly xA: number; readonly nA: number; readonly xB: number; readonly nB: number };

const priorOf = ({ a0 = 1, b0 = 1 }: BetaInput) => ({ a: a0, b: b0 });

type Promise = { readonly alpha?: number; readonly power?: number };

const promiseOf = ({ alpha = 0.05, power = 0.8 }: Promise) => ({ alpha, power });

type LiftInput = Promise & {
  readonly mean: number;
  readonly sd: number;
  readonly nPerArm: number;
  readonly effect?: number;
  readonly tuning?: number;
};

type SumsWithX = {
  readonly n: number;
  readonly sx: number;
  readonly sxx: number;
  readonly sy: number;
  readonly sxy: number;
};

function pairsOf({ n, sx, sxx, sy, sxy }: SumsWithX): PairMoments {
  return always(pairMoments({ n, x: { sum: sx, squares: sxx }, y: { sum: sy, squares: 0 }, products: sxy }));
}

type Rows = {
  readonly xa: readonly number[];
  readonly ya: readonly number[];
  readonly xb: readonly number[];
  readonly yb: readonly number[];
};

type Group = { readonly mean: number; readonly sd: number; readonly n: number };
type Groups = { readonly preT: Group; readonly postT: Group; readonly preC: Group; readonly postC: Group };

const groupOf = ({ mean, sd, n }: Group): Moments => ({ n, mean, variance: sd ** 2 });

type WrittenPiece = Omit<EvidencePiece, "strength"> & {
  readonly strength?: "weak" | "moderate" | "strong";
  readonly log10Lr?: number;
};

type DecideInput = Omit<Parameters<typeof decideExperiment>[0], "sampleRatioP" | "interval"> & {
  readonly srmP: number | null;
  readonly ci: Pair;
};

/** The functions of experiments, under the names of the answer files; each only renames fields. */
export const experimentFunctions: Readonly<Record<string, AnswerFunction>> = {
  moments: ({ stat }: { stat: WrittenArm }) => moments(armOf(stat)),
  welch: ({ alpha = 0.05, ...input }: TwoArms & { alpha?: number }) =>
    named(
      compared(input, (control, treatment) => welch(control, treatment, { scale: input.scale, alpha })),
      ({ estimate, standardError, degrees, p, interval: found }) => ({
        estimate,
        se: standardError,
        df: degrees,
        p,
        ci: pair(found),
      }),
    ),
  twoPropZ: ({ x1, n1, x2, n2 }: Table) => twoProportionZ({ x: x1, n: n1 }, { x: x2, n: n2 }),
  // Written as the first share less the second.
  newcombeDiff: ({ x1, n1, x2, n2 }: Table) =>
    named(newcombe({ x: x2, n: n2 }, { x: x1, n: n1 }), ({ difference, interval: found }) => ({
      difference,
      ci: pair(found),
    })),
  fisher: ({ a, b, c, d }: Cells) => fisher({ x: a, n: a + b }, { x: c, n: c + d }),
  fieller: (input: { meanC: number; varMeanC: number; meanT: number; varMeanT: number }) =>
    named(
      fieller(
        { n: 1, mean: input.meanC, variance: input.varMeanC },
        { n: 1, mean: input.meanT, variance: input.varMeanT },
      ),
      ({ lift, g, interval: found }) => ({ lift, g, ci: pair(found) }),
    ),
  bayes: beliefOf,
  betaBinomial: ({ xA, nA, xB, nB, ...prior }: BetaArms) =>
    named(betaBinomial({ x: xA, n: nA }, { x: xB, n: nB }, priorOf(prior)), (chance) => ({ pBbeatsA: chance })),
  betaTail: ({ x, n, threshold, ...prior }: BetaInput & { x: number; n: number; threshold: number }) =>
    named(betaTail({ x, n }, threshold, priorOf(prior)), (p) => ({ p })),
  sequential: ({ alpha = 0.05, tuning = 5000, ...input }: TwoArms & { alpha?: number; tuning?: number }) =>
    named(
      compared(input, (control, treatment) => sequential(control, treatment, { scale: input.scale, alpha, tuning })),
      ({ standardError, halfWidth, widening, interval: found, ...rest }) => ({
        ...rest,
        se: standardError,
        halfwidth: halfWidth,
        widthRatioVsFixedZ: widening,
        ci: pair(found),
      }),
    ),
  srm: ({ observed, weights }: { observed: readonly number[]; weights: readonly number[] }) =>
    sampleRatio(observed, weights),
  sampleSizeProp: ({
    p1,
    p2,
    method,
    ...promise
  }: Promise & { p1: number; p2: number; method: "unpooled" | "pooled" }) =>
    sampleSizeOfShares(p1, p2, { ...promiseOf(promise), method }),
  sampleSizeMean: ({ sd, delta, ...promise }: Promise & { sd: number; delta: number }) =>
    sampleSizeOfMeans(sd, delta, promiseOf(promise)),
  mdeAbs: ({ sd, n1, n2, ...promise }: Promise & { sd: number; n1: number; n2: number }) =>
    named(smallestDifference(sd, { control: n1, treatment: n2 }, promiseOf(promise)), (mde) => ({ mde })),
  powerRel: ({ mean, sd, effect = 0, nPerArm, alpha = 0.05, tuning }: LiftInput) =>
    named(
      powerOfLift({ mean, deviation: sd }, effect, {
        perArm: nPerArm,
        alpha,
        ...(tuning === undefined ? {} : { tuning }),
      }),
      (power) => ({ power }),
    ),
  mdeRel: ({ mean, sd, nPerArm, ...promise }: LiftInput) =>
    named(smallestLift({ mean, deviation: sd }, nPerArm, promiseOf(promise)), (mde) => ({ mde })),
  holm: ({ p }: { p: readonly number[] }) => named(holm(p), (adjusted) => ({ adjusted })),
  bh: ({ p }: { p: readonly number[] }) => named(benjaminiHochberg(p), (adjusted) => ({ adjusted })),
  cupedTheta: ({ a, b }: { a: SumsWithX; b: SumsWithX }) => ({ theta: cupedTheta(pairsOf(a), pairsOf(b)) }),
  cuped: ({ xa, ya, xb, yb }: Rows) => cuped(always(pairMomentsOf(xa, ya)), always(pairMomentsOf(xb, yb))),
  guardrail: ({ harmCi, margin }: { harmCi: Pair; margin: number }) =>
    named(guardrail(interval(harmCi), margin), (state) => ({ state })),
  did: ({ preT, postT, preC, postC }: Groups) =>
    named(
      differenceInDifferences(
        { before: groupOf(preT), after: groupOf(postT) },
        { before: groupOf(preC), after: groupOf(postC) },
      ),
      ({ estimate, standardError, interval: found }) => ({ estimate, se: standardError, ci: pair(found) }),
    ),
  evidence: ({ prior, items }: { prior: number; items: readonly WrittenPiece[] }) =>
    named(
      weighEvidence(
        prior,
        items.map(({ strength, log10Lr, ...piece }) => ({ ...piece, strength: strength ?? log10Lr ?? Number.NaN })),
      ),
      ({ moves, posterior }) => ({ totalLog10: moves, posterior }),
    ),
  binomLR: ({ k, n, p1, p0 }: { k: number; n: number; p1: number; p0: number }) =>
    named(likelihoodRatio(k, n, { if: p1, ifNot: p0 }), (log10Lr) => ({ log10Lr })),
  discovery: ({ n, p }: { n: number; p: number }) =>
    named(discovery(n, p), ({ seenAtLeastOnce, mostWhenNoneSeen }) => ({
      pSeenAtLeastOnce: seenAtLeastOnce,
      upper95IfNoneSeen: mostWhenNoneSeen,
    })),
  decide: ({ srmP, ci, ...facts }: DecideInput) =>
    decideExperiment({ ...facts, sampleRatioP: srmP, interval: interval(ci) }),
  funnel: ({ stages }: { stages: readonly FunnelStage[] }) =>
    named(funnel(stages), ({ steps, overall }) => ({
      overall,
      steps: steps.map(({ to, rate, interval: found }) => ({ to, rate, ci: found === null ? null : pair(found) })),
    })),
  cochranArmitage: ({ x, n }: { x: readonly number[]; n: readonly number[] }) =>
    cochranArmitage(x.map((successes, cohort) => ({ x: successes, n: n[cohort] ?? 0 }))),
  unitEconomics: ({ arpu, margin, churn, cac }: { arpu: number; margin: number; churn: number; cac: number }) =>
    named(
      unitEconomics({ revenue: arpu, margin, churn, acquisition: cac }),
      ({ lifetimeValue, valueToCost, paybackMonths }) => ({
        ltv: lifetimeValue,
        ltvToCac: valueToCost,
        cacPaybackMonths: paybackMonths,
      }),
    ),
};
