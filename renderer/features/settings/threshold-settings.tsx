import { useIsFixed } from "#data/portfolio.ts";
import { defaultSettings } from "#shared/domain/settings.ts";
import {
  retirementThresholds,
  usageThresholds,
  weightThresholds,
  type ThresholdWords,
} from "#shared/words/settings.ts";
import { LinkButton } from "#ui/button.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Setting, SettingSection } from "./setting.tsx";
import styles from "./settings.module.css";
import { defaultValue, fieldFormat, isDefault, setThreshold, shownValue, unitWord, valueText } from "./threshold.ts";
import { useSettingChange, useSettings } from "./use-settings.ts";

/** What counts as used always, often, sometimes and rarely, and what protects from a hasty judgement. */
export function UsageSettings() {
  return (
    <SettingSection
      title="Usage"
      intro="Where one class of use ends and the next begins, and when it is too early to judge."
    >
      <Thresholds thresholds={usageThresholds} />
    </SettingSection>
  );
}

/** When something becomes a candidate for retirement, and when it is flagged. */
export function RetirementSettings() {
  return (
    <>
      <SettingSection title="Retirement" intro="What makes a candidate, and how its case is worked out.">
        <Thresholds thresholds={retirementThresholds} />
      </SettingSection>
      <SettingSection
        title="Weights of the score"
        intro="The score only sorts candidates; verdicts come from the rules above."
      >
        <Thresholds thresholds={weightThresholds} />
      </SettingSection>
    </>
  );
}

/** Thresholds one under the other, each with its default. */
export function Thresholds({ thresholds }: { readonly thresholds: readonly ThresholdWords[] }) {
  return thresholds.map((threshold) => (
    <Setting key={threshold.path} label={threshold.label} meaning={threshold.meaning}>
      <ThresholdField threshold={threshold} />
    </Setting>
  ));
}

function ThresholdField({ threshold }: { readonly threshold: ThresholdWords }) {
  const settings = useSettings();
  const isFixed = useIsFixed();
  const { error, change } = useSettingChange();
  const { label, unit, min = 0, max = unit === "share" ? 1 : undefined } = threshold;
  const { currency } = settings;
  const initial = valueText(threshold, defaultValue(threshold), currency);
  return (
    <>
      <NumberField
        label={label}
        isLabelHidden
        value={shownValue(settings, threshold)}
        min={min}
        max={max}
        step={threshold.step ?? (unit === "share" ? 0.01 : undefined)}
        isWhole={unit === "months" || unit === "weeks" || unit === "calendarDays"}
        unit={unitWord(threshold)}
        format={fieldFormat(threshold, currency)}
        isDisabled={isFixed}
        error={error}
        onChange={(value) => {
          if (value !== null) change(setThreshold(settings, threshold, value));
        }}
      />
      <p className={styles.default}>
        {isDefault(settings, threshold) ? (
          "Default"
        ) : (
          <LinkButton
            label={`Reset ${label} to ${initial}`}
            isDisabled={isFixed}
            onPress={() =>
              change(setThreshold(settings, threshold, shownValue({ ...defaultSettings, currency }, threshold)))
            }
          >
            Reset to {initial}
          </LinkButton>
        )}
      </p>
    </>
  );
}
