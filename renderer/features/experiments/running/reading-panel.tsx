import { isBlind } from "#shared/domain/experiment-board.ts";
import type { ExperimentReading } from "#shared/domain/experiment-verdict.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { effectRange, effectText } from "#shared/words/effects.ts";
import { blindText, blindWords } from "#shared/words/experiment-board.ts";
import { gainText } from "#shared/words/experiment-result.ts";
import { experimentCodeWords, experimentVerdictWords } from "#shared/words/experiments.ts";
import { StatusPill } from "#ui/badge.tsx";
import { EyeOff } from "#ui/icons.ts";
import { Panel } from "#ui/layout.tsx";
import { DailyChart } from "../daily-chart.tsx";
import { EffectScale } from "../effect-scale.tsx";
import styles from "../experiments.module.css";
import { verdictTones } from "../tones.ts";

type ReadingPanelProps = { readonly experiment: Experiment; readonly reading: ExperimentReading };

/** What may be read of the results so far: nothing of a fixed test, honest bounds of a sequential one. */
export function ReadingPanel({ experiment, reading }: ReadingPanelProps) {
  const { card } = experiment;
  const { verdict, code, judged } = reading;
  if (isBlind(experiment, reading)) {
    return (
      <section className={styles.neutral} aria-label="What the results say">
        <EyeOff size={22} strokeWidth={1.5} aria-hidden />
        <h2>{blindText(card.endsOn)}</h2>
        <p>{verdict === "invalid" ? experimentCodeWords(code) : blindWords}</p>
      </section>
    );
  }
  return (
    <Panel
      title="What the results say"
      actions={<StatusPill tone={verdictTones[verdict]}>{experimentVerdictWords[verdict]}</StatusPill>}
    >
      <p>{experimentCodeWords(code)}</p>
      {judged !== null && verdict !== "invalid" && (
        <>
          <p className={styles.figure}>
            {effectText(card, judged.estimate)}
            <small>
              {effectRange(card, judged.interval.low, judged.interval.high)} · {gainText(card)}
            </small>
          </p>
          <EffectScale
            experiment={experiment}
            effect={{ estimate: judged.estimate, ...judged.interval }}
            tone={verdictTones[verdict]}
          />
        </>
      )}
      {verdict !== "invalid" && <DailyChart experiment={experiment} />}
    </Panel>
  );
}
