import { betterWords, experimentStatusWords, type Choices } from "./choice-words.ts";
import type { Entry } from "./entry-cells.ts";
import type { Gathered, GatheredMetric } from "./experiment-gather.ts";
import type { Reading } from "./reading.ts";
import { statedHarm } from "./watched-metrics.ts";
import { experimentMethods, type Card } from "../domain/experiment-card.ts";

const alone = <C extends string>(names: readonly C[]) =>
  Object.fromEntries(names.map((name) => [name, []])) as unknown as Choices<C>;

const methods = alone(experimentMethods);
const scales = alone(["absolute", "relative"] as const);
const intervals = alone(["fixed", "sequential"] as const);
const purposes = alone(["change", "removal"] as const);
const roles = alone(["primary", "guardrail"] as const);
const splits = alone(["unknown"] as const);

type Own = Pick<Gathered, "own" | "card"> & Partial<Pick<Gathered, "status" | "purpose">>;

/** What a row of our own results says of its experiment beside them; nothing where its columns are not there. */
export function ownSaid(entry: Entry): Own {
  const [origin, winnowId] = [entry.name("origin"), entry.name("winnowId")];
  const status = entry.choice("status", experimentStatusWords);
  const purpose = entry.choice("purpose", purposes);
  return {
    own: { ...(origin === null ? {} : { origin }), ...(winnowId === null ? {} : { winnowId }) },
    ...(status === null || status === "draft" ? {} : { status }),
    ...(purpose === null ? {} : { purpose }),
    card: ownCard(entry),
  };
}

function ownCard(entry: Entry): Gathered["card"] {
  const method = entry.choice("method", methods);
  const scale = entry.choice("scale", scales);
  const interval = entry.choice("interval", intervals);
  const split = entry.choice("split", splits);
  const alpha = entry.number("alpha");
  const positive = (field: string) => {
    const value = entry.number(field);
    return value !== null && value <= 0 ? entry.refuse(field, "NOT_POSITIVE", "a number above 0") : value;
  };
  const [tuning, priorSd] = [positive("tuning"), positive("priorSd")];
  const endsOn = entry.text("endsOn");
  if (alpha !== null && !(alpha > 0 && alpha <= 0.5)) return entry.refuse("alpha", "OUT_OF_RANGE", "0 to 0.5");
  if (endsOn !== "" && !isDay(endsOn)) return entry.refuse("endsOn", "NOT_A_DATE", "a day such as 2025-08-31");
  const said: Partial<Card> = {
    ...(method === null ? {} : { method }),
    ...(scale === null ? {} : { scale }),
    ...(interval === null ? {} : { interval }),
    ...(split === null ? {} : { split }),
    ...(alpha === null ? {} : { alpha }),
    ...(tuning === null ? {} : { tuning }),
    ...(priorSd === null ? {} : { priorSd }),
    ...(endsOn === "" ? {} : { endsOn }),
  };
  return said;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

type Beside = { readonly name: string; readonly isBeside: boolean; readonly reading: Reading };

/** What a metric is watched for: as the row says, else as was stated; without its role every metric beside the first is watched. */
export function metricSaid(entry: Entry, { name, isBeside, reading }: Beside): Omit<GatheredMetric, "kind"> {
  const role = entry.choice("role", roles);
  const stated = statedHarm(reading, name);
  const harm = entry.choice("harm", betterWords) ?? stated.harm;
  const margin = entry.number("margin") ?? stated.margin;
  if (margin !== null && margin < 0) return entry.refuse("margin", "NEGATIVE", "a margin of 0 or more");
  return { isGuardrail: role === null ? isBeside : role === "guardrail", harm, margin };
}
