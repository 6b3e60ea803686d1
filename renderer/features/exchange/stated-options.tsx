import { changeReading } from "#data/importing.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { observedMonthWords } from "#shared/words/import-repair.ts";
import {
  absentAnswers,
  absentLabels,
  amountsWords,
  emptyFeatureText,
  repeatedWords,
  shapeWords,
} from "#shared/words/import.ts";
import { Checkbox, RadioGroup, SegmentedControl } from "#ui/choice.tsx";
import { Columns, Panel } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { TextField } from "#ui/text-field.tsx";
import { ResultsOptions } from "./results-options.tsx";
import { withConstant } from "./matching.ts";
import styles from "./import.module.css";

const asOptions = <V extends string>(words: Readonly<Record<V, string>>) =>
  (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }));

/** What a person states about a table that no column can tell: its shape, what absence means, what amounts cover. */
export function StatedOptions({ reading }: { readonly reading: Reading }) {
  if (reading.format === "usageTable") return <UsageOptions reading={reading} />;
  if (reading.format === "usageEvents") return <EventOptions reading={reading} />;
  if (reading.format === "experimentArms" || reading.format === "experimentUnits") {
    return <ResultsOptions reading={reading} />;
  }
  if (reading.format !== "cost" && reading.format !== "value") return null;
  return (
    <Panel title="What the amounts cover">
      <RadioGroup
        label="Amounts"
        isLabelHidden
        options={asOptions(amountsWords)}
        value={reading.amounts}
        onChange={(amounts) => changeReading({ amounts })}
      />
    </Panel>
  );
}

function UsageOptions({ reading }: { readonly reading: Reading }) {
  const { usage, options } = reading;
  const says = (fields: Partial<Reading["usage"]>) => changeReading({ usage: { ...usage, ...fields } });
  const isWide = usage.shape === "monthsAcross" || usage.shape === "featuresAcross";
  return (
    <Panel title="How the table is built">
      <Columns min={300}>
        <div className={styles.stated}>
          <Select
            label="Shape"
            options={asOptions(shapeWords)}
            value={usage.shape}
            onChange={(shape) => says({ shape })}
          />
          {isWide && (
            <div className={styles.labelled}>
              <span>The cells count</span>
              <SegmentedControl
                label="The cells count"
                options={[
                  { value: "uses", label: "Uses" },
                  { value: "users", label: "Users" },
                  { value: "eligible", label: "Eligible users" },
                ]}
                value={usage.measure}
                onChange={(measure) => says({ measure })}
              />
            </div>
          )}
          {usage.shape === "long" && (
            <Checkbox
              isSelected={options["emptyFeature"] === "product"}
              onChange={(isOn) => changeReading({ options: emptyFeature(options, isOn) })}
            >
              {emptyFeatureText}
            </Checkbox>
          )}
        </div>
        <RadioGroup
          label={absentLabels.table}
          options={asOptions(absentAnswers)}
          value={usage.absent}
          onChange={(absent) => says({ absent })}
        />
        <RadioGroup
          label="A second row for the same feature and period"
          options={asOptions(repeatedWords)}
          value={usage.repeated}
          onChange={(repeated) => says({ repeated })}
        />
      </Columns>
    </Panel>
  );
}

function EventOptions({ reading }: { readonly reading: Reading }) {
  const { usage, constants, columns } = reading;
  const hasTime = columns["timestamp"] !== undefined;
  return (
    <Panel title="What the events cover">
      <Columns min={300}>
        <RadioGroup
          label={absentLabels.events}
          options={asOptions(absentAnswers)}
          value={usage.absent}
          onChange={(absent) => changeReading({ usage: { ...usage, absent } })}
        />
        {!hasTime && (
          <div className={styles.stated}>
            <TextField
              label="The month of all events"
              hint="No column says the time of an event."
              placeholder="Such as 2025-08"
              value={constants["month"] ?? ""}
              onChange={(month) => changeReading(withConstant(reading, "month", month))}
            />
            <RadioGroup
              label="The events cover"
              options={asOptions(observedMonthWords)}
              value={constants["observed"] === "partial" ? "partial" : "full"}
              onChange={(observed) =>
                changeReading(withConstant(reading, "observed", observed === "full" ? "" : observed))
              }
            />
          </div>
        )}
      </Columns>
    </Panel>
  );
}

function emptyFeature(options: Reading["options"], isOn: boolean): Reading["options"] {
  const { emptyFeature: _, ...others } = options;
  return isOn ? { ...others, emptyFeature: "product" } : others;
}
