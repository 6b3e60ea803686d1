import { field, type Field } from "./field.ts";
import type { ImportFormat } from "../domain/import-batch.ts";

/** What only our own export of results says beside the fields that a person matches. */
export const ownOfResults = [
  "origin",
  "place",
  "status",
  "purpose",
  "method",
  "role",
  "harm",
  "margin",
  "scale",
  "alpha",
  "interval",
  "tuning",
  "priorSd",
  "split",
  "endsOn",
] as const;

const experiment = field(
  "experiment",
  "name",
  "stated",
  "experiment name, test name, experiment id, test id, test, clickability test id",
);
const arm = field(
  "arm",
  "name",
  "needed",
  "variant, variation, group, version, treatment, condition, bucket, branch, cell, arm name, headline, package, ab group, test group, experiment group, exp group, landing page",
);
const guardrails = field("guardrails", "names", "optional", "");

type OfExperiments = Extract<ImportFormat, `experiment${string}`>;
type Shared = readonly [product: Field, externalId: Field, winnowId: Field];

/** The fields of experiments and their results, given those that every format shares. */
export function experimentFields([product, externalId, winnowId]: Shared): Readonly<
  Record<OfExperiments, readonly Field[]>
> {
  return {
    experimentArms: [
      experiment,
      product,
      arm,
      field(
        "n",
        "count",
        "needed",
        "units, users, participants, visitors, impressions, exposures, sample size, players, people, customers, sessions, trials, views, sample",
      ),
      field(
        "sum",
        "amount",
        "optional",
        "conversions, clicks, successes, converted, orders, purchases, signups, sign ups, events, conversion, total",
      ),
      field("mean", "amount", "optional", "average, avg, rate, conversion rate, ctr, click rate, mean value"),
      field("deviation", "amount", "optional", "sd, standard deviation, std, stddev, std dev"),
      field("squares", "amount", "optional", "sum of squares, sum squares, sumsq"),
      field("metric", "name", "optional", "metric name, measure, goal, outcome"),
      guardrails,
      field("day", "time", "optional", "date"),
      field("period", "choice", "optional", "before or after"),
      field("weight", "amount", "optional", "planned share, allocation, traffic split"),
      field("kind", "choice", "optional", "metric kind"),
      field("better", "choice", "optional", ""),
      field("worthwhile", "amount", "optional", "worthwhile effect"),
      field("denominator", "amount", "optional", ""),
      field("denominatorSquares", "amount", "optional", ""),
      field("products", "amount", "optional", ""),
      field("past", "amount", "optional", ""),
      field("pastSquares", "amount", "optional", ""),
      field("pastProducts", "amount", "optional", ""),
      externalId,
      ...ownOfResults.map((id) => field(id, "text", "optional", "")),
      winnowId,
    ],
    experimentUnits: [
      arm,
      field(
        "metric",
        "amount",
        "needed",
        "converted, conversion, clicked, purchased, retained, outcome, revenue, value",
      ),
      experiment,
      product,
      field(
        "unit",
        "name",
        "optional",
        "user id, userid, user, player, player id, visitor, visitor id, account, customer, customer id, session, session id, distinct id, id",
      ),
      guardrails,
      field("past", "amount", "optional", "before, before the test, past, pre, pre period, covariate"),
      field("day", "time", "optional", "date, timestamp, time, datetime, exposed at, created at, first seen"),
    ],
    experimentCards: [
      field("title", "name", "needed", "name, experiment"),
      product,
      externalId,
      field("hypothesis", "text", "optional", ""),
      field("description", "text", "optional", "notes"),
      field("status", "choice", "optional", "state"),
      field("arms", "names", "optional", "variations, variants"),
      field("weights", "names", "optional", "traffic split"),
      field("metric", "name", "optional", "goal metric"),
      guardrails,
      field("from", "time", "optional", "date started, started"),
      field("to", "time", "optional", "date ended, ended"),
      field("conclusions", "text", "optional", "results, conclusion"),
      field("origin", "text", "optional", ""),
    ],
  };
}
