import { useState } from "react";
import { tell, tellProblem, undoById } from "#data/notices.ts";
import { commitChange } from "#data/portfolio.ts";
import { takeSnapshot } from "#data/safekeeping.ts";
import type { Change } from "#shared/domain/change.ts";
import { count, counted } from "#shared/words/format.ts";
import { problemText } from "#shared/words/frame.ts";
import { tableTitle } from "#shared/words/records.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { countChanges } from "./restore-plan.ts";
import styles from "./settings.module.css";

type RestoreDialogProps = { readonly change: Change; readonly from: string; readonly onClose: () => void };

/** Shows what a restore would change before anything does, then does exactly that. */
export function RestoreDialog({ change, from, onClose }: RestoreDialogProps) {
  const [isWorking, setIsWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const tables = countChanges(change);
  const restore = async () => {
    setIsWorking(true);
    const kept = await takeSnapshot("beforeRestore");
    setIsWorking(false);
    if (!kept.ok) {
      setRefused(problemText(kept.problem));
      return;
    }
    const committed = commitChange(change);
    onClose();
    if (!committed.ok) {
      tellProblem(committed.problem);
      return;
    }
    const { id, label } = committed.value;
    tell({ text: `${label}.`, action: { label: "Undo", onPress: () => void undoById(id) } });
  };
  return (
    <Dialog
      title={`Restore ${from}?`}
      description={`${counted(change.changes.length, "record")} would be different. A snapshot of the present state is taken first, and the restore can be undone.`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} takesFocus>
            Cancel
          </Button>
          <Button variant="primary" isPending={isWorking} onPress={() => void restore()}>
            Restore
          </Button>
        </>
      }
    >
      {refused !== null && (
        <Banner tone="bad" title="Nothing was restored, because no snapshot could be taken first.">
          {refused}
        </Banner>
      )}
      <table className={styles.counts}>
        <thead>
          <tr>
            <th scope="col">Records</th>
            <th scope="col">Added</th>
            <th scope="col">Changed</th>
            <th scope="col">Removed</th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ table, added, changed, removed }) => (
            <tr key={table}>
              <th scope="row">{tableTitle(table)}</th>
              <td>{count(added)}</td>
              <td>{count(changed)}</td>
              <td>{count(removed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
