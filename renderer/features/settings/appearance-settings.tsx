import { remember, useSession } from "#data/session.ts";
import { share } from "#shared/words/format.ts";
import { singleKeysMeaning } from "#shared/words/settings.ts";
import { SegmentedControl, Switch } from "#ui/choice.tsx";
import { Row } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { Setting, SettingSection } from "./setting.tsx";

const zooms = ["0.8", "0.9", "1", "1.1", "1.25", "1.5", "1.75", "2"] as const;
const isBrowser = window.desktop === undefined;

/** How Winnow looks and listens on this device; not part of the portfolio. */
export function AppearanceSettings() {
  const session = useSession((value) => value);
  return (
    <SettingSection title="Appearance and keys" intro="Remembered on this device only.">
      <Setting label="Theme" meaning="Light, dark, or whatever this computer uses now." words="dark mode colours">
        <Row>
          <SegmentedControl
            label="Theme"
            value={session.theme}
            options={[
              { value: "system", label: "System" },
              { value: "light", label: "Light" },
              { value: "dark", label: "Dark" },
            ]}
            onChange={(theme) => remember({ theme })}
          />
        </Row>
      </Setting>
      <Setting label="Density" meaning="Compact shows about a quarter more rows." words="spacing size">
        <Row>
          <SegmentedControl
            label="Density"
            value={session.density}
            options={[
              { value: "comfortable", label: "Comfortable" },
              { value: "compact", label: "Compact" },
            ]}
            onChange={(density) => remember({ density })}
          />
        </Row>
      </Setting>
      {!isBrowser && (
        <Setting label="Zoom" meaning="Makes everything larger or smaller." words="text size">
          <Select
            label="Zoom"
            isLabelHidden
            value={zooms.find((zoom) => Number(zoom) === session.zoom) ?? "1"}
            options={zooms.map((value) => ({ value, label: share(Number(value)) }))}
            onChange={(zoom) => remember({ zoom: Number(zoom) })}
          />
        </Setting>
      )}
      <Setting label="Single keys" meaning={singleKeysMeaning} words="shortcuts keyboard">
        <Switch isSelected={session.singleKeys} onChange={(singleKeys) => remember({ singleKeys })}>
          {session.singleKeys ? "On" : "Off"}
        </Switch>
      </Setting>
    </SettingSection>
  );
}
