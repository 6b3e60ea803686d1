import { useState } from "react";
import { useLocation } from "wouter";
import { commitAndTell } from "#data/notices.ts";
import { pivotFrom } from "#shared/domain/experiment-commands.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { idOf } from "#shared/domain/ids.ts";
import { newExperimentWords } from "#shared/words/experiment-board.ts";
import { resultPageWords } from "#shared/words/experiment-result.ts";
import { problemText } from "#shared/words/frame.ts";
import { FormDialog } from "#ui/form-dialog.tsx";
import { TextField } from "#ui/text-field.tsx";

type PivotDialogProps = { readonly experiment: Experiment; readonly onClose: () => void };

/** Starts a changed belief from a concluded experiment. */
export function PivotDialog({ experiment, onClose }: PivotDialogProps) {
  const [title, setTitle] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const submit = () => {
    if (title.trim() === "") return setRefused(newExperimentWords.needsTitle);
    const committed = commitAndTell(pivotFrom(experiment.id, title.trim()));
    if (!committed.ok) return setRefused(problemText(committed.problem));
    navigate(`/experiments/${encodeURIComponent(idOf({ at: 0, by: "", seed: committed.value.id }, 0))}`);
  };
  return (
    <FormDialog
      title={resultPageWords.pivot}
      description={resultPageWords.pivotMeaning}
      submitLabel="Write the card"
      onSubmit={submit}
      onClose={onClose}
      size="small"
    >
      <TextField label="Title" value={title} onChange={setTitle} error={refused} isRequired takesFocus />
    </FormDialog>
  );
}
