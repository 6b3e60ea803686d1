import { readableEffect } from "../domain/experiment-board.ts";
import type { Card } from "../domain/experiment-card.ts";
import type { ExperimentCode } from "../domain/experiment-verdict.ts";
import type { Experiment } from "../domain/experiment.ts";
import { effectRange, effectText } from "./effects.ts";
import { beliefText } from "./experiment-board.ts";
import { gainText } from "./experiment-result.ts";
import { experimentCodeWords } from "./experiments.ts";

/** What was believed, as the beginning of a learning: the belief on the card without its opening words. */
export function believedText(card: Pick<Card, "belief">): string {
  const said = beliefText(card).replace(/^We believe that /, "");
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** What a concluded experiment showed, as the middle of a learning: the effect with its interval where it may be read, and what the rule says of it. */
export function observedText(experiment: Pick<Experiment, "card" | "verdict">): string {
  const { card, verdict } = experiment;
  if (verdict === null) return "";
  const said = experimentCodeWords(verdict.code as ExperimentCode);
  const { effect } = readableEffect(experiment);
  if (effect === null) return said;
  const { estimate, low, high } = effect;
  const name = card.metric.name.trim() === "" ? "" : gainText(card);
  const metric = name === "" ? "" : `${name.charAt(0).toUpperCase()}${name.slice(1)}: `;
  return `${metric}${effectText(card, estimate)} (${effectRange(card, low, high)}). ${said}`;
}
