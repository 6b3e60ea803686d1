import { Menu, type MenuItemConstructorOptions } from "electron";

/** What the window wants a menu item to say, and whether it can be chosen now. */
export type ShownCommand = { readonly id: string; readonly label: string; readonly enabled: boolean };

export type AppMenu = {
  /** Relabels and enables items, such as "Undo move of “Search”"; ids that no item has are left alone. */
  readonly show: (commands: readonly ShownCommand[]) => void;
};

export type MenuOptions = {
  readonly platform: NodeJS.Platform;
  readonly developing: boolean;
  readonly choose: (command: string) => void;
};

/** Puts the menu in place; choosing an item tells the window the command's id. */
export function createMenu(options: MenuOptions): AppMenu {
  const shown = new Map<string, ShownCommand>();
  const render = () => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options, shown)));
  render();
  return {
    show: (commands) => {
      for (const command of commands) shown.set(command.id, command);
      render();
    },
  };
}

/** The whole menu as a template. */
export function menuTemplate(
  { platform, developing, choose }: MenuOptions,
  shown: ReadonlyMap<string, ShownCommand>,
): MenuItemConstructorOptions[] {
  const mac = platform === "darwin";
  const command = (id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label: shown.get(id)?.label ?? label,
    enabled: shown.get(id)?.enabled ?? true,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => choose(id),
  });
  // In a text field these keys undo typing; the window hears them first and decides.
  const typed = (item: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
    ...item,
    registerAccelerator: false,
  });
  const line: MenuItemConstructorOptions = { type: "separator" };

  const app: MenuItemConstructorOptions = {
    role: "appMenu",
    submenu: [
      command("help.about", "About Winnow"),
      line,
      command("view.settings", "Settings…", "Command+,"),
      line,
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      line,
      { role: "quit" },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: "&File",
    submenu: [
      command("file.import", "Import…", "CommandOrControl+O"),
      command("file.exportPortfolio", "Export portfolio…", "CommandOrControl+Shift+S"),
      line,
      command("file.snapshot", "Take a snapshot", "CommandOrControl+S"),
      command("file.restore", "Restore a snapshot…"),
      line,
      command("file.print", "Print…", "CommandOrControl+P"),
      line,
      mac ? { role: "close" } : { role: "quit" },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: "&Edit",
    submenu: [
      typed(command("edit.undo", "Undo", "CommandOrControl+Z")),
      typed(command("edit.redo", "Redo", mac ? "Shift+Command+Z" : "Control+Y")),
      line,
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      { role: "selectAll" },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: "&View",
    submenu: [
      command("view.portfolio", "Portfolio", "CommandOrControl+1"),
      command("view.backlog", "Backlog", "CommandOrControl+2"),
      command("view.experiments", "Experiments", "CommandOrControl+3"),
      command("view.review", "Review", "CommandOrControl+4"),
      command("view.learnings", "Learnings", "CommandOrControl+5"),
      command("view.retirement", "Retirement", "CommandOrControl+6"),
      command("view.proposals", "Proposals", "CommandOrControl+7"),
      command("view.history", "History", "CommandOrControl+8"),
      ...(mac ? [] : [command("view.settings", "Settings", "Control+,")]),
      line,
      command("view.palette", "Command palette…", "CommandOrControl+K"),
      line,
      command("view.zoomIn", "Zoom in", "CommandOrControl+Plus"),
      command("view.zoomOut", "Zoom out", "CommandOrControl+-"),
      command("view.zoomReset", "Actual size", "CommandOrControl+0"),
      line,
      {
        label: "Theme",
        submenu: [
          command("view.theme.system", "Like the system"),
          command("view.theme.light", "Light"),
          command("view.theme.dark", "Dark"),
        ],
      },
      line,
      { role: "togglefullscreen" },
      ...(developing ? [{ role: "toggleDevTools" } as const] : []),
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: "help",
    submenu: [
      command("help.keys", "Keyboard shortcuts", "CommandOrControl+/"),
      ...(mac ? [] : [command("help.about", "About Winnow")]),
    ],
  };
  return [...(mac ? [app] : []), file, edit, view, { role: "windowMenu" }, help];
}
