import type { ExperimentCode } from "../domain/experiment-verdict.ts";
import type { Experiment } from "../domain/experiment.ts";
import { effectRange, effectText } from "./effects.ts";
import { experimentCodeWords } from "./experiments.ts";

/** What a concluded experiment showed, as the middle of a learning: the effect with its interval, and what the rule says of it. */
export function observedText({ card, verdict }: Pick<Experiment, "card" | "verdict">): string {
  if (verdict === null) return "";
  const said = experimentCodeWords(verdict.code as ExperimentCode);
  if (verdict.effect === null) return said;
  const { estimate, low, high } = verdict.effect;
  const name = card.metric.name.trim();
  const metric = name === "" ? "" : `${name.charAt(0).toUpperCase()}${name.slice(1)}: `;
  return `${metric}${effectText(card, estimate)} (${effectRange(card, low, high)}). ${said}`;
}
