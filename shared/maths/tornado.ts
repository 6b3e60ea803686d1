import { type Answer, isRefused, refused } from "./answer.ts";
import { trialCase } from "./case-input.ts";
import { caseNpv, type RetirementCase } from "./retirement-case.ts";

/** An input of a case and how far it may lie on either side. */
export type Span = {
  readonly id: string;
  readonly places: readonly string[];
  readonly low: number;
  readonly high: number;
};

/** How far one input moves the worth of a case while all others stand at their mode. */
export type Swing = {
  readonly id: string;
  readonly npvLow: number;
  readonly npvHigh: number;
  readonly swing: number;
  /** True when the worth changes sign between low and high. */
  readonly flips: boolean;
  /** The input's value at which it does (worth is linear in an input); null when it does not flip. */
  readonly threshold: number | null;
};

/** The inputs of a case, the one that moves its worth most first. MISSING when an input stands nowhere in the case. */
export function tornado(
  terms: RetirementCase,
  spans: readonly Span[],
): Answer<{ readonly base: number; readonly inputs: readonly Swing[] }> {
  const base = caseNpv(terms);
  if (isRefused(base)) return base;
  const inputs: Swing[] = [];
  for (const span of spans) {
    const swing = swingOf(terms, span);
    if (isRefused(swing)) return swing;
    inputs.push(swing);
  }
  return { base, inputs: inputs.sort((a, b) => b.swing - a.swing) };
}

function swingOf(terms: RetirementCase, { id, places, low, high }: Span): Answer<Swing> {
  const trial = trialCase(terms);
  const set = trial.setterOf(places);
  if (set === null) return refused("MISSING");
  set(low);
  const npvLow = caseNpv(trial.terms);
  set(high);
  const npvHigh = caseNpv(trial.terms);
  if (isRefused(npvLow) || isRefused(npvHigh)) return refused("OUT_OF_RANGE");
  const flips = npvLow > 0 !== npvHigh > 0;
  const threshold = flips ? low + ((high - low) * npvLow) / (npvLow - npvHigh) + 0 : null;
  return { id, npvLow, npvHigh, swing: Math.abs(npvHigh - npvLow), flips, threshold };
}
