import { useMemo, useState } from "react";
import { useScreenCommands } from "#data/screen-commands.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import type { Id } from "#shared/domain/ids.ts";
import { bindingWords } from "#shared/words/experiment-running.ts";
import { Button } from "#ui/button.tsx";
import { Undo2 } from "#ui/icons.ts";
import { ReasonDialog } from "../reason-dialog.tsx";
import { withdrawItem } from "./recording.ts";

type WithdrawingProps = { readonly experiment: Experiment; readonly meetingId: Id; readonly isFixed: boolean };

/** Takes a decision back where it was taken, so that the meeting can take another. */
export function Withdrawing({ experiment, meetingId, isFixed }: WithdrawingProps) {
  const [isAsked, setAsked] = useState(false);
  const commands = useMemo(
    () => [{ id: "review.withdraw", label: "Withdraw the decision…", isDisabled: isFixed, run: () => setAsked(true) }],
    [isFixed],
  );
  useScreenCommands(commands);
  return (
    <>
      <Button size="small" icon={Undo2} isDisabled={isFixed} onPress={() => setAsked(true)}>
        Withdraw the decision…
      </Button>
      {isAsked && (
        <ReasonDialog
          words={bindingWords.withdrawDecision}
          onSubmit={(reason) => withdrawItem(meetingId, experiment.id, reason)}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
