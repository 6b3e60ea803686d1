import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import type { BacklogField } from "#shared/domain/backlog-field.ts";
import { estimateNames, type EstimateName } from "#shared/domain/backlog-item.ts";
import { editSettings, type Settings } from "#shared/domain/settings.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { inputName } from "#shared/words/backlog-score.ts";
import {
  estimateEnds,
  estimateFormat,
  estimateUnit,
  isMoney,
  rubrics,
  storedFigure,
  typedFigure,
} from "#shared/words/rubrics.ts";
import { backlogSettingWords } from "#shared/words/settings-backlog.ts";
import { IconButton } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { Trash2 } from "#ui/icons.ts";
import { Muted } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import styles from "./settings.module.css";
import { useSettingChange, useSettings } from "./use-settings.ts";

type Part = Settings["backlog"]["formula"][number];
type Fields = ReadonlyMap<string, BacklogField>;

const fieldPrefix = "field:";

function isEstimate(input: string): input is EstimateName {
  return !input.startsWith(fieldPrefix);
}

/** The highest figure that an input starts with: the end of its scale, or an amount that few items pass. */
function firstHighest(input: string, fields: Fields): number {
  if (!isEstimate(input)) {
    const field = fields.get(input.slice(fieldPrefix.length));
    return field?.kind === "choice" ? field.choices.length : 10;
  }
  const top = estimateEnds(input).high;
  const steps = rubrics[input].isStepped ? rubrics[input].steps.map(({ value }) => value) : [];
  if (steps.length > 0) return Math.max(...steps);
  if (top !== null) return top;
  if (isMoney(input)) return 10_000_000;
  return input === "reach" ? 10_000 : 12;
}

/** The team's own formula: which figures count, with which weight, and which figure of each counts in full. */
export function FormulaEditor() {
  const { backlog, currency } = useSettings();
  const fields = usePortfolio((portfolio) => onShelf(portfolio.fields, ""));
  const isFixed = useIsFixed();
  const { error, change } = useSettingChange();
  const { formula } = backlog;
  const set = (parts: readonly Part[]) =>
    change(editSettings({ backlog: { ...backlog, formula: [...parts] } }, "Edit the formula"));
  const own = [...fields.values()].filter(({ kind }) => kind !== "day").map(({ id }) => `${fieldPrefix}${id}`);
  const free = [...estimateNames, ...own].filter((input) => !formula.some((part) => part.input === input));
  return (
    <div className={styles.parts}>
      {formula.length === 0 && <Muted>{backlogSettingWords.noFormula}</Muted>}
      {formula.map((part) => (
        <FormulaPart
          key={part.input}
          part={part}
          name={inputName(part.input, fields)}
          currency={currency}
          isFixed={isFixed}
          onChange={(next) => set(formula.flatMap((one) => (one === part ? (next ?? []) : one)))}
        />
      ))}
      <ComboBox
        key={formula.length}
        label="Add a figure"
        options={free.map((input) => ({ value: input, label: inputName(input, fields) }))}
        value={null}
        isDisabled={isFixed}
        error={error}
        onChange={(input) =>
          input !== null && set([...formula, { input, weight: 1, highest: firstHighest(input, fields) }])
        }
      />
    </div>
  );
}

type FormulaPartProps = {
  readonly part: Part;
  readonly name: string;
  readonly currency: string;
  readonly isFixed: boolean;
  readonly onChange: (part: Part | null) => void;
};

function FormulaPart({ part, name, currency, isFixed, onChange }: FormulaPartProps) {
  const { input, weight, highest } = part;
  const shown = isEstimate(input) ? typedFigure(input, highest, currency) : highest;
  const stored = (typed: number) => (isEstimate(input) ? storedFigure(input, typed, currency) : typed);
  return (
    <fieldset className={styles.part} aria-label={name}>
      <span className={styles.label}>{name}</span>
      <NumberField
        label={weight < 0 ? "Weight, against" : "Weight, for"}
        isRequired
        value={weight}
        step={0.5}
        isDisabled={isFixed}
        onChange={(next) => next !== null && onChange({ ...part, weight: next })}
      />
      <NumberField
        label="Counts in full at"
        isRequired
        unit={isEstimate(input) ? estimateUnit(input) : undefined}
        format={isEstimate(input) ? estimateFormat(input, currency) : undefined}
        value={shown}
        isDisabled={isFixed}
        onChange={(typed) => {
          const next = stored(typed ?? shown);
          if (next !== null) onChange({ ...part, highest: next });
        }}
      />
      <IconButton
        icon={Trash2}
        variant="quiet"
        label={`Take ${name} out of the formula`}
        isDisabled={isFixed}
        onPress={() => onChange(null)}
      />
    </fieldset>
  );
}
