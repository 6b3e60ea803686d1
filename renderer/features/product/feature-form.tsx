import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import type { Id } from "#shared/domain/ids.ts";
import { addFeature, blankFeature, cadences, editFeature, type Cadence, type Feature } from "#shared/domain/feature.ts";
import { sameValue } from "#shared/domain/same.ts";
import { cadenceWords } from "#shared/words/codes.ts";
import { problemText } from "#shared/words/frame.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { FormDialog } from "#ui/form-dialog.tsx";
import { FormRow } from "#ui/form.tsx";
import { MonthField } from "#ui/month-field.tsx";
import { Select } from "#ui/select.tsx";
import { TextArea, TextField } from "#ui/text-field.tsx";
import { MarksField } from "./marks-field.tsx";

type FeatureFormProps = { readonly productId: Id; readonly feature: Feature | null; readonly onClose: () => void };

const unsaid = "unsaid";
const cadenceOptions = [
  { value: unsaid, label: "Not said" },
  ...cadences.map((value) => ({ value: value as string, label: cadenceWords[value] })),
];

/** Adds a feature, or edits everything that people say of one. */
export function FeatureForm({ productId, feature, onClose }: FeatureFormProps) {
  const [draft, setDraft] = useState(() => feature ?? blankFeature(productId, ""));
  const [refused, setRefused] = useState<string | null>(null);
  const say = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));

  const save = () => {
    if (draft.name.trim() === "") {
      setRefused("Give it a name.");
      return;
    }
    if (sameValue({ ...draft, name: draft.name.trim() }, feature)) {
      onClose();
      return;
    }
    const { description, releasedMonth, instrumentedFrom, cadence, eligibleSegment, marks } = draft;
    const said = {
      name: draft.name.trim(),
      description,
      releasedMonth,
      instrumentedFrom,
      cadence,
      eligibleSegment,
      marks,
    };
    const saved = commitAndTell(
      feature === null ? addFeature({ ...said, productId }) : editFeature(productId, feature.id, said),
    );
    if (saved.ok) onClose();
    else setRefused(problemText(saved.problem));
  };

  return (
    <FormDialog
      title={feature === null ? "Add a feature" : `Edit '${feature.name}'`}
      size={draft.marks.length > 0 ? "large" : "regular"}
      submitLabel={feature === null ? "Add" : "Save"}
      label="Feature"
      onSubmit={save}
      onClose={onClose}
      refused={refused}
    >
      <TextField label="Name" value={draft.name} onChange={(name) => say({ name })} isRequired takesFocus />
      <TextArea
        label="Description"
        rows={2}
        value={draft.description}
        onChange={(description) => say({ description })}
      />
      <FormRow>
        <MonthField
          label="Released"
          hint={productScreenWords.released}
          value={draft.releasedMonth}
          onChange={(releasedMonth) => say({ releasedMonth })}
        />
        <MonthField
          label="Counted from"
          hint={productScreenWords.instrumented}
          value={draft.instrumentedFrom}
          onChange={(instrumentedFrom) => say({ instrumentedFrom })}
        />
        <Select
          label="Meant to be used"
          options={cadenceOptions}
          value={draft.cadence ?? unsaid}
          onChange={(cadence) => say({ cadence: cadence === unsaid ? null : (cadence as Cadence) })}
        />
      </FormRow>
      <TextField
        label="For whom"
        hint={productScreenWords.segment}
        value={draft.eligibleSegment}
        onChange={(eligibleSegment) => say({ eligibleSegment })}
      />
      <MarksField value={draft.marks} onChange={(marks) => say({ marks })} />
    </FormDialog>
  );
}
