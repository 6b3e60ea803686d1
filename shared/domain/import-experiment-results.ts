import { readingOf, type Card } from "./experiment-card.ts";
import type { Observation } from "./experiment.ts";
import { shapeOf } from "./import-names.ts";
import type { ExperimentRow, ResultSaid, StopReason } from "./import-rows.ts";

/** The results of a file under the places of a card's arms and metrics, or why they do not fit it. */
export function observationsOf(said: ExperimentRow, card: Card): readonly Observation[] | StopReason {
  const arms = new Map(card.arms.map(({ name }, place) => [shapeOf(name), place]));
  const observations: Observation[] = [];
  for (const { arm: name, metric, ...figures } of said.results) {
    const arm = arms.get(shapeOf(name));
    if (arm === undefined) {
      const expected = `one of ${card.arms.map((known) => known.name).join(", ")}`;
      const remedy = "Say which arm of the card is meant, or amend the card.";
      return { code: "UNKNOWN_ARM", column: "arm", found: name, expected, remedy };
    }
    const meant = metricOf(metric, said, card);
    if (meant === null) {
      const expected = `one of ${[card.metric, ...card.guardrails].map((known) => known.name).join(", ")}`;
      const remedy = "Say which metric of the card is meant, or amend the card.";
      return { code: "UNKNOWN_METRIC", column: "metric", found: metric, expected, remedy };
    }
    const misfit = periodReason(figures.period, card);
    if (misfit !== null) return misfit;
    const fitting = fittedTo(meant.kind, kindSaid(said, metric), figures);
    if (fitting === null) {
      const remedy = "Choose the columns that the card's metric is counted by.";
      return { code: "OTHER_KIND", column: "metric", found: metric, expected: `results of a ${meant.kind}`, remedy };
    }
    observations.push({ ...fitting, arm, guardrail: meant.guardrail });
  }
  return observations.toSorted(inOrder);
}

/** Before and after are told apart by the methods that compare them, and by no other. */
function periodReason(period: ResultSaid["period"], { method }: Card): StopReason | null {
  const isCompared = ["did", "beforeAfter"].includes(readingOf(method));
  if (isCompared === (period !== null)) return null;
  const expected = isCompared
    ? "before or after, as the card's method compares them"
    : "no before and after on this card";
  const remedy = "Choose the column that says it, or leave it out.";
  return { code: "OTHER_METHOD", column: "period", found: period ?? "", expected, remedy };
}

type Meant = { readonly guardrail: string | null; readonly kind: Card["metric"]["kind"] };

/** The metric of the card that a name means; the first of a file without the card's own is the primary one. */
function metricOf(name: string, said: ExperimentRow, card: Card): Meant | null {
  const primary: Meant = { guardrail: null, kind: card.metric.kind };
  if (shapeOf(name) === shapeOf(card.metric.name)) return primary;
  const guardrail = card.guardrails.find((known) => shapeOf(known.name) === shapeOf(name));
  if (guardrail !== undefined) return { guardrail: guardrail.name, kind: guardrail.kind };
  const isSaid = said.results.some(({ metric }) => shapeOf(metric) === shapeOf(card.metric.name));
  return !isSaid && name === said.card.metric.name ? primary : null;
}

function kindSaid({ card }: ExperimentRow, metric: string): Card["metric"]["kind"] {
  const guardrail = card.guardrails.find(({ name }) => name === metric);
  return (metric === card.metric.name ? card.metric : (guardrail ?? card.metric)).kind;
}

type Figures = Omit<ResultSaid, "arm" | "metric">;

/** Figures as a metric of a kind counts them: successes are ones, whose squares are themselves; null where they do not fit. */
function fittedTo(kind: Meant["kind"], said: Meant["kind"], figures: Figures): Figures | null {
  if (kind === said) return figures;
  return kind === "mean" && said === "proportion" ? { ...figures, squares: figures.sum } : null;
}

/** What tells one result of an experiment from the others: its day, arm, metric and period. */
export function placeOfResult({ day, arm, guardrail, period }: Observation): string {
  return JSON.stringify([day, arm, guardrail, period]);
}

function inOrder(one: Observation, other: Observation): number {
  const key = ({ day, period, arm, guardrail }: Observation) =>
    [day ?? "", period ?? "", String(arm).padStart(6, "0"), guardrail ?? ""].join("\0");
  return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
}

/** Results with those of a file in the places of the ones they replace, the others behind. */
export function mergedResults(held: readonly Observation[], told: readonly Observation[]): readonly Observation[] {
  const waiting = new Map(told.map((one) => [placeOfResult(one), one]));
  const kept = held.map((one) => {
    const place = placeOfResult(one);
    const said = waiting.get(place);
    waiting.delete(place);
    return said ?? one;
  });
  return [...kept, ...waiting.values()];
}

/** Why results cannot stand together: those by day and a total of the same would count twice; null when they can. */
export function countedTwice(observations: readonly Observation[], { title }: ExperimentRow): StopReason | null {
  const metrics = new Set(observations.map(({ guardrail }) => guardrail));
  for (const metric of metrics) {
    const days = observations.filter(({ guardrail }) => guardrail === metric).map(({ day }) => day !== null);
    if (!days.includes(true) || !days.includes(false)) continue;
    const remedy = "Bring in results by day, or take the total out: both together count twice.";
    return { code: "DAYS_AND_TOTAL", column: "day", found: title, expected: "either days or one total", remedy };
  }
  return null;
}

/** The units counted by the primary metric, of all arms and days. */
export function unitsIn(observations: readonly Observation[]): number {
  return observations.reduce((sum, { guardrail, n }) => (guardrail === null ? sum + n : sum), 0);
}
