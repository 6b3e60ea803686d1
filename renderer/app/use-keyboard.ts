import { useEffect, useRef } from "react";
import { currentSession } from "#data/session.ts";
import { commandFor, type AppCommand } from "./commands.ts";
import { useHost } from "./host.ts";
import { isSingleKey, pressedKeys, takesText } from "./keys.ts";

// In a text field these undo typing. Elsewhere they wait for their turn, so they run even before their names are known.
const undoing: ReadonlySet<string> = new Set(["edit.undo", "edit.redo"]);

/** Runs commands by their keys. While something lies over the screen, only what is in front hears the keyboard. */
export function useKeyboard(commands: readonly AppCommand[], isCovered: boolean): void {
  const { isMac } = useHost();
  const latest = useRef({ commands, isCovered });
  useEffect(() => {
    latest.current = { commands, isCovered };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || latest.current.isCovered) return;
      const keys = pressedKeys(event, isMac);
      const command = commandFor(latest.current.commands, keys);
      if (command === undefined || isLeftAlone(command, keys, event)) return;
      event.preventDefault();
      if (command.isDisabled !== true || undoing.has(command.id)) command.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [isMac]);
}

/** Whether keys move the caret, mark or delete where text is written. */
function movesCaret(keys: string): boolean {
  return !keys.includes("Alt+") && /(?:^|\+)(?:Up|Down|Left|Right|Home|End|Delete|Backspace)$/.test(keys);
}

function isLeftAlone(command: AppCommand, keys: string, event: KeyboardEvent): boolean {
  if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return true;
  const isInText = takesText(event.target);
  if (isInText && (undoing.has(command.id) || movesCaret(keys))) return true;
  return isSingleKey(keys) && (isInText || !currentSession().singleKeys);
}
