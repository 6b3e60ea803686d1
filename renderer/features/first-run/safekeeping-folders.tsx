import { useState } from "react";
import { desktop } from "#data/desktop.ts";
import type { Safekeeping } from "#shared/bridge.ts";
import { safekeepingText, secondFolderHint } from "#shared/words/first-run.ts";
import { problemText } from "#shared/words/frame.ts";
import { Button } from "#ui/button.tsx";
import { FolderOpen, Shield } from "#ui/icons.ts";
import { Muted } from "#ui/layout.tsx";
import styles from "./first-run.module.css";

/** Where everything is kept safe, and the offer of a second place. */
export function SafekeepingFolders({ safekeeping }: { readonly safekeeping: Safekeeping }) {
  const [second, setSecond] = useState(safekeeping.secondFolderLabel);
  const [refused, setRefused] = useState<string | null>(null);
  const choose = async () => {
    const chosen = await desktop.chooseSecondFolder();
    setRefused(chosen.ok ? null : problemText(chosen.problem));
    if (chosen.ok && chosen.value !== null) setSecond(chosen.value);
  };
  return (
    <section className={styles.folders} aria-label="Safekeeping">
      <Shield size={16} aria-hidden />
      <div>
        <p>{safekeepingText(safekeeping.folderLabel)}</p>
        <p>{second === null ? <Muted>{secondFolderHint}</Muted> : `Snapshots are copied to ${second}.`}</p>
        {refused !== null && <output>{refused}</output>}
      </div>
      <Button size="small" icon={FolderOpen} onPress={() => void choose()}>
        {second === null ? "Add a second folder…" : "Change…"}
      </Button>
    </section>
  );
}
