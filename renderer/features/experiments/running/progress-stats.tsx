import type { ExperimentReading } from "#shared/domain/experiment-verdict.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { daysLeftText, planShareText, splitText } from "#shared/words/experiment-running.ts";
import { guardrailText } from "#shared/words/experiments.ts";
import { count, counted, listed } from "#shared/words/format.ts";
import { Stat, StatRow } from "#ui/stat.tsx";
import { guardrailTones } from "../tones.ts";

type ProgressStatsProps = { readonly experiment: Experiment; readonly reading: ExperimentReading };

/** How far a running test is, and whether it may be trusted: never how it is going. */
export function ProgressStats({ experiment, reading }: ProgressStatsProps) {
  const { horizon, sampleRatio, guardrails } = reading;
  const left = daysLeftText(horizon);
  const split = sampleRatio === null ? null : splitText(sampleRatio);
  return (
    <StatRow>
      <Stat label="Days left" value={left.value} caption={left.caption} />
      {reading.effects.length > 0 && (
        <Stat label="Units so far" value={count(horizon.fewest)} caption={planShareText(horizon)} />
      )}
      {split !== null && (
        <Stat label="Split" value={split.name} caption={split.meaning} tone={split.isBad ? "bad" : undefined} />
      )}
      {guardrails.length > 0 && <GuardrailStat guardrails={guardrails} />}
      {experiment.evidence.length > 0 && (
        <Stat label="Other evidence" value={count(experiment.evidence.length)} caption="Read on its own" />
      )}
    </StatRow>
  );
}

function GuardrailStat({ guardrails }: Pick<ExperimentReading, "guardrails">) {
  const worst = (["breached", "tolerable", "unclear", "safe"] as const).find((state) =>
    guardrails.some((guardrail) => guardrail.state === state),
  );
  if (worst === undefined) {
    const value = guardrailText(guardrails.find(({ harm }) => harm !== null) ?? { state: null, harm: null });
    return <Stat label="Guardrails" value={value} caption={counted(guardrails.length, "guardrail")} />;
  }
  const names = guardrails.filter(({ state }) => state === worst).map(({ name }) => name);
  return (
    <Stat
      label="Guardrails"
      value={guardrailText({ state: worst, harm: null })}
      caption={listed(names)}
      tone={worst === "safe" || worst === "unclear" ? undefined : guardrailTones[worst]}
    />
  );
}
