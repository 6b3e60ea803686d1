import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { amendCard } from "#shared/domain/experiment-binding.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { bindingWords } from "#shared/words/experiment-running.ts";
import { problemText } from "#shared/words/frame.ts";
import { FormDialog } from "#ui/form-dialog.tsx";
import { TextArea } from "#ui/text-field.tsx";
import { ArmsSection } from "../card/arms-section.tsx";
import { BeliefSection } from "../card/belief-section.tsx";
import { useAmendment } from "../card/card-edit.ts";
import { EndSection } from "../card/end-section.tsx";
import { MeasureSection } from "../card/measure-section.tsx";
import { ThenSection } from "../card/then-section.tsx";
import cardStyles from "../card/card.module.css";

type AmendDialogProps = { readonly experiment: Experiment; readonly onClose: () => void };

/** Changes the card of a running experiment, all at once and with a reason. */
export function AmendDialog({ experiment, onClose }: AmendDialogProps) {
  const edit = useAmendment(experiment);
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const words = bindingWords.amend;
  const submit = () => {
    if (reason.trim() === "") return setRefused("Say in a sentence why.");
    const committed = commitAndTell(amendCard(experiment.id, edit.card, reason));
    if (committed.ok) onClose();
    else setRefused(problemText(committed.problem));
  };
  return (
    <FormDialog
      title={words.title}
      description={words.meaning}
      submitLabel={words.submit}
      onSubmit={submit}
      onClose={onClose}
      refused={refused}
      size="large"
    >
      <TextArea label={words.reason} rows={2} value={reason} onChange={setReason} isRequired takesFocus />
      <div className={cardStyles.amended}>
        <BeliefSection edit={edit} />
        <MeasureSection edit={edit} />
        <ArmsSection edit={edit} />
        <EndSection edit={edit} />
        <ThenSection edit={edit} />
      </div>
    </FormDialog>
  );
}
