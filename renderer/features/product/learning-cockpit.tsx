import { useMemo } from "react";
import { clock } from "#data/clock.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { productCockpit } from "#shared/domain/experiment-board.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import type { Id } from "#shared/domain/ids.ts";
import { accountingWords } from "#shared/words/accounting.ts";
import { beliefText } from "#shared/words/experiment-board.ts";
import { methodWords } from "#shared/words/experiments.ts";
import { dayText, share } from "#shared/words/format.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Columns, Muted, Panel } from "#ui/layout.tsx";
import styles from "./product.module.css";

/** What a product's team should know at a glance: what it bets on, what it tests, and when it decides. */
export function LearningCockpit({ productId }: { readonly productId: Id }) {
  const portfolio = usePortfolio((known) => known);
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const { riskiest, running, due, next } = useMemo(
    () => productCockpit(portfolio, productId, today),
    // What else the portfolio holds has no say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [portfolio.experiments, productId, today],
  );
  return (
    <Columns min={300}>
      <Panel title="Riskiest assumption">
        {riskiest === null ? (
          <Muted>{accountingWords.noRisk}</Muted>
        ) : (
          <>
            <p className={styles.bet}>{riskiest.experiment.card.assumption}</p>
            <Muted>
              {share(riskiest.chanceWrong)} likely to be wrong ·{" "}
              <a href={placeOf(riskiest.experiment)}>{riskiest.experiment.title}</a>
            </Muted>
          </>
        )}
      </Panel>
      <Panel title={running.length > 1 ? "Running tests" : "Running test"}>
        {running.length === 0 && <Muted>{accountingWords.noRunning}</Muted>}
        <ul className={styles.tests}>
          {running.map((experiment) => (
            <li key={experiment.id}>
              <a href={placeOf(experiment)} title={beliefText(experiment.card)}>
                {experiment.title}
              </a>{" "}
              {due.includes(experiment) && <StatusPill tone="warn">Due</StatusPill>}
              <div>
                <Muted>
                  {methodWords[experiment.card.method].name}
                  {experiment.card.endsOn !== null && ` · ends ${dayText(experiment.card.endsOn)}`}
                </Muted>
              </div>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Next decision">
        {next === null ? (
          <Muted>{accountingWords.noNext}</Muted>
        ) : (
          <>
            <p className={styles.bet}>{dayText(next.on)}</p>
            <Muted>
              <a href={placeOf(next.experiment)}>{next.experiment.title}</a>
              {next.experiment.card.owner !== "" && ` · ${next.experiment.card.owner}`}
            </Muted>
          </>
        )}
        {due.length > 0 && <a href="#/review">Hold a review meeting</a>}
      </Panel>
    </Columns>
  );
}

function placeOf({ id }: Experiment): string {
  return `#/experiments/${encodeURIComponent(id)}`;
}
