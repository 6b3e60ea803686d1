import { useMemo } from "react";
import { asidesOf } from "#shared/domain/experiment-asides.ts";
import type { ExperimentReading } from "#shared/domain/experiment-verdict.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { asidesTitle, asideText } from "#shared/words/experiment-asides.ts";
import styles from "../experiments.module.css";

type AsidesProps = { readonly experiment: Experiment; readonly reading: ExperimentReading };

/** What the figures say beside the verdict, in sentences; nothing where they say no more. */
export function Asides({ experiment, reading }: AsidesProps) {
  const asides = useMemo(() => asidesOf(experiment, reading), [experiment, reading]);
  if (asides.length === 0) return null;
  return (
    <div className={styles.chances}>
      <h3>{asidesTitle}</h3>
      {asides.map((aside) => (
        <p key={aside.kind} className={styles.small}>
          {asideText(experiment.card, aside)}
        </p>
      ))}
    </div>
  );
}
