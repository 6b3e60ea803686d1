import { type Answer, refused } from "./answer.ts";

const parts = ["usage", "netCost", "trend", "technical", "incidents"] as const;

/** A component of the score that orders attention. */
export type ScorePart = (typeof parts)[number];

/** How much each component speaks for retiring, from 0 to 1; null when it is not known. */
export type ScoreComponents = { readonly [part in ScorePart]: number | null };

/** The score from 0 to 100, and where it would lie if what is missing spoke wholly against or for retiring. */
export type RetireScore = {
  readonly score: number;
  readonly low: number;
  readonly high: number;
  /** Points that each component adds to the score; null when it is not known. */
  readonly contributions: ScoreComponents;
};

/** What the components are worked out from; null is not known (domain E.4). */
export type ScoreFacts = {
  /** The upper bound of use, and the bound at which use no longer counts as rare. */
  readonly upperUse: number | null;
  readonly rareUse: number;
  readonly avoidableCost: number | null;
  readonly value: number | null;
  readonly trend: "down" | "flat" | "up" | null;
  /** How sound it is technically, from 0 to 1. */
  readonly technical: number | null;
  readonly incidentShare: number | null;
  readonly useShare: number | null;
};

/** The components of the score, each from 0 to 1 or null; no avoidable cost or no use leaves its component unknown. */
export function scoreComponents(facts: ScoreFacts): ScoreComponents {
  const { upperUse, rareUse, avoidableCost, value, trend, technical, incidentShare, useShare } = facts;
  return {
    usage: upperUse === null || !(rareUse > 0) ? null : 1 - Math.min(1, upperUse / rareUse),
    netCost: avoidableCost === null || value === null || !(avoidableCost > 0) ? null : clamp(1 - value / avoidableCost),
    trend: trend === null ? null : { down: 1, flat: 0.5, up: 0 }[trend],
    technical: technical === null ? null : clamp(1 - technical),
    incidents:
      incidentShare === null || useShare === null || !(useShare > 0) ? null : clamp(incidentShare / useShare / 3),
  };
}

/** The weighted mean of the known components with its interval; NO_DATA when none is known. It never decides. */
export function retireScore(
  components: ScoreComponents,
  weights: { readonly [part in ScorePart]: number },
): Answer<RetireScore> {
  const knownParts = parts.filter((part) => components[part] !== null);
  const sum = (chosen: readonly ScorePart[]) => chosen.reduce((total, part) => total + weights[part], 0);
  const known = sum(knownParts);
  const all = sum(parts);
  if (!(known > 0)) return refused("NO_DATA");
  const points = knownParts.reduce((total, part) => total + weights[part] * (components[part] ?? 0), 0);
  const contribution = (part: ScorePart) => {
    const component = components[part];
    return component === null ? null : (100 * weights[part] * component) / known;
  };
  return {
    score: (100 * points) / known,
    low: (100 * points) / all,
    high: (100 * (points + all - known)) / all,
    contributions: {
      usage: contribution("usage"),
      netCost: contribution("netCost"),
      trend: contribution("trend"),
      technical: contribution("technical"),
      incidents: contribution("incidents"),
    },
  };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share)) + 0;
}
