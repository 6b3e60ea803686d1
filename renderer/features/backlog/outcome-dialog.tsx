import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { outcomes, type Outcome } from "#shared/domain/backlog-item.ts";
import { recordOutcome } from "#shared/domain/backlog-moves.ts";
import { itemOf } from "#shared/domain/backlog-order.ts";
import type { Id } from "#shared/domain/ids.ts";
import { outcomeWords } from "#shared/words/backlog.ts";
import { outcomeTitle, outcomeAsking } from "#shared/words/backlog-item.ts";
import { problemText } from "#shared/words/frame.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { TextArea } from "#ui/text-field.tsx";

const options = outcomes.map((value) => ({
  value,
  label: outcomeWords[value].name,
  note: outcomeWords[value].meaning,
}));

type OutcomeDialogProps = { readonly id: Id; readonly onClose: (isMeasured: boolean) => void };

/** Asks whether a released item was worth it, and records it; closing it leaves the item to be proved. */
export function OutcomeDialog({ id, onClose }: OutcomeDialogProps) {
  const item = usePortfolio((portfolio) => itemOf(portfolio, id));
  const [verdict, setVerdict] = useState<Outcome["verdict"] | null>(item?.outcome?.verdict ?? null);
  const [reason, setReason] = useState(item?.outcome?.reason ?? "");
  const [refused, setRefused] = useState<string | null>(null);
  const record = () => {
    if (verdict === null) {
      setRefused(outcomeAsking.choose);
      return;
    }
    const recorded = commitAndTell(recordOutcome(id, verdict, reason));
    if (recorded.ok) onClose(true);
    else setRefused(problemText(recorded.problem));
  };
  return (
    <FormDialog
      title={outcomeTitle(item?.title ?? "")}
      submitLabel={outcomeAsking.action}
      onSubmit={record}
      onClose={() => onClose(false)}
      refused={refused}
      size="small"
    >
      <RadioGroup label={outcomeAsking.verdict} options={options} value={verdict} onChange={setVerdict} isRequired />
      <TextArea label={outcomeAsking.seen} value={reason} onChange={setReason} isRequired />
    </FormDialog>
  );
}
