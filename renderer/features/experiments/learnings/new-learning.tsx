import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { idOf, type Id } from "#shared/domain/ids.ts";
import { addLearning, blankLearning, type Learning } from "#shared/domain/learning.ts";
import type { Draft } from "#shared/domain/record.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { problemText } from "#shared/words/frame.ts";
import { learningWords } from "#shared/words/learnings.ts";
import { believedText, observedText } from "#shared/words/observed.ts";
import { FormDialog } from "#ui/form-dialog.tsx";
import { TextArea, TextField } from "#ui/text-field.tsx";
import { ProductChoice } from "./product-choice.tsx";

type NewLearningProps = {
  /** The experiment that taught it; null where it is written by hand. */
  readonly experimentId: Id | null;
  readonly onClose: () => void;
  readonly onAdded: (id: Id) => void;
};

function prefilled(experiment: Experiment | undefined): Draft<Learning> {
  if (experiment === undefined) return blankLearning("");
  return {
    ...blankLearning("", experiment.productId),
    believed: believedText(experiment.card),
    observed: observedText(experiment),
    supportedBy: [experiment.id],
  };
}

/** A new learning: by hand, or prefilled with what an experiment believed and observed. */
export function NewLearning({ experimentId, onClose, onAdded }: NewLearningProps) {
  const experiment = usePortfolio((portfolio) =>
    experimentId === null ? undefined : experimentOf(portfolio, experimentId),
  );
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  const [draft, setDraft] = useState(() => prefilled(experiment));
  const [refused, setRefused] = useState<string | null>(null);
  const say = (part: Partial<Draft<Learning>>) => setDraft((before) => ({ ...before, ...part }));
  const add = () => {
    if (draft.title.trim() === "") {
      setRefused(learningWords.needsTitle);
      return;
    }
    const added = commitAndTell(addLearning({ ...draft, title: draft.title.trim() }));
    if (added.ok) onAdded(idOf({ at: 0, by: "", seed: added.value.id }, 0));
    else setRefused(problemText(added.problem));
  };
  return (
    <FormDialog
      title="New learning"
      submitLabel="Add"
      refused={refused}
      onSubmit={add}
      onClose={onClose}
      {...(experiment !== undefined && { description: `From '${experiment.title}'.` })}
    >
      <TextField
        label="What was learned, in a sentence"
        value={draft.title}
        onChange={(title) => say({ title })}
        isRequired
        takesFocus
      />
      <ProductChoice products={products} productId={draft.productId} onChange={(productId) => say({ productId })} />
      <TextArea label="We believed" rows={2} value={draft.believed} onChange={(believed) => say({ believed })} />
      <TextArea label="We observed" rows={2} value={draft.observed} onChange={(observed) => say({ observed })} />
      <TextArea label="From that we learned" rows={2} value={draft.learned} onChange={(learned) => say({ learned })} />
      <TextArea
        label="Therefore we will"
        rows={2}
        value={draft.therefore}
        onChange={(therefore) => say({ therefore })}
      />
    </FormDialog>
  );
}
