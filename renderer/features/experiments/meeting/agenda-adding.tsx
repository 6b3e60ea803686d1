import { useMemo, useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { currentPortfolio, useIsFixed } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import type { Id } from "#shared/domain/ids.ts";
import { editMeeting, type Meeting } from "#shared/domain/meeting.ts";
import { problemText } from "#shared/words/frame.ts";
import { addedText, meetingWords } from "#shared/words/meeting.ts";
import { IconButton } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { Plus } from "#ui/icons.ts";
import { today } from "../today.ts";
import { agendable } from "./agenda-draft.ts";

/** Puts another experiment on the agenda of a meeting that is being held. */
export function AgendaAdding({ meeting }: { readonly meeting: Meeting }) {
  const isFixed = useIsFixed();
  const [isAsked, setAsked] = useState(false);
  const commands = useMemo(
    () => [
      {
        id: "review.add",
        label: "Put another experiment on the agenda",
        keys: "A",
        isDisabled: isFixed,
        run: () => setAsked(true),
      },
    ],
    [isFixed],
  );
  useScreenCommands(commands);
  return (
    <>
      <IconButton
        size="small"
        variant="quiet"
        icon={Plus}
        label="Put on the agenda"
        keyHint="A"
        isDisabled={isFixed}
        onPress={() => setAsked(true)}
      />
      {isAsked && <AddingDialog meeting={meeting} onClose={() => setAsked(false)} />}
    </>
  );
}

type AddingDialogProps = { readonly meeting: Meeting; readonly onClose: () => void };

function AddingDialog({ meeting: { id, agenda }, onClose }: AddingDialogProps) {
  const [chosen, setChosen] = useState<Id | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const rest = useMemo(() => {
    const { due, others } = agendable(currentPortfolio(), today());
    const taken = new Set(agenda.map(({ experimentId }) => experimentId));
    return [...due, ...others].filter((experiment) => !taken.has(experiment.id));
  }, [agenda]);
  const add = () => {
    const experiment = rest.find((known) => known.id === chosen);
    if (experiment === undefined) return setRefused(meetingWords.chooseOne);
    const next = [...agenda, { experimentId: experiment.id, notes: "", outcome: null }];
    const added = commitAndTell(editMeeting(id, { agenda: next }, addedText(experiment.title)));
    if (added.ok) onClose();
    else setRefused(problemText(added.problem));
  };
  return (
    <FormDialog
      title="Put on the agenda"
      description={rest.length === 0 ? meetingWords.nothingElse : meetingWords.addedLast}
      submitLabel="Put on the agenda"
      size="small"
      onSubmit={add}
      onClose={onClose}
    >
      <ComboBox
        label="Experiment"
        placeholder="An experiment that runs or waits"
        options={rest.map(({ id: value, title }) => ({ value, label: title }))}
        value={chosen}
        isDisabled={rest.length === 0}
        error={refused}
        isRequired
        onChange={setChosen}
      />
    </FormDialog>
  );
}
