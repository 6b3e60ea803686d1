import { useState } from "react";
import { clock } from "#data/clock.ts";
import { commitAndTell } from "#data/notices.ts";
import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import { dayLength } from "#shared/domain/ids.ts";
import { reviewCandidate } from "#shared/domain/retirement-commands.ts";
import { reviewWords } from "#shared/words/why.ts";
import { DayField } from "#ui/day-field.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { TextArea } from "#ui/text-field.tsx";

const daysAhead = { keep: 365, snooze: 30 } as const;

function dayAfter(days: number): string {
  return new Date(clock.now() + days * dayLength).toISOString().slice(0, 10);
}

function dayProblem(day: string | null): string | null {
  if (day === null) return reviewWords.noDay;
  return day < dayAfter(0) ? reviewWords.dayPassed : null;
}

type ReviewDialogProps = {
  readonly candidate: Pick<RetirementCandidate, "subject" | "name">;
  readonly kind: "keep" | "snooze";
  readonly onClose: () => void;
};

/** Asks for the reason and the day with which a candidate is kept or put off. */
export function ReviewDialog({ candidate, kind, onClose }: ReviewDialogProps) {
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<string | null>(() => dayAfter(daysAhead[kind]));
  const [isTried, setIsTried] = useState(false);
  const reasonProblem = reason.trim() === "" ? reviewWords.noReason : null;
  const untilProblem = dayProblem(until);
  const said = reviewWords[kind];
  const submit = () => {
    setIsTried(true);
    if (reasonProblem !== null || untilProblem !== null || until === null) return;
    const review = { ...candidate.subject, kind, reason: reason.trim(), until };
    if (commitAndTell(reviewCandidate(review)).ok) onClose();
  };
  return (
    <FormDialog
      title={said.title(candidate.name)}
      description={said.description}
      submitLabel={said.submit}
      onSubmit={submit}
      onClose={onClose}
      size="small"
    >
      <TextArea
        label="Reason"
        isRequired
        takesFocus
        value={reason}
        onChange={setReason}
        error={isTried ? reasonProblem : null}
      />
      <DayField
        label={said.date}
        isRequired
        value={until}
        onChange={setUntil}
        error={isTried || untilProblem?.startsWith("This") === true ? untilProblem : null}
      />
    </FormDialog>
  );
}
