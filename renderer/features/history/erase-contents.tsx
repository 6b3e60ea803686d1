import { useState } from "react";
import { eraseContents } from "#data/erasing.ts";
import { tell } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import { problemText } from "#shared/words/frame.ts";
import { erasureText, historyScreenWords } from "#shared/words/history.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Form } from "#ui/form.tsx";
import { Trash2 } from "#ui/icons.ts";
import { TextArea } from "#ui/text-field.tsx";

type EraseContentsProps = { readonly envelope: Envelope; readonly isErased: boolean };

/**
 * Takes away what one entry says, for good: as when it holds something about a person that must not be kept. The dialog
 * stays until the contents are gone, which is later than the journal says so.
 */
export function EraseContents({ envelope, isErased }: EraseContentsProps) {
  const isFixed = useIsFixed();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div>
      {!isErased && (
        <Button size="small" icon={Trash2} isDisabled={isFixed} onPress={() => setIsAsking(true)}>
          Erase what this entry says…
        </Button>
      )}
      {isAsking && <EraseDialog envelope={envelope} onClose={() => setIsAsking(false)} />}
    </div>
  );
}

type EraseDialogProps = { readonly envelope: Envelope; readonly onClose: () => void };

const formId = "erase-contents";

function EraseDialog({ envelope, onClose }: EraseDialogProps) {
  const [reason, setReason] = useState("");
  const [isTried, setIsTried] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const reasonProblem = reason.trim() === "" ? historyScreenWords.why : null;
  const erase = async () => {
    setIsTried(true);
    if (reasonProblem !== null || isWorking) return;
    setIsWorking(true);
    setRefused(null);
    const erased = await eraseContents(envelope, reason);
    setIsWorking(false);
    if (!erased.ok) {
      setRefused(problemText(erased.problem));
      return;
    }
    onClose();
    tell({ text: `What entry ${envelope.seq} said is erased.` });
  };
  return (
    <Dialog
      title={historyScreenWords.erase}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Keep it</Button>
          <Button variant="danger" type="submit" form={formId} isPending={isWorking}>
            Erase for good
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={() => void erase()}>
        {refused !== null && <Banner tone="bad">{refused}</Banner>}
        {erasureText(envelope).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <TextArea
          label="Reason"
          hint={historyScreenWords.eraseHint}
          isRequired
          value={reason}
          onChange={setReason}
          error={isTried ? reasonProblem : null}
        />
      </Form>
    </Dialog>
  );
}
