import { useIsFixed } from "#data/portfolio.ts";
import { editSettings, scoreMethods, type Settings } from "#shared/domain/settings.ts";
import { backlogStageWords } from "#shared/words/backlog-codes.ts";
import { scoreMethodWords } from "#shared/words/backlog.ts";
import {
  backlogFlowThresholds,
  backlogHygieneThresholds,
  backlogRankThresholds,
  backlogSettingWords,
} from "#shared/words/settings-backlog.ts";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import { BacklogFields } from "./backlog-fields.tsx";
import { FormulaEditor } from "./formula-editor.tsx";
import { Setting, SettingSection } from "./setting.tsx";
import { Thresholds } from "./threshold-settings.tsx";
import { useSettingChange, useSettings } from "./use-settings.ts";

const methods = scoreMethods.map((value) => ({
  value,
  label: scoreMethodWords[value].short,
  note: scoreMethodWords[value].meaning,
}));

/** How backlogs are scored, limited and forecast, and the fields that a team adds to its items. */
export function BacklogSettings() {
  return (
    <>
      <SettingSection title="Scoring">
        <MethodSetting />
        <Setting label="Your own formula" meaning={backlogSettingWords.formula} words="weights inputs highest" isWide>
          <FormulaEditor />
        </Setting>
        <Setting label="Fields of your own" meaning={backlogSettingWords.fields} words="custom rubric card" isWide>
          <BacklogFields />
        </Setting>
      </SettingSection>
      <SettingSection title="Work at once">
        <LimitSetting stage="ready" />
        <LimitSetting stage="doing" />
        <LimitSetting stage="deployed" />
        <Thresholds thresholds={backlogFlowThresholds} />
      </SettingSection>
      <SettingSection title="Stability of a ranking">
        <Thresholds thresholds={backlogRankThresholds} />
      </SettingSection>
      <SettingSection title="Hygiene">
        <Thresholds thresholds={backlogHygieneThresholds} />
      </SettingSection>
    </>
  );
}

function MethodSetting() {
  const { backlog } = useSettings();
  const isFixed = useIsFixed();
  const { error, change } = useSettingChange();
  return (
    <Setting label="Score" meaning={backlogSettingWords.method} words="method cd3 wsjf rice ice value cost">
      <Select
        label="Score"
        isLabelHidden
        options={methods}
        value={backlog.method}
        isDisabled={isFixed}
        error={error}
        onChange={(method) =>
          change(editSettings({ backlog: { ...backlog, method } }, `Score by ${scoreMethodWords[method].short}`))
        }
      />
    </Setting>
  );
}

type Limited = keyof Settings["backlog"]["wipLimits"];

function LimitSetting({ stage }: { readonly stage: Limited }) {
  const { backlog } = useSettings();
  const isFixed = useIsFixed();
  const { error, change } = useSettingChange();
  const label = `Limit of ${backlogStageWords[stage]}`;
  const limit = (most: number | null) => {
    const wipLimits = { ...backlog.wipLimits, [stage]: most };
    change(editSettings({ backlog: { ...backlog, wipLimits } }, `Set '${label}' to ${most ?? "none"}`));
  };
  return (
    <Setting label={label} meaning={backlogSettingWords.limits} words="wip work in progress">
      <NumberField
        label={label}
        isLabelHidden
        placeholder="No limit"
        unit="items"
        min={0}
        isWhole
        value={backlog.wipLimits[stage]}
        isDisabled={isFixed}
        error={error}
        onChange={limit}
      />
    </Setting>
  );
}
