import { Dialog } from "#ui/dialog.tsx";
import { KeyHint } from "#ui/key-hint.tsx";
import { useSession } from "#data/session.ts";
import styles from "./app.module.css";
import type { AppCommand } from "./commands.ts";
import { useHost } from "./host.ts";
import { isSingleKey, shownKeys } from "./keys.ts";

type KeysHelpProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly commands: readonly AppCommand[];
};

type KeyLine = { readonly label: string; readonly keys: readonly string[] };

const inTables: KeyLine[] = [
  { label: "Go from row to row, or cell to cell", keys: ["↑", "↓"] },
  { label: "First or last row", keys: ["Ctrl+Home", "Ctrl+End"] },
  { label: "Open the row, or edit the cell", keys: ["Enter"] },
  { label: "Menu of the row", keys: ["Shift+F10"] },
  { label: "Copy the chosen rows", keys: ["Ctrl+C"] },
];

/** The keys of this screen and of the window, as this host has them. */
export function KeysHelp({ isOpen, onClose, commands }: KeysHelpProps) {
  const { isMac } = useHost();
  const hasSingleKeys = useSession((session) => session.singleKeys);
  const groups = new Map<string, KeyLine[]>();
  for (const { label, section, keys } of commands) {
    if (keys !== undefined) groups.set(section, [...(groups.get(section) ?? []), { label, keys }]);
  }
  groups.set("Tables", inTables);
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose}>
      {!hasSingleKeys && <p>Single keys are switched off in Settings.</p>}
      <table className={styles.keys}>
        {[...groups].map(([section, list]) => (
          <tbody key={section}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {section}
              </th>
            </tr>
            {list.map(({ label, keys }) => (
              <tr key={label}>
                <td>{label}</td>
                <td>
                  {keys
                    .filter((key) => hasSingleKeys || !isSingleKey(key) || section === "Tables")
                    .map((key) => (
                      <KeyHint key={key} keys={shownKeys(key, isMac)} />
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Dialog>
  );
}
