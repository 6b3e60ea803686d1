import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { dropItems } from "#shared/domain/backlog-moves.ts";
import type { Id } from "#shared/domain/ids.ts";
import { problemText } from "#shared/words/frame.ts";
import { dropTitle, dropWords } from "#shared/words/backlog-item.ts";
import { FormDialog } from "#ui/form-dialog.tsx";
import { TextArea } from "#ui/text-field.tsx";

type DropDialogProps = { readonly ids: readonly Id[]; readonly onClose: (isDropped: boolean) => void };

/** Asks why items are dropped, and drops them; closing it leaves them where they are. */
export function DropDialog({ ids, onClose }: DropDialogProps) {
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const drop = () => {
    const dropped = commitAndTell(dropItems(ids, reason));
    if (dropped.ok) onClose(true);
    else setRefused(problemText(dropped.problem));
  };
  return (
    <FormDialog
      title={dropTitle(ids.length)}
      description={dropWords.meaning}
      submitLabel={dropWords.action}
      onSubmit={drop}
      onClose={() => onClose(false)}
      size="small"
    >
      <TextArea label={dropWords.reason} value={reason} onChange={setReason} error={refused} isRequired takesFocus />
    </FormDialog>
  );
}
