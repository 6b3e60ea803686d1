import type { ImportFormat } from "../domain/import-batch.ts";
import type { ExperimentRow, ResultSaid } from "../domain/import-rows.ts";
import type { Reading } from "../exchange/reading.ts";
import { harmsStated } from "../exchange/watched-metrics.ts";
import { count, counted, dayText, listed } from "./format.ts";

/** Whether a file brings in experiments or their results. */
export function isOfExperiments(format: ImportFormat): boolean {
  return format === "experimentArms" || format === "experimentUnits" || format === "experimentCards";
}

/** What is to be known of results that come from elsewhere. */
export const broughtInText =
  "Results of an experiment that runs here are added to it. Any other is brought in as history: its card was not locked here before the results came, so it suggests and does not confirm.";

/** That names of the file and of the card are the same. */
export const cardWordsText =
  "The card of this experiment calls them otherwise. Say which is which; what is left open stays out.";

/** What is asked about results that no column tells. */
export const resultLabels = {
  control: "The control",
  split: "Units were to be split",
  status: "Tests that are not known here",
  repeated: "A second row of one unit",
  repeatedArms: "A second row of one arm, metric and day",
  better: "Of the metric, better is",
} as const;

/** That the app looks for the control by its name. */
export const controlHint = "Empty: the arm that is called control, A, old, no or off, else the first by name.";

/** How units were to be split over the arms. */
export const splitWords = {
  equal: "Evenly, or as a column says: the split is checked",
  unknown: "Nobody knows: the split cannot be checked",
} as const;

/** Whether unknown tests are over. */
export const testStatusWords = { concluded: "Are over", running: "Still run elsewhere" } as const;

/** What is done with a second row of one unit. */
export const repeatedUnitWords = {
  stop: "Stop it: a unit counts once",
  first: "Count the first, leave the others out",
  add: "Add the rows of a unit together; of yes and no, one yes is enough",
} as const;

/** What is done with a second row of one arm. */
export const repeatedArmWords = { stop: "Stop it", add: "Add them together" } as const;

/** What is asked of units without a figure. */
export const blankLabel = "A unit whose metric is empty";

/** What an empty metric means. */
export const blankWords = { stop: "Stop the row: it is not known", zero: "Count it as 0" } as const;

/** Which direction of the metric is better. */
export const betterChoices = { more: "More", less: "Less" } as const;

/** What is asked of further metrics before their results are read. */
export const watchedWords = {
  title: "Further metrics",
  meaning:
    "Say which way is harm and how much of it is tolerated before you see the results. Left open, a metric is shown and decides nothing.",
  harm: "Harm",
  margin: "Margin",
  marginHint: "Left empty, it decides nothing.",
} as const;

/** That further metrics are watched. */
const guardrailsText = "Further metrics without a margin decide nothing";

/** Which way of a further metric is harm. */
export const harmChoices = { open: "Nobody said", more: "More of it", less: "Less of it" } as const;

/** What an import of results stated, as it is kept with the batch. */
export function experimentStatements({ format, options, columns }: Reading): readonly string[] {
  if (format === "experimentCards") return ["Names of people were left out"];
  const said: string[] = [];
  const control = options["control"] ?? "";
  said.push(control === "" ? "The control was found by its name" : `The control is '${control}'`);
  if (options["split"] === "unknown") said.push("How units were to be split is not known");
  if (options["better"] === "less") said.push("Less of the metric is better");
  if (options["repeated"] === "add") said.push("Repeated rows were added together");
  if (options["repeated"] === "first") said.push("Of repeated rows the first was counted");
  if (options["blank"] === "zero") said.push("An empty metric counts as 0");
  if (options["status"] === "running") said.push("Tests that were not known here still run");
  const harms = harmsStated({ options });
  for (const { name, harm, margin } of harms) {
    said.push(`${harm === "more" ? "More" : "Less"} of '${name}' is harm, ${margin} of it tolerated`);
  }
  if ((columns["guardrails"] ?? []).length > harms.length) said.push(guardrailsText);
  return said;
}

/** What a file says of an experiment: its metric, and the units of each arm. */
export function armsText({ card, results }: ExperimentRow): string {
  const units = new Map<string, number>();
  for (const { arm, metric, n } of results) {
    if (metric === card.metric.name) units.set(arm, (units.get(arm) ?? 0) + n);
  }
  const arms = card.arms.slice(0, 6).map(({ name }) => {
    const known = units.get(name);
    return known === undefined ? name : `${name} ${count(known)}`;
  });
  const more = card.arms.length > 6 ? [counted(card.arms.length - 6, "more arm", "more arms")] : [];
  const metric = card.metric.name === "" ? "" : `${card.metric.name}: `;
  return `${metric}${listed([...arms, ...more])}`;
}

/** The days that results are of; empty for a total. */
export function daysText(results: readonly Pick<ResultSaid, "day">[]): string {
  let [first, last] = ["", ""];
  for (const { day } of results) {
    if (day === null) continue;
    if (first === "" || day < first) first = day;
    if (day > last) last = day;
  }
  if (first === "") return "";
  return first === last ? dayText(first) : `${dayText(first)} – ${dayText(last)}`;
}
