import { useDeferredValue, useState } from "react";
import { CommandPalette, type PaletteCommand } from "#ui/command-palette.tsx";
import { FileText, FileUp, FlaskConical, Lightbulb, ListOrdered, Package, Presentation, type Icon } from "#ui/icons.ts";
import type { AppCommand } from "./commands.ts";
import { goTo } from "./hash-location.ts";
import { useHost } from "./host.ts";
import { shownKeys } from "./keys.ts";
import type { NamedRecord } from "./name-search.ts";
import { useNames } from "./use-names.ts";

type PaletteProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly commands: readonly AppCommand[];
};

/** Search over screens, commands, products, features, backlog items, experiments, learnings, meetings, proposals and imports. */
export function Palette(props: PaletteProps) {
  return props.isOpen ? <OpenPalette {...props} /> : null;
}

function OpenPalette({ isOpen, onClose, commands }: PaletteProps) {
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed);
  const { isMac } = useHost();
  const search = useNames();
  const shown = [...commands.map((command) => commandEntry(command, isMac)), ...search(wanted).map(nameEntry)];
  return (
    <CommandPalette
      isOpen={isOpen}
      onClose={onClose}
      label="Search and commands"
      placeholder="Search products, backlog items, features, screens and commands"
      emptyText="Nothing matches. Every typed word must begin a word of the name."
      commands={shown}
      onType={setTyped}
    />
  );
}

function commandEntry(
  { id, label, section, keys, isDisabled, words, icon, run }: AppCommand,
  mac: boolean,
): PaletteCommand {
  const key = keys?.[0];
  return {
    id,
    label,
    section,
    icon,
    words,
    isDisabled,
    keyHint: key === undefined ? undefined : shownKeys(key, mac),
    onAction: run,
  };
}

const sections: Readonly<Record<NamedRecord["kind"], { readonly title: string; readonly icon: Icon | undefined }>> = {
  product: { title: "Products", icon: Package },
  proposal: { title: "Proposals", icon: FileText },
  import: { title: "Imports", icon: FileUp },
  experiment: { title: "Experiments", icon: FlaskConical },
  learning: { title: "Learnings", icon: Lightbulb },
  meeting: { title: "Review meetings", icon: Presentation },
  item: { title: "Backlog items", icon: ListOrdered },
  feature: { title: "Features", icon: undefined },
};

function nameEntry({ id, name, kind, within, path }: NamedRecord): PaletteCommand {
  const { title, icon } = sections[kind];
  return { id: `${kind} ${id}`, label: name, section: title, note: within, icon, onAction: () => goTo(path) };
}
