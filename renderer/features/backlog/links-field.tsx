import { useState } from "react";
import { desktop } from "#data/desktop.ts";
import { tellProblem } from "#data/notices.ts";
import { IconButton, LinkButton } from "#ui/button.tsx";
import { X } from "#ui/icons.ts";
import { TextField } from "#ui/text-field.tsx";
import styles from "./item.module.css";

type LinksFieldProps = {
  readonly links: readonly string[];
  readonly isFixed: boolean;
  readonly error: string | null;
  readonly onChange: (links: readonly string[]) => void;
};

/** Where more about an item stands: pages of the web can be opened, other places are shown as they are. */
export function LinksField({ links, isFixed, error, onChange }: LinksFieldProps) {
  const [typed, setTyped] = useState("");
  const add = (text: string) => {
    const link = text.trim();
    setTyped("");
    if (link !== "" && !links.includes(link)) onChange([...links, link]);
  };
  return (
    <div className={styles.group}>
      {links.length > 0 && (
        <ul aria-label="Links" className={styles.lines}>
          {links.map((link) => (
            <li key={link}>
              <span className={styles.lineText}>
                {/^(https:\/\/|mailto:)/i.test(link) ? (
                  <LinkButton onPress={() => void openPage(link)}>{link}</LinkButton>
                ) : (
                  link
                )}
              </span>
              <IconButton
                size="small"
                variant="quiet"
                icon={X}
                label={`Take away the link ${link}`}
                isDisabled={isFixed}
                onPress={() => onChange(links.filter((kept) => kept !== link))}
              />
            </li>
          ))}
        </ul>
      )}
      <TextField
        label="Add a link"
        placeholder="https://…"
        value={typed}
        isDisabled={isFixed}
        error={error}
        onChange={setTyped}
        onCommit={add}
      />
    </div>
  );
}

async function openPage(address: string): Promise<void> {
  const opened = await desktop.openExternal(address);
  if (!opened.ok) tellProblem(opened.problem);
}
