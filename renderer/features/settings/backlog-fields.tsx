import { useMemo, useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { currentPortfolio, useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { addField, editField, ownFields, removeField, type BacklogField } from "#shared/domain/backlog-field.ts";
import type { Draft } from "#shared/domain/record.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { problemText } from "#shared/words/frame.ts";
import { backlogSettingWords, fieldKindWords, fieldRemovedText, fieldText } from "#shared/words/settings-backlog.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { Checkbox } from "#ui/choice.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { Pencil, Plus, Trash2 } from "#ui/icons.ts";
import { Muted } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { TextArea, TextField } from "#ui/text-field.tsx";
import styles from "./settings.module.css";

type Kind = BacklogField["kind"];

const kinds = (Object.keys(fieldKindWords) as Kind[]).map((value) => ({ value, label: fieldKindWords[value] }));
const blank: Draft<BacklogField> = { name: "", kind: "number", unit: "", choices: [], rubric: "", onCard: false };

/** The fields of the team's own: added, changed and removed. */
export function BacklogFields() {
  const shelf = usePortfolio((portfolio) => portfolio.fields);
  const fields = useMemo(() => ownFields(shelf), [shelf]);
  const isFixed = useIsFixed();
  const [opened, setOpened] = useState<BacklogField | "new" | null>(null);
  return (
    <div className={styles.parts}>
      {fields.length === 0 && <Muted>{backlogSettingWords.noFields}</Muted>}
      <ul className={styles.fields}>
        {fields.map((field) => (
          <li key={field.id}>
            <span>
              {field.name} <Muted>{fieldText(field)}</Muted>
            </span>
            <IconButton
              size="small"
              variant="quiet"
              icon={Pencil}
              label={`Edit the field ${field.name}`}
              isDisabled={isFixed}
              onPress={() => setOpened(field)}
            />
            <IconButton
              size="small"
              variant="quiet"
              icon={Trash2}
              label={`Remove the field ${field.name}`}
              isDisabled={isFixed}
              onPress={() => remove(field)}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button size="small" icon={Plus} isDisabled={isFixed} onPress={() => setOpened("new")}>
          Add a field
        </Button>
      </div>
      {opened !== null && <FieldForm field={opened === "new" ? null : opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

function remove({ id, name }: BacklogField): void {
  let items = 0;
  for (const item of allOf(currentPortfolio().backlog))
    if (item.fields.some(({ fieldId }) => fieldId === id)) items += 1;
  commitAndTell(removeField(id), fieldRemovedText(name, items));
}

type FieldFormProps = { readonly field: BacklogField | null; readonly onClose: () => void };

function FieldForm({ field, onClose }: FieldFormProps) {
  const [draft, setDraft] = useState<Draft<BacklogField>>(field ?? blank);
  const [choices, setChoices] = useState(draft.choices.join("\n"));
  const [refused, setRefused] = useState<string | null>(null);
  const say = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const { name, kind, unit, rubric, onCard } = draft;
  const save = () => {
    if (name.trim() === "") {
      setRefused("Give it a name.");
      return;
    }
    const named = [...new Set(choices.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
    const said = {
      name: name.trim(),
      unit: kind === "number" ? unit : "",
      choices: kind === "choice" ? named : [],
      rubric,
      onCard,
    };
    const saved = commitAndTell(field === null ? addField({ ...said, kind }) : editField(field.id, said));
    if (saved.ok) onClose();
    else setRefused(problemText(saved.problem));
  };
  return (
    <FormDialog
      title={field === null ? "Add a field" : `Edit '${field.name}'`}
      submitLabel={field === null ? "Add" : "Save"}
      onSubmit={save}
      onClose={onClose}
      refused={refused}
      size="small"
    >
      <TextField label="Name" value={name} onChange={(text) => say({ name: text })} isRequired takesFocus />
      <Select
        label="Kind"
        options={kinds}
        value={kind}
        isDisabled={field !== null}
        onChange={(next) => say({ kind: next })}
      />
      {kind === "number" && (
        <TextField label="Unit" value={unit} onChange={(text) => say({ unit: text })} placeholder="teams, points, €" />
      )}
      {kind === "choice" && (
        <TextArea
          label="Choices"
          hint={backlogSettingWords.choices}
          rows={4}
          value={choices}
          onChange={setChoices}
          isRequired
        />
      )}
      <TextArea
        label="Rubric"
        hint={backlogSettingWords.rubric}
        rows={3}
        value={rubric}
        onChange={(text) => say({ rubric: text })}
      />
      <Checkbox isSelected={onCard} onChange={(isOn) => say({ onCard: isOn })}>
        Show it on cards
      </Checkbox>
    </FormDialog>
  );
}
