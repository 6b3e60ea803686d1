import type { ExperimentReading } from "#shared/domain/experiment-verdict.ts";
import { readableEffect } from "#shared/domain/experiment-board.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { chanceText } from "#shared/words/chance.ts";
import { effectRange, effectText } from "#shared/words/effects.ts";
import { gainText, resultPageWords, unreadText } from "#shared/words/experiment-result.ts";
import { Muted, Panel } from "#ui/layout.tsx";
import { MeterBar } from "#ui/meter-bar.tsx";
import { EffectScale } from "../effect-scale.tsx";
import styles from "../experiments.module.css";
import { verdictTones } from "../tones.ts";
import { Asides } from "./asides.tsx";

type EffectPanelProps = { readonly experiment: Experiment; readonly reading: ExperimentReading };

/** The picture that answers the question: the effect with its interval against what would be worthwhile, and how sure it is. */
export function EffectPanel({ experiment, reading }: EffectPanelProps) {
  const { card, verdict, purpose } = experiment;
  if (reading.effects.length === 0) return null;
  const { effect } = readableEffect(experiment);
  const name = effect === null ? undefined : card.arms[effect.arm]?.name;
  return (
    <Panel title={purpose === "removal" ? resultPageWords.removalQuestion : resultPageWords.question}>
      {effect === null || verdict === null ? (
        <Muted>{unreadText(experiment)}</Muted>
      ) : (
        <>
          <p className={styles.figure}>
            {effectText(card, effect.estimate)}
            <small>
              {effectRange(card, effect.low, effect.high)} · {gainText(card)}
              {card.arms.length > 2 && name !== undefined && ` · ${name}`}
            </small>
          </p>
          <EffectScale experiment={experiment} effect={effect} tone={verdictTones[verdict.verdict]} />
          {purpose === "change" && <Chances experiment={experiment} reading={reading} />}
          <Asides experiment={experiment} reading={reading} />
        </>
      )}
    </Panel>
  );
}

function Chances({ experiment: { verdict }, reading }: EffectPanelProps) {
  const { flat = null, skeptical = null } = verdict?.chances ?? {};
  if (flat === null && skeptical === null) return null;
  const bar = (label: string, chance: number | null) =>
    chance !== null && <MeterBar label={label} value={chance} valueText={chanceText(chance)} />;
  return (
    <div className={styles.chances}>
      <h3>{resultPageWords.chances}</h3>
      {bar(resultPageWords.flat, flat)}
      {bar(resultPageWords.skeptical, skeptical)}
      {reading.priorsAgree !== null && (
        <p className={styles.small}>{reading.priorsAgree ? resultPageWords.agree : resultPageWords.disagree}</p>
      )}
    </div>
  );
}
