import { useEffect, useRef } from "react";
import { desktop } from "#data/desktop.ts";
import { offerPortfolio } from "#data/incoming-files.ts";
import type { AppCommand } from "./commands.ts";
import { goTo } from "./hash-location.ts";

/** The commands whose menu items change their name or can be greyed out. */
const changing: ReadonlySet<string> = new Set(["edit.undo", "edit.redo", "file.snapshot"]);

/** Keeps the desktop's menu in step with the commands, runs what is chosen there, and takes files it was given. */
export function useDesktop(commands: readonly AppCommand[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
    const shown = commands.filter(({ id }) => changing.has(id));
    void desktop.showCommands(
      shown.map(({ id, label, isDisabled = false }) => ({ id, label: label.slice(0, 200), enabled: !isDisabled })),
    );
  }, [commands]);

  useEffect(() => {
    const stop = desktop.on("command", (id) => {
      const command = latest.current.find((one) => one.id === id);
      if (command !== undefined && command.isDisabled !== true) command.run();
    });
    const stopFiles = desktop.on("fileOpened", () => void takeOpenedFile());
    void takeOpenedFile();
    return () => {
      stop();
      stopFiles();
    };
  }, []);
}

async function takeOpenedFile(): Promise<void> {
  const opened = await desktop.openedFile();
  if (!opened.ok || opened.value === null) return;
  offerPortfolio(opened.value);
  goTo("/settings?page=backup");
}
