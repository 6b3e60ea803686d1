import { signatureOf, writeCsv, type Cell } from "./csv-write.ts";
import type { Experiment, Observation } from "../domain/experiment.ts";
import { find } from "../domain/change.ts";
import type { Portfolio } from "../domain/portfolio.ts";

/** The columns of our own results: a row for each arm, metric, day and period. */
const columns = [
  "experiment",
  "product",
  "arm",
  "place",
  "weight",
  "metric",
  "role",
  "kind",
  "day",
  "period",
  "n",
  "sum",
  "squares",
  "denominator",
  "denominatorSquares",
  "products",
  "past",
  "pastSquares",
  "pastProducts",
  "better",
  "worthwhile",
  "scale",
  "alpha",
  "interval",
  "tuning",
  "priorSd",
  "harm",
  "margin",
  "method",
  "purpose",
  "status",
  "split",
  "endsOn",
  "origin",
  "externalId",
  "winnowId",
] as const;

type Column = (typeof columns)[number];

/** One result of ours by the names of its columns; what is not said is null. */
export type OwnResult = Readonly<Record<Column, string | number | null>>;

/** The results of an experiment in the columns that are read back without a question. */
export function ownResults(portfolio: Portfolio, experiment: Experiment): readonly OwnResult[] {
  const { card, productId, status, purpose, title, id, source = null, externalId = id } = experiment;
  const { worthwhile, scale, alpha, interval, tuning, priorSd, method, endsOn, split = null } = card;
  const product = find(portfolio, "products", productId)?.name ?? "";
  return experiment.observations.map((result) => ({
    experiment: title,
    product,
    ...armOf(experiment, result),
    ...metricOf(experiment, result),
    day: result.day,
    period: result.period,
    n: result.n,
    sum: result.sum,
    denominator: result.denominator?.sum ?? null,
    denominatorSquares: result.denominator?.squares ?? null,
    products: result.denominator?.products ?? null,
    past: result.past?.sum ?? null,
    pastSquares: result.past?.squares ?? null,
    pastProducts: result.past?.products ?? null,
    better: card.metric.better,
    worthwhile,
    scale,
    alpha,
    interval,
    tuning,
    priorSd,
    method,
    purpose,
    status,
    split,
    endsOn,
    origin: source,
    externalId,
    winnowId: id,
  }));
}

function armOf({ card }: Experiment, { arm }: Observation): Pick<OwnResult, "arm" | "place" | "weight"> {
  const { name = "", weight = 0 } = card.arms[arm] ?? {};
  return { arm: name, place: arm, weight };
}

function metricOf(
  { card }: Experiment,
  { guardrail, squares }: Observation,
): Pick<OwnResult, "metric" | "role" | "kind" | "squares" | "harm" | "margin"> {
  const watched = card.guardrails.find(({ name }) => name === guardrail);
  const { kind } = watched ?? card.metric;
  return {
    metric: guardrail ?? card.metric.name,
    role: guardrail === null ? "primary" : "guardrail",
    kind,
    squares: kind === "proportion" ? null : squares,
    harm: watched?.harm ?? null,
    margin: watched?.margin ?? null,
  };
}

const textual: ReadonlySet<Column> = new Set(["experiment", "product", "arm", "metric", "origin", "externalId"]);

/** The results of experiments as our own CSV, piece by piece; brought in again they are the same results. */
export function* resultsCsv(portfolio: Portfolio, experiments: readonly Experiment[]): Generator<string> {
  yield writeCsv([[signatureOf("experiments")], [...columns]]);
  for (const experiment of experiments) {
    yield writeCsv(ownResults(portfolio, experiment).map((result) => columns.map((column) => cellOf(result, column))));
  }
}

function cellOf(result: OwnResult, column: Column): Cell {
  const value = result[column];
  if (value === null || value === "" || textual.has(column)) return value === "" ? null : value;
  return { digits: String(value) };
}
