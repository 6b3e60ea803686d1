import type { ExperimentCode } from "../domain/experiment-verdict.ts";
import type { DecisionKind } from "../domain/experiment.ts";
import type { FigureExperiment } from "../domain/proposal-experiments.ts";
import type { ProposalFigures } from "../domain/proposal-figures.ts";
import { effectRange, effectText, worthwhileText } from "../words/effects.ts";
import { decisionWords, experimentCodeWords, experimentVerdictWords } from "../words/experiments.ts";
import { tableOr, textColumn, type DocumentBlock, type DocumentTable } from "./proposal-blocks.ts";
import { utcText } from "./proposal-cells.ts";

/** The experiments on the subject: what each tested, the effect with its interval, the verdict and the decision. */
export function experimentsTable({ experiments = [] }: ProposalFigures): DocumentTable {
  return {
    kind: "table",
    name: "experiments",
    caption: "Experiments",
    columns: [
      textColumn("Experiment"),
      textColumn("What it did"),
      textColumn("Metric"),
      textColumn("Effect"),
      textColumn("Interval"),
      textColumn("Needed"),
      textColumn("Verdict"),
      textColumn("Decision"),
    ],
    rows: experiments.map((experiment) => {
      const { title, purpose, measured, effect, decision } = experiment;
      return [
        title,
        purpose === "removal" ? "Hid it for some" : "Tried a change",
        measured.metric.name,
        effect === null ? null : effectText(measured, effect.estimate),
        effect === null ? null : effectRange(measured, effect.low, effect.high),
        worthwhileText(measured, purpose),
        verdictText(experiment),
        decision === null ? "None yet" : decisionWords[decision as DecisionKind].name,
      ];
    }),
    total: null,
  };
}

function verdictText({ verdict, code, lockedAt, concludedAt, exploratory }: FigureExperiment): string {
  if (verdict === null || concludedAt === null) return lockedAt === null ? "Runs" : `Runs since ${utcText(lockedAt)}`;
  const doubt = exploratory ? " Exploratory: the card was changed after results could be seen." : "";
  return `${experimentVerdictWords[verdict]} (${utcText(concludedAt)}). ${experimentCodeWords((code ?? "") as ExperimentCode)}${doubt}`;
}

/** The table of experiments, or a sentence why there is none. */
export function experimentsBlock(figures: ProposalFigures): DocumentBlock {
  return tableOr(
    experimentsTable(figures),
    figures.experiments === undefined
      ? "Experiments were not recorded when these figures were frozen."
      : "No experiment on it was started.",
  );
}
