import { type Answer, isRefused, type Refused, refused } from "./answer.ts";
import { type CaseInput, trialCase } from "./case-input.ts";
import { multilinear } from "./multilinear.ts";
import { mulberry32 } from "./prng.ts";
import { nearestRank } from "./quantile.ts";
import { caseNpv, type RetirementCase } from "./retirement-case.ts";
import { isRange, triangular } from "./triangular.ts";

/** The worth of a case over its ranges, with what is needed to draw the same again. */
export type Simulation = {
  readonly pPositive: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly mean: number;
  /** The most that knowing every input exactly would be worth. */
  readonly evpi: number;
  readonly draws: number;
  readonly seed: number;
  readonly algorithm: "mulberry32";
};

/** More inputs than this are put into the case draw by draw: a case has few. */
const mostVariables = 8;

type Stream = { readonly input: CaseInput; readonly set: (figure: number) => void; readonly next: () => number };

/**
 * Draws a case's inputs from their triangular ranges. An input's draws depend on the seed and its id only, so that cases
 * which share an input share its draws. OUT_OF_RANGE for a range out of order, MISSING for an input that stands nowhere.
 */
export function simulateCase(
  terms: RetirementCase,
  inputs: readonly CaseInput[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Answer<Simulation> {
  if (!Number.isInteger(draws) || draws < 1 || !inputs.every(isRange)) return refused("OUT_OF_RANGE");
  const trial = trialCase(terms);
  const streams: Stream[] = [];
  for (const input of inputs.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const set = trial.setterOf(input.places);
    if (set === null) return refused("MISSING");
    streams.push({ input, set, next: mulberry32(seed + fingerprint(input.id)) });
  }
  const outcomes = isLinearInEach(inputs)
    ? drawnQuickly(trial.terms, streams, draws)
    : drawn(trial.terms, streams, draws);
  return outcomes instanceof Float64Array ? summary(outcomes.sort(), seed) : outcomes;
}

function drawn(terms: RetirementCase, streams: readonly Stream[], draws: number): Float64Array | Refused {
  const outcomes = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    for (const { input, set, next } of streams) set(triangular(input, next()));
    const worth = caseNpv(terms);
    if (isRefused(worth)) return worth;
    outcomes[draw] = worth;
  }
  return outcomes;
}

/** Worth is linear in an amount, a share or a probability; not in the rate, nor in a figure that stands twice in a line. */
function isLinearInEach(inputs: readonly CaseInput[]): boolean {
  if (inputs.length > mostVariables) return false;
  return inputs.every(({ places }) => {
    const lines = places.map((place) => place.split(".").slice(0, -1).join("."));
    return lines.every((line) => line !== "") && new Set(lines).size === lines.length && places.every(isAmount);
  });
}

function isAmount(place: string): boolean {
  return /\.(amount|monthly|avoidableShare|retained|p|loss)$/.test(place);
}

/** The same draws, with the worth worked out once at every corner of the ranges instead of once a draw. */
function drawnQuickly(terms: RetirementCase, streams: readonly Stream[], draws: number): Float64Array | Refused {
  const corners: number[] = [];
  for (let corner = 0; corner < 2 ** streams.length; corner += 1) {
    streams.forEach(({ input, set }, at) => set((corner >> at) % 2 === 1 ? input.high : input.low));
    const worth = caseNpv(terms);
    if (isRefused(worth)) return worth;
    corners.push(worth);
  }
  const worthAt = multilinear(corners);
  const point = new Float64Array(streams.length);
  const outcomes = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    streams.forEach(({ input, next }, at) => {
      const width = input.high - input.low;
      const figure = triangular(input, next());
      point[at] = width === 0 ? 0 : (figure - input.low) / width;
    });
    outcomes[draw] = worthAt(point);
  }
  return outcomes;
}

function summary(sorted: Float64Array, seed: number): Answer<Simulation> {
  const p5 = nearestRank(sorted, 0.05);
  const p50 = nearestRank(sorted, 0.5);
  const p95 = nearestRank(sorted, 0.95);
  if (isRefused(p5) || isRefused(p50) || isRefused(p95)) return refused("NO_DATA");
  const draws = sorted.length;
  const mean = sorted.reduce((sum, worth) => sum + worth, 0) / draws;
  const gains = sorted.reduce((sum, worth) => sum + Math.max(0, worth), 0) / draws;
  const pPositive = sorted.reduce((count, worth) => count + (worth > 0 ? 1 : 0), 0) / draws;
  const evpi = Math.max(0, gains - Math.max(0, mean));
  return { pPositive, p5, p50, p95, mean: mean + 0, evpi, draws, seed, algorithm: "mulberry32" };
}

/** FNV-1a: a number that is as good as different for every id. */
function fingerprint(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
