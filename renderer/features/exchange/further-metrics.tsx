import type { Look } from "#data/import-worker-messages.ts";
import { changeReading } from "#data/importing.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { statedHarm, watchedMetrics, withHarm, type WatchedMetric } from "#shared/exchange/watched-metrics.ts";
import { harmChoices, watchedWords } from "#shared/words/import-experiments.ts";
import { SegmentedControl } from "#ui/choice.tsx";
import { FormRow } from "#ui/form.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import styles from "./import.module.css";

type FurtherMetricsProps = { readonly look: Look; readonly reading: Reading };

const choices = Object.entries(harmChoices).map(([value, label]) => ({ value, label }));
const percent: Intl.NumberFormatOptions = { style: "percent", maximumFractionDigits: 3 };

/** What of the metrics beside the primary one is harm, said before anybody sees their results. */
export function FurtherMetrics({ look, reading }: FurtherMetricsProps) {
  const metrics = watchedMetrics(look, reading);
  if (metrics.length === 0) return null;
  return (
    <Panel title={watchedWords.title}>
      <Muted>{watchedWords.meaning}</Muted>
      <div className={styles.stated}>
        {metrics.map((metric) => (
          <Harm key={metric.name} reading={reading} metric={metric} />
        ))}
      </div>
    </Panel>
  );
}

function Harm({
  reading,
  metric: { name, isShare },
}: Pick<FurtherMetricsProps, "reading"> & { metric: WatchedMetric }) {
  const { harm, margin } = statedHarm(reading, name);
  return (
    <FormRow>
      <div className={styles.labelled}>
        <span>{`${watchedWords.harm}: ${name}`}</span>
        <SegmentedControl
          label={`${watchedWords.harm}: ${name}`}
          options={choices}
          value={harm ?? "open"}
          onChange={(said) =>
            changeReading({
              options: withHarm(reading, name, said === "more" || said === "less" ? { harm: said, margin } : nothing),
            })
          }
        />
      </div>
      {harm !== null && (
        <NumberField
          label={`${watchedWords.margin}: ${name}`}
          hint={watchedWords.marginHint}
          value={margin}
          min={0}
          {...(isShare ? { format: percent, unit: "points" } : {})}
          onChange={(tolerated) => changeReading({ options: withHarm(reading, name, { harm, margin: tolerated }) })}
        />
      )}
    </FormRow>
  );
}

const nothing = { harm: null, margin: null };
