import { useState } from "react";
import type { Result } from "#shared/result.ts";
import { problemText } from "#shared/words/frame.ts";
import { FormDialog } from "#ui/form-dialog.tsx";
import { TextArea } from "#ui/text-field.tsx";

type ReasonDialogProps = {
  readonly words: {
    readonly title: string;
    readonly meaning: string;
    readonly reason: string;
    readonly submit: string;
  };
  readonly onSubmit: (reason: string) => Result<unknown>;
  readonly onClose: () => void;
};

/** Asks why, before something is done that stays on record. */
export function ReasonDialog({ words, onSubmit, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const submit = () => {
    if (reason.trim() === "") return setRefused("Say in a sentence why.");
    const done = onSubmit(reason.trim());
    if (done.ok) onClose();
    else setRefused(problemText(done.problem));
  };
  return (
    <FormDialog
      title={words.title}
      description={words.meaning}
      submitLabel={words.submit}
      onSubmit={submit}
      onClose={onClose}
      size="small"
    >
      <TextArea
        label={words.reason}
        rows={3}
        value={reason}
        onChange={setReason}
        error={refused}
        isRequired
        takesFocus
      />
    </FormDialog>
  );
}
