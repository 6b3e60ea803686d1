import { ageing } from "#shared/maths/ageing.ts";
import { type Answer, isRefused } from "#shared/maths/answer.ts";
import { costOfOneWeek, delayCost, type DelayProfile } from "#shared/maths/delay-cost.ts";
import { flow, type FlowTimes, littlesLaw } from "#shared/maths/flow.ts";
import { forecastHowMany, releasedBy } from "#shared/maths/forecast.ts";
import { kendallTau } from "#shared/maths/kendall-tau.ts";
import { rankStability } from "#shared/maths/rank-stability.ts";
import { ranking } from "#shared/maths/ranking.ts";
import { type Estimates, score } from "#shared/maths/scoring.ts";
import { scorings } from "#shared/maths/scorings.ts";
import { cd3Sequence, costOfOrder, optimalSequence, type SequenceItem } from "#shared/maths/sequence.ts";
import { simulateWhen } from "#shared/maths/simulate-when.ts";
import type { Range } from "#shared/maths/triangular.ts";
import { forecastWhen } from "../support/forecast-when.ts";

type AnswerFunction = (input: never) => unknown;
type Triple = readonly [number, number, number];

function named<T>(answer: Answer<T>, shape: (value: T) => unknown): unknown {
  return isRefused(answer) ? answer : shape(answer);
}

/** The fields of a score under the names of the answer files, and under ours. */
const fieldNames: Readonly<Record<string, string>> = {
  ubv: "userBusinessValue",
  tc: "timeCriticality",
  rr: "riskReductionOpportunity",
  size: "jobSize",
  cod: "costOfDelay",
};
const answerNames = Object.fromEntries(Object.entries(fieldNames).map(([theirs, ours]) => [ours, theirs]));

function renamed<T>(figures: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [fieldNames[name] ?? name, figure]));
}

type ScoringMethod = keyof typeof scorings;

type ScoreInput = { readonly method: ScoringMethod; readonly estimates: Estimates };

function scoreOf({ method, estimates }: ScoreInput) {
  const answer = score(scorings[method], renamed(estimates));
  if (!isRefused(answer) || answer.missingFields === undefined) return answer;
  return { ...answer, missing: answer.missingFields.map((name) => answerNames[name] ?? name) };
}

type RankInput = {
  readonly method: ScoringMethod;
  readonly items: readonly { readonly id: string; readonly estimates: Estimates }[];
};

function rankOf({ method, items }: RankInput) {
  const scored = items.map(({ id, estimates }) => {
    const answer = scoreOf({ method, estimates });
    return isRefused(answer) ? { id, score: null, reason: answer.reason } : { id, score: answer.value };
  });
  return ranking(scored);
}

type ProfileInput = {
  readonly kind: DelayProfile["kind"];
  readonly c: number;
  readonly horizon?: number;
  readonly date?: number;
  readonly penalty?: number;
  readonly start?: number;
  readonly ramp?: number;
  readonly lump?: number;
};

function profileOf({ kind, c: perWeek, ...terms }: ProfileInput): DelayProfile {
  const { horizon = null, date = 0, penalty = 0, start = 0, ramp = 0, lump = 0 } = terms;
  switch (kind) {
    case "standard":
      return { kind, perWeek, horizon };
    case "fixedDate":
      return { kind, perWeek, date, penalty };
    case "intangible":
      return { kind, perWeek, start, ramp };
    case "expedite":
      return { kind, perWeek, lump };
  }
}

type Cd3Input = {
  readonly items: readonly { readonly id: string; readonly cod: number; readonly duration: number }[];
  readonly compareOrder?: readonly string[];
};

function cd3SequenceOf({ items, compareOrder }: Cd3Input): unknown {
  const linear = items.map(({ id, cod, duration }): SequenceItem => {
    return { id, duration, profile: profileOf({ kind: "standard", c: cod }), needs: [] };
  });
  const best = optimalSequence(linear);
  return named(cd3Sequence(linear), ({ order, cost }) => ({
    order,
    delayCost: cost,
    bruteForceMinimum: named(best, (sequence) => sequence.cost),
    ...(compareOrder === undefined ? {} : { compareDelayCost: costOfOrder(linear, compareOrder) }),
  }));
}

type SequenceInput = {
  readonly items: readonly {
    readonly id: string;
    readonly duration: number;
    readonly profile: ProfileInput;
    readonly dependsOn?: readonly string[];
  }[];
};

type StabilityInput = {
  readonly method: ScoringMethod;
  readonly seed: number;
  readonly draws: number;
  readonly topK?: number;
  readonly items: readonly { readonly id: string; readonly ranges: Readonly<Record<string, Triple>> }[];
};

function stabilityOf({ method, seed, draws, topK = 1, items }: StabilityInput): unknown {
  const ranged = items.map(({ id, ranges }) => ({
    id,
    ranges: Object.fromEntries(
      Object.entries(renamed(ranges)).map(([name, [low, mode, high]]): [string, Range] => [name, { low, mode, high }]),
    ),
  }));
  return named(rankStability(scorings[method], ranged, { draws, seed, top: topK }), ({ candidates }) => ({
    pRank1: candidates.map(({ pFirst }) => pFirst),
    pTopK: candidates.map(({ pTop }) => pTop),
    expectedRank: candidates.map(({ expectedRank }) => expectedRank),
  }));
}

type WhenInput = {
  readonly throughput: readonly number[];
  readonly n: number;
  readonly percentiles: readonly number[];
};

function byProbability(probabilities: readonly number[], answers: readonly (number | null)[]) {
  return Object.fromEntries(probabilities.map((probability, at) => [String(probability), answers[at]]));
}

function whenOf({ throughput, n, percentiles, byPeriod }: WhenInput & { readonly byPeriod?: number }): unknown {
  return named(forecastWhen(throughput, n, percentiles), (periods) => ({
    percentiles: byProbability(percentiles, periods),
    ...(byPeriod === undefined
      ? {}
      : { probabilityBy: named(releasedBy(throughput, n), (probabilities) => probabilities[byPeriod] ?? 1) }),
  }));
}

type HowManyInput = {
  readonly throughput: readonly number[];
  readonly periods: number;
  readonly confidence: readonly number[];
};

type FlowInput = { readonly from: number; readonly to: number; readonly items: readonly Partial<FlowTimes>[] };
const nothingYet: FlowTimes = { startedAt: null, deployedAt: null, releasedAt: null, droppedAt: null };

/** The mathematics of backlogs under the names of the answer files. */
export const backlogFunctions: Readonly<Record<string, AnswerFunction>> = {
  score: scoreOf,
  rank: rankOf,
  cd3_sequence: cd3SequenceOf,
  delayCost: ({ profile, t }: { profile: ProfileInput; t: number }) => delayCost(profileOf(profile), t),
  codOneWeek: ({ profile, leadTimes }: { profile: ProfileInput; leadTimes: readonly number[] }) =>
    costOfOneWeek(
      profileOf(profile),
      leadTimes.map((weeks) => ({ weeks, share: 1 })),
    ),
  optimalSequence: ({ items }: SequenceInput) =>
    optimalSequence(
      items.map(({ profile, dependsOn = [], ...item }) => ({ ...item, profile: profileOf(profile), needs: dependsOn })),
    ),
  rankStability: stabilityOf,
  kendallTau: ({ a, b }: { a: readonly number[]; b: readonly number[] }) => kendallTau(a, b),
  forecastWhen: whenOf,
  forecastHowMany: ({ throughput, periods, confidence }: HowManyInput) =>
    named(forecastHowMany(throughput, periods, confidence), (counts) => ({
      atLeast: byProbability(confidence, counts),
    })),
  mcWhen: ({ throughput, n, percentiles, seed, runs }: WhenInput & { seed: number; runs: number }) =>
    named(simulateWhen(throughput, n, percentiles, { runs, seed, growth: null }), ({ periods }) => ({
      percentiles: byProbability(percentiles, periods),
    })),
  littlesLaw: (input: { avgWip: number; throughput: number; observedCycleTime: number }) =>
    littlesLaw(input.avgWip, input.throughput, input.observedCycleTime),
  ageing: ({ cycleTimes, age }: { cycleTimes: readonly number[]; age: number }) => ageing(cycleTimes, age),
  flow: ({ items, from, to }: FlowInput) =>
    flow(
      items.map((times) => ({ ...nothingYet, ...times })),
      from,
      to,
    ),
};
