import { writeCsv, type Cell } from "./csv-write.ts";
import { ownResults } from "./experiment-results.ts";
import { experimentVerdict, type ExperimentReading } from "../domain/experiment-verdict.ts";
import { readableEffect } from "../domain/experiment-board.ts";
import { unitsOf } from "../domain/experiment-figures.ts";
import { isAgainstVerdict, isExploratory, type Experiment } from "../domain/experiment.ts";
import { find } from "../domain/change.ts";
import { settingsOf, type Portfolio } from "../domain/portfolio.ts";
import { cardColumnWords, experimentStatusNames } from "../words/experiment-export.ts";
import { decisionWords, experimentCodeWords, experimentVerdictWords, methodWords } from "../words/experiments.ts";

type Effect = { readonly arm: number; readonly estimate: number; readonly low: number; readonly high: number };

/** The verdict and effect that are told: as they were frozen, else as the rule reads what there is on a day. */
export type Told = Pick<ExperimentReading, "verdict" | "code"> & { readonly effect: Effect | null };

/**
 * What is told of an experiment on a day (UTC): the frozen verdict of one that is concluded, its effect where it may be read; nothing of a draft, and of one
 * that runs its verdict only, since an effect that is read early finds wins that are not there.
 */
export function toldOf(portfolio: Portfolio, experiment: Experiment, today: string): Told | null {
  const { verdict, status } = experiment;
  if (verdict !== null) {
    const { effect } = readableEffect(experiment);
    return { verdict: verdict.verdict, code: verdict.code as Told["code"], effect };
  }
  if (status === "draft") return null;
  const { verdict: said, code } = experimentVerdict(portfolio, experiment, today);
  return { verdict: said, code, effect: null };
}

type CardColumn = keyof typeof cardColumnWords;

/** Cards as CSV, a row for each experiment with its verdict, effect and decision, piece by piece; text is guarded. */
export function* cardsCsv(portfolio: Portfolio, experiments: readonly Experiment[], today: string): Generator<string> {
  const columns = Object.keys(cardColumnWords) as CardColumn[];
  yield writeCsv([columns.map((column) => cardColumnWords[column])]);
  for (let at = 0; at < experiments.length; at += 200) {
    const rows = experiments.slice(at, at + 200).map((experiment) => {
      const cells = cardCells(portfolio, experiment, today);
      return columns.map((column) => cells[column]);
    });
    yield writeCsv(rows);
  }
}

function cardCells(portfolio: Portfolio, experiment: Experiment, today: string): Readonly<Record<CardColumn, Cell>> {
  const { card, lock, decision } = experiment;
  const told = toldOf(portfolio, experiment, today);
  const effect = told?.effect ?? null;
  const sum = unitsOf(experiment).reduce((all, units) => all + units, 0);
  return {
    experiment: experiment.title,
    product: find(portfolio, "products", experiment.productId)?.name ?? null,
    status: experimentStatusNames[experiment.status],
    ...card.belief,
    assumption: card.assumption,
    method: methodWords[card.method].name,
    metric: card.metric.name,
    scale: card.scale,
    worthwhile: card.worthwhile,
    interval: card.interval,
    alpha: card.alpha,
    endsOn: day(card.endsOn),
    decisionOn: day(card.decisionOn),
    owner: card.owner,
    startedOn: lock === null ? null : day(new Date(lock.at).toISOString().slice(0, 10)),
    hash: lock?.hash ?? null,
    units: sum === 0 ? null : sum,
    arm: effect === null ? null : (card.arms[effect.arm]?.name ?? null),
    estimate: effect?.estimate ?? null,
    low: effect?.low ?? null,
    high: effect?.high ?? null,
    verdict: told === null ? null : experimentVerdictWords[told.verdict],
    why: told === null ? null : experimentCodeWords(told.code),
    exploratory: isExploratory(experiment) ? "yes" : "no",
    decision: decision === null ? null : decisionWords[decision.decision].name,
    decidedBy: decision?.names ?? null,
    reason: decision?.reason ?? null,
    against: decision === null ? null : isAgainstVerdict(experiment) ? "yes" : "no",
    winnowId: experiment.id,
  };
}

function day(date: string | null): Cell {
  return date === null ? null : { digits: date };
}

/**
 * Experiments as JSON, one a line, piece by piece: the records as they are kept, with the name of the product and, under
 * "results", the columns of our own CSV. Money is in minor units of the currency named above them.
 */
export function* experimentsJson(portfolio: Portfolio, experiments: readonly Experiment[]): Generator<string> {
  const head = { winnow: "experiments", version: 1, currency: settingsOf(portfolio).currency };
  yield `${JSON.stringify(head).slice(0, -1)},"experiments":[`;
  for (const [at, experiment] of experiments.entries()) {
    const { observations: _, ...record } = experiment;
    const product = find(portfolio, "products", experiment.productId)?.name ?? "";
    yield `${at === 0 ? "" : ","}\n${JSON.stringify({ ...record, product, results: ownResults(portfolio, experiment) })}`;
  }
  yield "\n]}\n";
}
