import { useDeferredValue, useMemo, useState } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { CommandPalette, type PaletteCommand } from "#ui/command-palette.tsx";
import { Package } from "#ui/icons.ts";
import type { AppCommand } from "./commands.ts";
import { goTo } from "./hash-location.ts";
import { useHost } from "./host.ts";
import { shownKeys } from "./keys.ts";
import { namedRecords, searchNames, type NamedRecord } from "./name-search.ts";

type PaletteProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly commands: readonly AppCommand[];
};

/** Search over screens, products, features and commands. */
export function Palette(props: PaletteProps) {
  return props.isOpen ? <OpenPalette {...props} /> : null;
}

function OpenPalette({ isOpen, onClose, commands }: PaletteProps) {
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed);
  const portfolio = usePortfolio((value) => value);
  const { isMac } = useHost();
  const names = useMemo(() => namedRecords(portfolio), [portfolio]);
  const shown = useMemo(
    () => [...commands.map((command) => commandEntry(command, isMac)), ...searchNames(names, wanted).map(nameEntry)],
    [commands, isMac, names, wanted],
  );
  return (
    <CommandPalette
      isOpen={isOpen}
      onClose={onClose}
      label="Search and commands"
      placeholder="Search products, features, screens and commands"
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

function nameEntry({ id, name, kind, within, path }: NamedRecord): PaletteCommand {
  return {
    id: `${kind} ${id}`,
    label: name,
    section: kind === "product" ? "Products" : kind === "feature" ? "Features" : "Proposals",
    note: within,
    icon: kind === "product" ? Package : undefined,
    onAction: () => goTo(path),
  };
}
