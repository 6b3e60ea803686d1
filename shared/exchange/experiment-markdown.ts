import { blockMarkdown, escapeMarkdown } from "./document-markdown.ts";
import { facts, list, numberColumn, paragraph, tableOr, textColumn } from "./proposal-blocks.ts";
import type { DocumentBlock, Term } from "./proposal-blocks.ts";
import { countCell, utcText } from "./proposal-cells.ts";
import { toldOf, type Told } from "./experiment-write.ts";
import { isRefused } from "../maths/answer.ts";
import { readExperiment, type ExperimentReading } from "../domain/experiment-verdict.ts";
import { meanOf, summed } from "../domain/experiment-figures.ts";
import { isAgainstVerdict, isExploratory, type Experiment } from "../domain/experiment.ts";
import { isReadable } from "../domain/experiment-board.ts";
import { find } from "../domain/change.ts";
import type { Portfolio } from "../domain/portfolio.ts";
import { effectRange, effectText, harmText, levelText, marginText, worthwhileText } from "../words/effects.ts";
import { beliefText } from "../words/experiment-board.ts";
import {
  experimentDocumentWords as words,
  experimentStatusNames,
  pText,
  splitText,
} from "../words/experiment-export.ts";
import {
  againstVerdictWords,
  decisionWords,
  experimentCodeWords,
  experimentVerdictWords,
  exploratoryWords,
  guardrailText,
  methodWords,
} from "../words/experiments.ts";

/**
 * Experiments as Markdown to be read, in the given order, piece by piece: belief, card, results of what is concluded, why
 * the verdict is what it is, and what was decided by whom. Texts of people cannot become markup.
 */
export function* experimentsMarkdown(
  portfolio: Portfolio,
  experiments: readonly Experiment[],
  today: string,
): Generator<string> {
  yield `# ${escapeMarkdown(words.title)}\n`;
  for (const experiment of experiments) {
    const blocks = blocksOf(portfolio, experiment, today).map(blockMarkdown);
    yield `\n## ${escapeMarkdown(experiment.title.replaceAll(/\s+/g, " "))}\n\n${blocks.join("\n\n")}\n`;
  }
}

function blocksOf(portfolio: Portfolio, experiment: Experiment, today: string): readonly DocumentBlock[] {
  const told = toldOf(portfolio, experiment, today);
  const isOver = experiment.status === "concluded";
  const reading = isOver ? readExperiment(experiment, today) : null;
  return [
    paragraph(beliefText(experiment.card) || words.noBelief),
    cardFacts(portfolio, experiment),
    ...(told === null ? [] : [verdictFacts(experiment, told)]),
    ...(isExploratory(experiment) ? [paragraph(exploratoryWords)] : []),
    ...(reading === null ? [] : resultTables(experiment, reading)),
    ...withdrawn(experiment),
  ];
}

function cardFacts(portfolio: Portfolio, { card, productId, status, purpose, lock }: Experiment): DocumentBlock {
  const worthwhile = worthwhileText(card, purpose);
  const known: readonly (Term | null)[] = [
    [words.product, find(portfolio, "products", productId)?.name ?? null],
    [words.status, experimentStatusNames[status]],
    [words.method, methodWords[card.method].name],
    card.metric.name === "" ? null : [words.metric, card.metric.name],
    worthwhile === null ? null : [words.worthwhile, worthwhile],
    lock === null ? null : [words.locked, `${utcText(lock.at)}, ${lock.by}, SHA-256 ${lock.hash}`],
  ];
  return facts(...known.filter((term) => term !== null));
}

function verdictFacts(experiment: Experiment, { verdict, code, effect }: Told): DocumentBlock {
  const { card, decision, status } = experiment;
  const sign = card.metric.better === "more" ? 1 : -1;
  const ends = effect === null ? [] : [sign * effect.low, sign * effect.high].sort((one, other) => one - other);
  const [low = 0, high = 0] = ends;
  const range: Term | null =
    effect === null
      ? null
      : [words.effect, `${effectText(card, sign * effect.estimate)} (${effectRange(card, low, high)})`];
  const against = isAgainstVerdict(experiment) ? ` ${againstVerdictWords}` : "";
  const known: readonly (Term | null)[] = [
    [words.verdict, experimentVerdictWords[verdict]],
    [words.why, experimentCodeWords(code)],
    range,
    decision === null
      ? status === "concluded"
        ? [words.decision, words.noDecision]
        : null
      : [words.decision, `${decisionWords[decision.decision].name}: ${decision.names}.${against}`],
    decision === null ? null : [words.reason, decision.reason],
    decision === null || decision.dissent === "" ? null : [words.dissent, decision.dissent],
  ];
  return facts(...known.filter((term) => term !== null));
}

function resultTables(experiment: Experiment, reading: ExperimentReading): readonly DocumentBlock[] {
  const { card, observations } = experiment;
  const { sampleRatio } = reading;
  const split =
    sampleRatio === null || isRefused(sampleRatio)
      ? []
      : [facts([words.split, splitText(sampleRatio.p, sampleRatio.mismatch)])];
  const arms = card.arms.map(({ name }, arm) => {
    const sum = summed(observations, { arm });
    const known = reading.effects.find((one) => one.arm === arm);
    const effect = known === undefined || isRefused(known.effect) || !isReadable(experiment) ? null : known.effect;
    const mean = meanOf(sum, card.metric.kind);
    return [
      name,
      countCell(sum.n),
      mean === null ? null : levelText(card.metric.kind, mean),
      effect === null ? "" : effectText(card, effect.estimate),
      effect === null ? "" : effectRange(card, effect.interval.low, effect.interval.high),
      effect === null || effect.p === null ? "" : pText(effect.p),
    ];
  });
  const columns = [
    textColumn(words.arm),
    numberColumn(words.units),
    ...[words.level, words.effect, words.interval, words.p].map((header) => numberColumn(header)),
  ];
  const table = { kind: "table", name: "arms", caption: words.arms, columns, rows: arms, total: null } as const;
  return [
    observations.length === 0 ? paragraph(words.noResults) : tableOr(table, words.noResults),
    ...split,
    ...(card.guardrails.length === 0 ? [] : [guardrailTable(experiment, reading)]),
  ];
}

function guardrailTable({ card }: Experiment, { guardrails }: ExperimentReading): DocumentBlock {
  const rows = guardrails.map((read) => [read.name, marginText(card, read), harmText(card, read), guardrailText(read)]);
  const columns = [words.guardrail, words.margin, words.harm, words.state].map(textColumn);
  return tableOr({ kind: "table", name: "guardrails", caption: words.guardrails, columns, rows, total: null }, "");
}

/** What was taken back or changed after the start stays visible. */
function withdrawn({ amendments, withdrawals }: Experiment): readonly DocumentBlock[] {
  const entries = [
    ...amendments.map(({ at, by, reason }) => `${words.amended}: ${utcText(at)}, ${by}: ${reason}`),
    ...withdrawals.map(({ what, at, by, reason }) => `${words.withdrawn} (${what}): ${utcText(at)}, ${by}: ${reason}`),
  ];
  return entries.length === 0 ? [] : [list(entries, "")];
}
