import { type Answer, refused } from "./answer.ts";

/** The rate at which flows are worth nothing today. `several` warns that other rates may do so as well. */
export type InternalRate = { readonly rate: number; readonly several: boolean };

/**
 * The internal rate of return for each period, the one nearest to 0 where several exist; NO_SIGN_CHANGE when flows do not
 * change sign, UNDEFINED when no rate above −100% exists.
 */
export function irr(flows: readonly number[]): Answer<InternalRate> {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  const changes = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
  if (changes === 0) return refused("NO_SIGN_CHANGE");
  // In log(1 + rate) all rates above −100% are equally easy to reach.
  const worth = (growth: number) => flows.reduceRight((later, flow) => flow + later * Math.exp(-growth), 0);
  const bracket = nearestBracket(worth);
  if (bracket === null) return refused("UNDEFINED");
  return { rate: Math.expm1(root(worth, bracket)) + 0, several: changes > 1 };
}

type Bracket = readonly [number, number];
type Curve = (growth: number) => number;

/** Steps outward from 0 in both directions until the curve changes sign. */
function nearestBracket(worth: Curve): Bracket | null {
  for (let step = 0; step < 3000; step += 1) {
    const up: Bracket = [step / 100, (step + 1) / 100];
    if (crosses(worth, up)) return up;
    const down: Bracket = [-(step + 1) / 100, -step / 100];
    if (crosses(worth, down)) return down;
  }
  return null;
}

function crosses(worth: Curve, [low, high]: Bracket): boolean {
  const below = worth(low);
  const above = worth(high);
  return Number.isFinite(below) && Number.isFinite(above) && below > 0 !== above > 0;
}

function root(worth: Curve, [low, high]: Bracket): number {
  const positiveBelow = worth(low) > 0;
  let [near, far] = [low, high];
  for (let middle = (near + far) / 2; middle > near && middle < far; middle = (near + far) / 2) {
    if (worth(middle) > 0 === positiveBelow) near = middle;
    else far = middle;
  }
  return far;
}
