import { choiceOf, yesNoWords } from "./choice-words.ts";
import { distinctNames } from "./header.ts";
import type { Reading } from "./reading.ts";
import type { Sniffed } from "./sniff.ts";
import type { CardGuardrail } from "../domain/experiment-card.ts";

/** A further metric of a file: whether its harm is a share of the units, as far as the first records tell. */
export type WatchedMetric = { readonly name: string; readonly isShare: boolean };

type Stated = Pick<CardGuardrail, "harm" | "margin">;

const optionOf = (part: keyof Stated, metric: string) => `${part} of ${metric}`;

/** Which way of a further metric is harm and how much is tolerated, as a person stated it before the file is read; null where nobody did. */
export function statedHarm({ options }: Pick<Reading, "options">, metric: string): Stated {
  const [harm, margin] = [options[optionOf("harm", metric)], Number(options[optionOf("margin", metric)] ?? Number.NaN)];
  return { harm: harm === "more" || harm === "less" ? harm : null, margin: margin >= 0 ? margin : null };
}

/** The further metrics of which direction and margin were stated. */
export function harmsStated(reading: Pick<Reading, "options">): readonly (Stated & { readonly name: string })[] {
  const start = optionOf("harm", "");
  return Object.keys(reading.options)
    .filter((option) => option.startsWith(start))
    .map((option) => option.slice(start.length))
    .map((name) => ({ name, ...statedHarm(reading, name) }))
    .filter(({ harm, margin }) => harm !== null && margin !== null);
}

/** The options of a reading that state it. */
export function withHarm({ options }: Pick<Reading, "options">, metric: string, { harm, margin }: Stated) {
  const { [optionOf("harm", metric)]: _harm, [optionOf("margin", metric)]: _margin, ...others } = options;
  return {
    ...others,
    ...(harm === null ? {} : { [optionOf("harm", metric)]: harm }),
    ...(margin === null ? {} : { [optionOf("margin", metric)]: String(margin) }),
  };
}

/** The metrics beside the primary one that the first records of a file tell of: columns of their own, or rows. */
export function watchedMetrics({ header, sample }: Pick<Sniffed, "header" | "sample">, reading: Reading) {
  const { columns, format } = reading;
  const names = distinctNames(header);
  const at = (field: string) => names.indexOf(columns[field]?.[0] ?? "");
  const isShare = (column: string) =>
    sample.every((row) => {
      const cell = (row[names.indexOf(column)] ?? "").trim();
      return cell === "" || choiceOf(yesNoWords, cell) !== null;
    });
  const watched: WatchedMetric[] = (columns["guardrails"] ?? []).map((name) => ({
    name,
    isShare: format === "experimentArms" || isShare(name),
  }));
  if (format !== "experimentArms" || at("metric") < 0) return watched;
  const hasSpread = at("squares") >= 0 || at("deviation") >= 0;
  const primary = new Map<string, string>();
  const beside = new Set<string>();
  for (const row of sample) {
    const [experiment, metric] = [row[at("experiment")] ?? "", (row[at("metric")] ?? "").trim()];
    const role = row[at("role")] ?? "";
    if (role !== "guardrail" && !primary.has(experiment)) primary.set(experiment, metric);
    else if (metric !== primary.get(experiment) && metric !== "") beside.add(metric);
  }
  return [...watched, ...[...beside].map((name) => ({ name, isShare: !hasSpread }))];
}
