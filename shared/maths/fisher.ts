import { type Answer, refused } from "./answer.ts";
import { type Proportion, proportionRefusal } from "./proportion.ts";

/**
 * Fisher's exact test that two proportions are the same, p two-sided: all outcomes no likelier than the observed one. Counts
 * are whole numbers, else OUT_OF_RANGE; NO_DATA without units (Fisher 1922).
 */
export function fisher(control: Proportion, treatment: Proportion): Answer<{ readonly p: number }> {
  const refusal = proportionRefusal([control, treatment]);
  if (refusal !== null) return refusal;
  if (![control.x, control.n, treatment.x, treatment.n].every(Number.isSafeInteger)) return refused("OUT_OF_RANGE");
  const successes = control.x + treatment.x;
  const failures = control.n + treatment.n - successes;
  const fewest = Math.max(0, control.n - failures);
  const most = Math.min(control.n, successes);
  const middle = Math.floor(((control.n + 1) * (successes + 1)) / (control.n + treatment.n + 2));
  const mode = Math.min(most, Math.max(fewest, middle));
  /** How much likelier x + 1 successes of the control are than x. */
  const growth = (x: number) => ((control.n - x) * (successes - x)) / ((x + 1) * (failures - control.n + x + 1));
  const observed = likelihood(control.x, mode, growth);
  let all = 0;
  let unlikely = 0;
  const count = (weight: number) => {
    all += weight;
    if (weight <= observed * (1 + 1e-7)) unlikely += weight;
  };
  for (let x = mode, weight = 1; x <= most && weight > 0; weight *= growth(x), x += 1) count(weight);
  for (let x = mode - 1, weight = 1; x >= fewest; x -= 1) {
    weight /= growth(x);
    if (weight === 0) break;
    count(weight);
  }
  return { p: Math.min(1, unlikely / all) };
}

/** How likely an outcome is against the likeliest one. */
function likelihood(x: number, mode: number, growth: (x: number) => number): number {
  let weight = 1;
  for (let at = mode; at < x && weight > 0; at += 1) weight *= growth(at);
  for (let at = mode; at > x && weight > 0; at -= 1) weight /= growth(at - 1);
  return weight;
}
