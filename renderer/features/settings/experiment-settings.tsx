import {
  experimentBeliefThresholds,
  experimentSettingWords,
  experimentThresholds,
} from "#shared/words/settings-experiments.ts";
import { SettingSection } from "./setting.tsx";
import { Thresholds } from "./threshold-settings.tsx";

/** What the cards of new experiments start with. */
export function ExperimentSettings() {
  return (
    <>
      <SettingSection title="New experiments" intro={experimentSettingWords.intro}>
        <Thresholds thresholds={experimentThresholds} />
      </SettingSection>
      <SettingSection title="Beliefs" intro={experimentSettingWords.belief}>
        <Thresholds thresholds={experimentBeliefThresholds} />
      </SettingSection>
    </>
  );
}
