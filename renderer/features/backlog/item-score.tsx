import { usePortfolio } from "#data/portfolio.ts";
import { isOpen, type BacklogItem, type EstimateName } from "#shared/domain/backlog-item.ts";
import { settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { figuresFor, scoringRule, type ScoreInput } from "#shared/domain/priority.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { score, type Score, type Scoring } from "#shared/maths/scoring.ts";
import { inputName, notScoredText, scoreLines, whyTitle } from "#shared/words/backlog-score.ts";
import { needsEstimateText, scoreMethodWords, scoreText } from "#shared/words/backlog.ts";
import { listed } from "#shared/words/format.ts";
import { estimateText } from "#shared/words/rubrics.ts";
import { decimal } from "#shared/words/format.ts";
import { Muted } from "#ui/layout.tsx";
import { ItemSection } from "./item-section.tsx";
import styles from "./item.module.css";
import { useSurroundings } from "./surroundings.ts";

/** Why an item has the score it has, part by part; or which figures are missing. */
export function ItemScore({ item }: { readonly item: BacklogItem }) {
  const settings = usePortfolio(settingsOf);
  const around = useSurroundings();
  const { method } = settings.backlog;
  const rule = scoringRule(method, settings);
  const figures = figuresFor(item, rule, around);
  const modes = Object.fromEntries(rule.inputs.map(({ id }) => [id, figures[id]?.mode ?? null]));
  const scored = isRefused(rule.scoring) ? rule.scoring : score(rule.scoring, modes);
  const nameOf = (id: string) => nameOfInput(around.portfolio, rule.inputs, id);
  if (isRefused(rule.scoring) || isRefused(scored)) {
    const missing = rule.inputs.filter(({ id }) => figures[id] === null).map(({ id }) => nameOf(id));
    return (
      <ItemSection title={needsEstimateText}>
        <p>{isRefused(scored) ? notScoredText(scored.reason, listed(missing)) : null}</p>
      </ItemSection>
    );
  }
  const figureText = (id: string, figure: number) =>
    textOfInput(around.portfolio, rule.inputs, { id, figure, currency: settings.currency });
  return (
    <ItemSection title={whyTitle(scoreText(scored.value, method, settings.currency))}>
      <Opened scored={scored} scoring={rule.scoring} nameOf={nameOf} figureText={figureText} />
      <p className={styles.total}>
        <span>= {scoreMethodWords[method].short}</span>
        <strong>{scoreText(scored.value, method, settings.currency)}</strong>
      </p>
      {item.mandate !== "" && <Muted>It is demanded, so it stands above the ranking whatever its score.</Muted>}
      {!isOpen(item) && <Muted>It is not open any more: the score no longer ranks it.</Muted>}
    </ItemSection>
  );
}

type OpenedProps = {
  readonly scored: Score;
  readonly scoring: Scoring;
  readonly nameOf: (id: string) => string;
  readonly figureText: (id: string, figure: number) => string;
};

function Opened({ scored, scoring, nameOf, figureText }: OpenedProps) {
  return (
    <dl className={styles.parts}>
      {scoreLines(scored, scoring).map(({ id, sign, figure, weighted }) => (
        <div key={id}>
          <dt>
            <span aria-hidden className={styles.sign}>
              {sign}
            </span>{" "}
            {nameOf(id)}
          </dt>
          <dd>
            {figureText(id, figure)}
            {weighted !== null && <Muted> counts {decimal(weighted, 1)}</Muted>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function nameOfInput(portfolio: Portfolio, inputs: readonly ScoreInput[], id: string): string {
  const source = inputs.find((input) => input.id === id)?.source ?? id;
  return inputName(source, onShelf(portfolio.fields, ""));
}

type InputFigure = { readonly id: string; readonly figure: number; readonly currency: string };

function textOfInput(portfolio: Portfolio, inputs: readonly ScoreInput[], { id, figure, currency }: InputFigure) {
  const source = inputs.find((input) => input.id === id)?.source ?? id;
  if (!source.startsWith("field:")) return estimateText(source as EstimateName, figure, currency);
  const field = onShelf(portfolio.fields, "").get(source.slice("field:".length));
  if (field?.kind === "choice") return field.choices[figure - 1] ?? decimal(figure);
  return `${decimal(figure)} ${field?.unit ?? ""}`.trim();
}
