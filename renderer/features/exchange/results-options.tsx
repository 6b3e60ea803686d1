import { changeReading } from "#data/importing.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import {
  betterChoices,
  blankLabel,
  blankWords,
  broughtInText,
  controlHint,
  repeatedArmWords,
  repeatedUnitWords,
  resultLabels,
  splitWords,
  testStatusWords,
} from "#shared/words/import-experiments.ts";
import { RadioGroup, SegmentedControl } from "#ui/choice.tsx";
import { Columns, Muted, Panel } from "#ui/layout.tsx";
import { TextField } from "#ui/text-field.tsx";
import styles from "./import.module.css";

type ResultsOptionsProps = { readonly reading: Reading };

const asOptions = <V extends string>(words: Readonly<Record<V, string>>) =>
  (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }));

/** What no column tells of results: the control, the planned split, whether the tests are over, what repeated rows mean. */
export function ResultsOptions({ reading }: ResultsOptionsProps) {
  const { format, options } = reading;
  const says = (option: string, value: string, usual: string) => {
    const { [option]: _, ...others } = options;
    changeReading({ options: value === usual ? others : { ...others, [option]: value } });
  };
  const isRaw = format === "experimentUnits";
  return (
    <Panel title="What the results are of">
      <Muted>{broughtInText}</Muted>
      <Columns min={300}>
        <div className={styles.stated}>
          <TextField
            label={resultLabels.control}
            hint={controlHint}
            value={options["control"] ?? ""}
            onChange={(name) => says("control", name, "")}
          />
          <Choice
            label={resultLabels.better}
            words={betterChoices}
            value={options["better"] ?? "more"}
            onChange={(better) => says("better", better, "more")}
          />
          <Choice
            label={resultLabels.status}
            words={testStatusWords}
            value={options["status"] ?? "concluded"}
            onChange={(status) => says("status", status, "concluded")}
          />
        </div>
        <RadioGroup
          label={resultLabels.split}
          options={asOptions(splitWords)}
          value={options["split"] === "unknown" ? "unknown" : "equal"}
          onChange={(split) => says("split", split, "equal")}
        />
        {isRaw ? (
          <div className={styles.stated}>
            <RadioGroup
              label={resultLabels.repeated}
              options={asOptions(repeatedUnitWords)}
              value={repeatedOf(options, ["stop", "first", "add"] as const)}
              onChange={(repeated) => says("repeated", repeated, "stop")}
            />
            <RadioGroup
              label={blankLabel}
              options={asOptions(blankWords)}
              value={options["blank"] === "zero" ? "zero" : "stop"}
              onChange={(blank) => says("blank", blank, "stop")}
            />
          </div>
        ) : (
          <RadioGroup
            label={resultLabels.repeatedArms}
            options={asOptions(repeatedArmWords)}
            value={repeatedOf(options, ["stop", "add"] as const)}
            onChange={(repeated) => says("repeated", repeated, "stop")}
          />
        )}
      </Columns>
    </Panel>
  );
}

function repeatedOf<V extends string>(options: Reading["options"], known: readonly [V, ...V[]]): V {
  return known.find((value) => value === options["repeated"]) ?? known[0];
}

type ChoiceProps = {
  readonly label: string;
  readonly words: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function Choice({ label, words, value, onChange }: ChoiceProps) {
  return (
    <div className={styles.labelled}>
      <span>{label}</span>
      <SegmentedControl
        label={label}
        options={Object.entries(words).map(([choice, word]) => ({ value: choice, label: word }))}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
