import type { Estimates, Scale, Scoring, ScoringField } from "./scoring.ts";

const greatest = Number.MAX_SAFE_INTEGER;

const relative: Scale = { kind: "steps", steps: [1, 2, 3, 5, 8, 13, 20] };
const impact: Scale = { kind: "steps", steps: [3, 2, 1, 0.5, 0.25] };
const tenths: Scale = { kind: "span", low: 1, high: 10 };
const share: Scale = { kind: "span", low: 0, high: 1 };
const amount: Scale = { kind: "span", low: 0, high: greatest };
const money: Scale = { kind: "span", low: -greatest, high: greatest };

function above(id: string, scale: Scale): ScoringField {
  return { id, place: "above", weight: 1, scale };
}

function below(id: string, scale: Scale): ScoringField {
  return { id, place: "below", weight: 1, scale };
}

/**
 * The published ways to score (domain A.1): cost of delay (money a week) by remaining duration (weeks), SAFe's WSJF in
 * relative steps, Intercom's RICE (effort in person-months), Ellis's ICE as a product, and value by remaining cost.
 */
export const scorings = {
  cd3: { above: "product", fields: [above("costOfDelay", money), below("duration", amount)] },
  wsjf: {
    above: "sum",
    fields: [
      above("userBusinessValue", relative),
      above("timeCriticality", relative),
      above("riskReductionOpportunity", relative),
      below("jobSize", relative),
    ],
  },
  rice: {
    above: "product",
    fields: [above("reach", amount), above("impact", impact), above("confidence", share), below("effort", amount)],
  },
  ice: { above: "product", fields: [above("impact", tenths), above("confidence", tenths), above("ease", tenths)] },
  valueCost: { above: "product", fields: [above("value", money), below("cost", amount)] },
} as const satisfies Readonly<Record<string, Scoring>>;

/**
 * The WSJF fields that were estimated in a batch without anything counting as 1: their figures have no anchor, so the
 * batch should be estimated again.
 */
export function fieldsWithoutOne(batch: readonly Estimates[]): readonly string[] {
  return scorings.wsjf.fields.flatMap(({ id }) => {
    const known = batch.flatMap((estimates) => estimates[id] ?? []);
    return known.length > 0 && !known.includes(1) ? [id] : [];
  });
}
