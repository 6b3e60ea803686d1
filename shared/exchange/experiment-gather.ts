import { folded } from "./cells.ts";
import type { Reading } from "./reading.ts";
import type { Card, CardGuardrail } from "../domain/experiment-card.ts";
import { pastOf } from "../domain/experiment-figures.ts";
import type { Experiment } from "../domain/experiment.ts";
import { placeOf, type ExperimentRow, type Place, type ResultSaid } from "../domain/import-rows.ts";
import type { Id } from "../domain/ids.ts";

/** An arm of the results; null for what no row says. */
export type GatheredArm = { readonly weight: number | null; readonly place: number | null };

/** A metric of the results: how it is counted, and what it is watched for where rows say so. */
export type GatheredMetric = Pick<CardGuardrail, "kind" | "harm" | "margin"> & { readonly isGuardrail: boolean };

/** An experiment as the rows of a file tell of it, in the making. */
export type Gathered = {
  readonly place: Place;
  readonly product: string;
  readonly externalId: string;
  readonly title: string;
  /** The source and id that only our own exports say. */
  readonly own: { readonly origin?: string; readonly winnowId?: Id };
  readonly status: Experiment["status"];
  readonly purpose: Experiment["purpose"];
  readonly better: Card["metric"]["better"];
  /** What else the rows say of the card. */
  readonly card: Partial<Omit<Card, "arms" | "metric" | "guardrails">>;
  /** The arms with their planned weight and their place on the card, where a row says it. */
  readonly arms: Map<string, GatheredArm>;
  /** The metrics in the order of meeting; the first that is no guardrail is the primary one. */
  readonly metrics: Map<string, GatheredMetric>;
  readonly results: Map<string, ResultSaid>;
};

/** The place of a result in its experiment: one row for each arm, metric, day and period. */
export function resultKey({ arm, metric, day, period }: Pick<ResultSaid, "arm" | "metric" | "day" | "period">): string {
  return JSON.stringify([arm, metric, day, period]);
}

/** Two results of one place added together. */
export function addedResult(one: ResultSaid, other: ResultSaid): ResultSaid {
  const { denominator: a } = one;
  const { denominator: b } = other;
  const denominator =
    a === null || b === null
      ? (a ?? b)
      : { sum: a.sum + b.sum, squares: a.squares + b.squares, products: a.products + b.products };
  const past = pastOf(one, other);
  const { past: _, ...rest } = one;
  return {
    ...rest,
    ...(past === undefined ? {} : { past }),
    n: one.n + other.n,
    sum: one.sum + other.sum,
    squares: one.squares + other.squares,
    denominator,
  };
}

const controlWords = [
  "control",
  "control group",
  "controls",
  "baseline",
  "original",
  "a",
  "old",
  "old page",
  "old_page",
  "off",
  "no",
  "false",
  "0",
  "ctrl",
  "placebo",
  "holdout",
  "kontrolle",
  "kontrollgruppe",
  "nein",
];

const byName = new Intl.Collator("en", { numeric: true });

/**
 * The arms in their order, whatever the order of the rows: by the place that rows say, else the control that was stated or
 * bears a usual name before the others by name.
 */
function armsInOrder(arms: ReadonlyMap<string, GatheredArm>, stated: string): readonly string[] {
  const sorted = [...arms.keys()].sort((one, other) => byName.compare(one, other) || (one < other ? -1 : 1));
  const placeOfArm = (name: string) => arms.get(name)?.place ?? null;
  if (stated === "" && sorted.every((name) => placeOfArm(name) !== null)) {
    return sorted.sort((one, other) => (placeOfArm(one) ?? 0) - (placeOfArm(other) ?? 0));
  }
  const asStated = sorted.find((name) => folded(name) === folded(stated));
  const byWord = controlWords.map((word) => sorted.find((name) => folded(name) === word));
  const control = asStated ?? byWord.find((name) => name !== undefined) ?? sorted[0];
  return control === undefined ? [] : [control, ...sorted.filter((name) => name !== control)];
}

/** An experiment of a file as a row that can be planned. */
export function experimentRow(gathered: Gathered, reading: Reading): ExperimentRow {
  const { own, status, better, purpose } = gathered;
  const arms = armsInOrder(gathered.arms, reading.options["control"] ?? "");
  const metrics = [...gathered.metrics].map(([name, metric]) => ({ name, ...metric }));
  const primary = metrics.find(({ isGuardrail }) => !isGuardrail) ?? metrics[0];
  const results = [...gathered.results.values()].sort(inOrder);
  const weightOf = (name: string) => gathered.arms.get(name)?.weight ?? null;
  const isEven = arms.every((name) => weightOf(name) === null);
  const days = results.flatMap(({ day }) => day ?? []).sort();
  const lastDay = days.at(-1);
  const card = {
    arms: arms.map((name) => ({ name, weight: isEven ? 1 : (weightOf(name) ?? 0) })),
    metric: { name: primary?.name ?? "", kind: primary?.kind ?? ("proportion" as const), better, unit: "units" },
    guardrails: metrics
      .filter((metric) => metric !== primary)
      .map(({ name, kind, harm, margin }) => ({ name, kind, harm, margin })),
    ...(reading.options["split"] === "unknown" && isEven ? { split: "unknown" as const } : {}),
    ...(status === "concluded" && lastDay !== undefined ? { endsOn: lastDay } : {}),
    ...methodOf(results, arms.length),
    ...gathered.card,
  };
  return {
    ...placeOf(gathered.place),
    product: gathered.product,
    externalId: gathered.externalId,
    ...(own.origin === undefined ? {} : { origin: own.origin }),
    ...(own.winnowId === undefined ? {} : { winnowId: own.winnowId }),
    title: gathered.title,
    status,
    purpose,
    card,
    results,
  };
}

/** Results of before and after are read as changes; those of one group alone against the time before. */
function methodOf(results: readonly ResultSaid[], arms: number): Partial<Pick<Card, "method">> {
  if (results.every(({ period }) => period === null)) return {};
  return { method: arms > 1 ? "did" : "beforeAfter" };
}

function inOrder(one: ResultSaid, other: ResultSaid): number {
  const [a, b] = [resultKey(one), resultKey(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
