import { useState } from "react";
import { commit } from "#data/portfolio.ts";
import { tell } from "#data/notices.ts";
import { cardHash, type StartCheck } from "#shared/domain/experiment-checks.ts";
import { startExperiment } from "#shared/domain/experiment-binding.ts";
import { readingOf } from "#shared/domain/experiment-card.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { beliefText } from "#shared/words/experiment-board.ts";
import { lockWords, worthwhileWords } from "#shared/words/experiment-card.ts";
import { sizeText } from "#shared/words/effects.ts";
import { methodWords, startCheckWords } from "#shared/words/experiments.ts";
import { dayText, notKnown } from "#shared/words/format.ts";
import { problemText } from "#shared/words/frame.ts";
import { FormDialog } from "#ui/form-dialog.tsx";
import { Facts, Muted } from "#ui/layout.tsx";
import { TextField } from "#ui/text-field.tsx";
import styles from "./card.module.css";

type StartDialogProps = {
  readonly experiment: Experiment;
  readonly checks: readonly StartCheck[];
  readonly onClose: () => void;
};

/** Shows what is about to be fixed, asks why for what is not met, and locks the card. */
export function StartDialog({ experiment, checks, onClose }: StartDialogProps) {
  const { id, title, card, purpose } = experiment;
  const [reasons, setReasons] = useState<Readonly<Partial<Record<StartCheck, string>>>>({});
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const isOpen = (check: StartCheck) => (reasons[check] ?? "").trim() === "";
  const start = () => {
    setAsked(true);
    if (checks.some(isOpen)) return;
    const committed = commit(startExperiment(id, reasons));
    if (!committed.ok) return setRefused(problemText(committed.problem));
    tell({ text: `‘${title}’ runs. Its card is locked.`, tone: "good" });
    onClose();
  };
  const worthwhile = worthwhileWords(purpose, card.method).name;
  return (
    <FormDialog
      title={lockWords.title}
      description={lockWords.meaning}
      submitLabel={lockWords.title}
      onSubmit={start}
      onClose={onClose}
      refused={refused}
    >
      <Facts
        facts={[
          { term: "Belief", value: beliefText(card) },
          { term: "Method", value: methodWords[card.method].name },
          ...(readingOf(card.method) === "none" ? [] : [{ term: "Metric", value: card.metric.name }]),
          { term: worthwhile, value: card.worthwhile === null ? notKnown : sizeText(card, card.worthwhile) },
          { term: "Ends", value: card.endsOn === null ? notKnown : dayText(card.endsOn) },
          { term: "Decides", value: card.owner },
          { term: "Fingerprint", value: <code className={styles.hash}>{cardHash(card)}</code> },
        ]}
      />
      <Muted>{lockWords.hash}</Muted>
      {checks.length > 0 && <p>{lockWords.reasons}</p>}
      {checks.map((check) => (
        <TextField
          key={check}
          label={startCheckWords[check]}
          value={reasons[check] ?? ""}
          onChange={(text) => setReasons((before) => ({ ...before, [check]: text }))}
          error={isAsked && isOpen(check) ? lockWords.needsReason : null}
          isRequired
        />
      ))}
    </FormDialog>
  );
}
