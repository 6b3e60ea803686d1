import type { ScreenCommand } from "#data/screen-commands.ts";
import type { Icon } from "#ui/icons.ts";

/** A screen that can be gone to. */
export type Place = {
  readonly id: string;
  readonly label: string;
  readonly path: string;
  readonly icon: Icon;
  readonly keys?: string;
  readonly words?: string;
};

/** One thing the window can do: it feeds the menu, the palette, the keyboard and the help for keys. */
export type AppCommand = {
  readonly id: string;
  readonly label: string;
  readonly section: "This screen" | "Go to" | "Change" | "Portfolio" | "View" | "Help";
  /** The first is shown; the others do the same. */
  readonly keys?: readonly string[];
  readonly isDisabled?: boolean;
  readonly words?: string;
  readonly icon?: Icon;
  readonly run: () => void;
};

/** What the commands act on. */
export type CommandContext = {
  readonly places: readonly Place[];
  readonly offered: readonly ScreenCommand[];
  readonly undoName: string | null;
  readonly redoName: string | null;
  readonly isReadOnly: boolean;
  readonly isBrowser: boolean;
  readonly act: CommandActions;
};

/** What the commands do, each bound to this window. */
export type CommandActions = {
  readonly goTo: (path: string) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly exportPortfolio: () => void;
  readonly takeSnapshot: () => void;
  readonly print: () => void;
  readonly showPalette: () => void;
  readonly showKeys: () => void;
  readonly showAbout: () => void;
  readonly addItem: () => void;
  readonly toggleSidebar: () => void;
  readonly nextPane: () => void;
  readonly previousPane: () => void;
  readonly zoom: (step: -1 | 0 | 1) => void;
  readonly setTheme: (theme: "system" | "light" | "dark") => void;
  readonly setDensity: (density: "comfortable" | "compact") => void;
};

/**
 * Keys that a browser keeps for itself have stand-ins there: Shift is added to the digits, Alt replaces Ctrl with N, and
 * zooming is left to the browser.
 */
export function keysHere(keys: string, isBrowser: boolean): string {
  if (!isBrowser) return keys;
  if (/^Ctrl\+[1-9]$/.test(keys)) return keys.replace("Ctrl+", "Ctrl+Shift+");
  return keys === "Ctrl+N" ? "Alt+N" : keys;
}

/** Every command of the window as it stands now. */
export function appCommands(context: CommandContext): readonly AppCommand[] {
  const { isBrowser } = context;
  const all = [...screenCommands(context), ...placeCommands(context), ...changes(context), ...views(context)];
  return all.map((command) =>
    command.keys === undefined ? command : { ...command, keys: command.keys.map((keys) => keysHere(keys, isBrowser)) },
  );
}

function screenCommands({ offered }: CommandContext): readonly AppCommand[] {
  return offered.map(({ keys, ...command }) => ({
    ...command,
    section: "This screen",
    ...(keys === undefined ? {} : { keys: [keys] }),
  }));
}

function placeCommands({ places, act }: CommandContext): readonly AppCommand[] {
  return places.map(({ id, label, path, icon, keys, words }) => ({
    id,
    label,
    section: "Go to",
    icon,
    run: () => act.goTo(path),
    ...(keys === undefined ? {} : { keys: [keys] }),
    ...(words === undefined ? {} : { words }),
  }));
}

function changes({ undoName, redoName, isReadOnly, act }: CommandContext): readonly AppCommand[] {
  return [
    {
      id: "edit.undo",
      label: undoName === null ? "Undo" : `Undo ${quoted(undoName)}`,
      section: "Change",
      keys: ["Ctrl+Z"],
      isDisabled: undoName === null || isReadOnly,
      run: act.undo,
    },
    {
      id: "edit.redo",
      label: redoName === null ? "Redo" : `Redo ${quoted(redoName)}`,
      section: "Change",
      keys: ["Ctrl+Y", "Ctrl+Shift+Z"],
      isDisabled: redoName === null || isReadOnly,
      run: act.redo,
    },
    {
      id: "edit.addItem",
      label: "Add backlog item…",
      section: "Change",
      keys: ["Q"],
      words: "new idea defect risk work quick",
      isDisabled: isReadOnly,
      run: act.addItem,
    },
    {
      id: "file.snapshot",
      label: "Take a snapshot",
      section: "Portfolio",
      keys: ["Ctrl+S"],
      words: "backup save",
      isDisabled: isReadOnly,
      run: act.takeSnapshot,
    },
    {
      id: "file.exportPortfolio",
      label: "Export portfolio…",
      section: "Portfolio",
      keys: ["Ctrl+Shift+S"],
      words: "save as winnow file backup",
      run: act.exportPortfolio,
    },
    {
      id: "file.restore",
      label: "Restore a snapshot…",
      section: "Portfolio",
      words: "backup recover",
      run: () => act.goTo("/settings?page=backup"),
    },
    { id: "file.print", label: "Print…", section: "Portfolio", keys: ["Ctrl+P"], words: "pdf paper", run: act.print },
  ];
}

function views({ isBrowser, act }: CommandContext): readonly AppCommand[] {
  const zooming: readonly AppCommand[] = [
    { id: "view.zoomIn", label: "Zoom in", section: "View", keys: ["Ctrl+=", "Ctrl++"], run: () => act.zoom(1) },
    { id: "view.zoomOut", label: "Zoom out", section: "View", keys: ["Ctrl+-"], run: () => act.zoom(-1) },
    { id: "view.zoomReset", label: "Actual size", section: "View", keys: ["Ctrl+0"], run: () => act.zoom(0) },
  ];
  return [
    {
      id: "view.palette",
      label: "Search and commands…",
      section: "View",
      keys: ["Ctrl+K"],
      words: "palette find jump",
      run: act.showPalette,
    },
    { id: "view.back", label: "Back", section: "Go to", keys: ["Alt+Left"], run: act.back },
    { id: "view.forward", label: "Forward", section: "Go to", keys: ["Alt+Right"], run: act.forward },
    {
      id: "view.sidebar",
      label: "Show or hide the sidebar",
      section: "View",
      keys: ["Ctrl+B"],
      run: act.toggleSidebar,
    },
    { id: "view.nextPane", label: "Next pane", section: "View", keys: ["F6"], run: act.nextPane },
    { id: "view.previousPane", label: "Previous pane", section: "View", keys: ["Shift+F6"], run: act.previousPane },
    ...(isBrowser ? [] : zooming),
    { id: "view.theme.system", label: "Theme: like the system", section: "View", run: () => act.setTheme("system") },
    { id: "view.theme.light", label: "Theme: light", section: "View", run: () => act.setTheme("light") },
    { id: "view.theme.dark", label: "Theme: dark", section: "View", run: () => act.setTheme("dark") },
    {
      id: "view.density.comfortable",
      label: "Density: comfortable",
      section: "View",
      run: () => act.setDensity("comfortable"),
    },
    { id: "view.density.compact", label: "Density: compact", section: "View", run: () => act.setDensity("compact") },
    {
      id: "help.keys",
      label: "Keyboard shortcuts",
      section: "Help",
      keys: ["?", "Ctrl+/"],
      words: "help keys",
      run: act.showKeys,
    },
    { id: "help.about", label: "About Winnow", section: "Help", words: "version licence", run: act.showAbout },
  ];
}

function quoted(name: string): string {
  return `“${name}”`;
}

/** The command that some keys run; disabled ones still own their keys. */
export function commandFor(commands: readonly AppCommand[], keys: string): AppCommand | undefined {
  return commands.find((command) => command.keys?.includes(keys));
}
