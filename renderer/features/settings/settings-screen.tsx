import { Fragment, useDeferredValue, useMemo, useRef, useState, type ReactNode } from "react";
import { useSearchParams } from "wouter";
import { useScreenCommands } from "#data/screen-commands.ts";
import {
  CircleNote,
  FlaskConical,
  Gauge,
  Save,
  Settings,
  SlidersHorizontal,
  SquareKanban,
  Sunset,
  type Icon,
} from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { AboutWinnow } from "./about-winnow.tsx";
import { AppearanceSettings } from "./appearance-settings.tsx";
import { BacklogSettings } from "./backlog-settings.tsx";
import { BackupSettings } from "./backup-settings.tsx";
import { ExperimentSettings } from "./experiment-settings.tsx";
import { GeneralSettings } from "./general-settings.tsx";
import { SearchedText, Setting, SettingSection } from "./setting.tsx";
import styles from "./settings.module.css";
import { RetirementSettings, UsageSettings } from "./threshold-settings.tsx";

type Page = { readonly id: string; readonly label: string; readonly icon: Icon; readonly content: ReactNode };

const pages: readonly Page[] = [
  { id: "general", label: "General", icon: Settings, content: <GeneralSettings /> },
  { id: "usage", label: "Usage", icon: Gauge, content: <UsageSettings /> },
  { id: "retirement", label: "Retirement", icon: Sunset, content: <RetirementSettings /> },
  { id: "backlog", label: "Backlog", icon: SquareKanban, content: <BacklogSettings /> },
  { id: "experiments", label: "Experiments", icon: FlaskConical, content: <ExperimentSettings /> },
  { id: "appearance", label: "Appearance", icon: SlidersHorizontal, content: <AppearanceSettings /> },
  { id: "backup", label: "Backup", icon: Save, content: <BackupSettings /> },
  { id: "about", label: "About", icon: CircleNote, content: <AboutSettings /> },
];

function AboutSettings() {
  return (
    <SettingSection title="About Winnow">
      <Setting label="Winnow" meaning="Which version this is, and what it stands on." words="version licence" isWide>
        <AboutWinnow />
      </Setting>
    </SettingSection>
  );
}

/** Everything that can be set, one page a topic, or all that match a search. */
export function SettingsScreen() {
  const [parameters] = useSearchParams();
  const [typed, setTyped] = useState("");
  const searched = useDeferredValue(typed.trim());
  const field = useRef<HTMLInputElement>(null);
  const page = pages.find(({ id }) => id === parameters.get("page")) ?? pages[0];
  useScreenCommands(
    useMemo(
      () => [{ id: "settings.search", label: "Search the settings", keys: "/", run: () => field.current?.focus() }],
      [],
    ),
  );
  return (
    <Screen title="Settings" isFilled>
      <div className={styles.columns}>
        <div className={styles.pages}>
          <SearchField
            label="Search settings"
            placeholder="Search"
            keyHint="/"
            value={typed}
            onChange={setTyped}
            inputRef={field}
          />
          <nav aria-label="Settings">
            <ul>
              {pages.map(({ id, label, icon: Glyph }) => (
                <li key={id}>
                  <a
                    href={`#/settings?page=${id}`}
                    aria-current={searched === "" && id === page?.id ? "page" : undefined}
                    onClick={() => setTyped("")}
                  >
                    <Glyph size={16} aria-hidden />
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <SearchedText value={searched}>
          <div className={styles.page} data-searching={searched === "" ? undefined : ""}>
            {searched === "" ? page?.content : pages.map(({ id, content }) => <Fragment key={id}>{content}</Fragment>)}
            {searched !== "" && <p className={styles.none}>No setting matches “{searched}”.</p>}
          </div>
        </SearchedText>
      </div>
    </Screen>
  );
}
