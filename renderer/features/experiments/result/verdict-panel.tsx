import {
  experimentEngineVersion,
  type ExperimentCode,
  type ExperimentReading,
} from "#shared/domain/experiment-verdict.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { doubtsOf } from "#shared/words/doubts.ts";
import { frozenText, newerRules, resultPageWords } from "#shared/words/experiment-result.ts";
import { splitText } from "#shared/words/experiment-running.ts";
import { experimentCodeWords, experimentVerdictWords } from "#shared/words/experiments.ts";
import { Panel } from "#ui/layout.tsx";
import styles from "../experiments.module.css";
import { verdictTones } from "../tones.ts";

type VerdictPanelProps = { readonly experiment: Experiment; readonly reading: ExperimentReading };

/** The verdict as it was frozen, why it is so, and what speaks against trusting it. */
export function VerdictPanel({ experiment, reading }: VerdictPanelProps) {
  const { verdict: frozen, broken } = experiment;
  const verdict = frozen?.verdict ?? reading.verdict;
  const code = (frozen?.code ?? reading.code) as ExperimentCode;
  const doubts = doubtsOf(experiment, reading);
  const split = reading.sampleRatio === null ? null : splitText(reading.sampleRatio);
  return (
    <Panel title={resultPageWords.verdict}>
      <p className={styles.verdict} data-tone={verdictTones[verdict]}>
        {experimentVerdictWords[verdict]}
      </p>
      <p>{experimentCodeWords(code)}</p>
      {broken !== "" && <p>{broken}</p>}
      {split !== null && (
        <p className={styles.small}>
          Split: {split.name.toLowerCase()} ({split.meaning})
        </p>
      )}
      {doubts.length > 0 && (
        <>
          <h3>{resultPageWords.against}</h3>
          <ul className={styles.doubts}>
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </>
      )}
      {frozen !== null && (
        <p className={styles.fine}>
          {frozenText(frozen)}.
          {frozen.engineVersion !== experimentEngineVersion && ` ${newerRules(experimentEngineVersion)}`}
        </p>
      )}
    </Panel>
  );
}
