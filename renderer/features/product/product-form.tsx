import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { editProduct, type Product } from "#shared/domain/product.ts";
import { sameValue } from "#shared/domain/same.ts";
import { lifecycleWords, productKindWords } from "#shared/words/codes.ts";
import { problemText } from "#shared/words/frame.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { cornerWords, customersWords, populationWords } from "#shared/words/product.ts";
import { FormDialog } from "#ui/form-dialog.tsx";
import { FieldSet, FormRow } from "#ui/form.tsx";
import { MonthField } from "#ui/month-field.tsx";
import { Select } from "#ui/select.tsx";
import { TextArea, TextField } from "#ui/text-field.tsx";
import { MarksField } from "./marks-field.tsx";
import { TeamField, TeamsField } from "./team-fields.tsx";

type Keys =
  | "name"
  | "kind"
  | "lifecycle"
  | "description"
  | "ownerTeamId"
  | "corners"
  | "decisionRight"
  | "customers"
  | "population"
  | "job"
  | "supportEnd"
  | "marks";

function optionsOf<V extends string>(words: Readonly<Record<V, string>>) {
  return (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }));
}

const kinds = optionsOf(productKindWords);
const stages = optionsOf(lifecycleWords);
const customers = optionsOf(customersWords);
const populations = optionsOf(populationWords);
const corners = Object.keys(cornerWords) as readonly (keyof Product["corners"])[];

/** Edits everything that people say of a product, as one change. */
export function ProductForm({ product, onClose }: { readonly product: Product; readonly onClose: () => void }) {
  const [draft, setDraft] = useState<Pick<Product, Keys>>(product);
  const [refused, setRefused] = useState<string | null>(null);
  const say = (part: Partial<Pick<Product, Keys>>) => setDraft((before) => ({ ...before, ...part }));
  const isNamed = draft.name.trim() !== "";

  const save = () => {
    if (!isNamed) {
      setRefused("Give it a name.");
      return;
    }
    if (sameValue({ ...draft, name: draft.name.trim() }, product)) {
      onClose();
      return;
    }
    const { name, kind, lifecycle, description, ownerTeamId, job, supportEnd, marks } = draft;
    const { decisionRight, customers: known, population } = draft;
    const said = { name: name.trim(), kind, lifecycle, description, ownerTeamId, job, supportEnd, marks };
    const edited = commitAndTell(
      editProduct(product.id, { ...said, corners: draft.corners, decisionRight, customers: known, population }),
    );
    if (edited.ok) onClose();
    else setRefused(problemText(edited.problem));
  };

  return (
    <FormDialog
      title={`Edit '${product.name}'`}
      size="large"
      submitLabel="Save"
      label="Product"
      onSubmit={save}
      onClose={onClose}
      refused={refused}
    >
      <TextField label="Name" value={draft.name} onChange={(name) => say({ name })} isRequired takesFocus />
      <FormRow>
        <Select label="Kind" options={kinds} value={draft.kind} onChange={(kind) => say({ kind })} />
        <Select
          label="Lifecycle"
          options={stages}
          value={draft.lifecycle}
          onChange={(lifecycle) => say({ lifecycle })}
        />
        <TeamField label="Owner" value={draft.ownerTeamId} onChange={(ownerTeamId) => say({ ownerTeamId })} />
      </FormRow>
      <TextArea
        label="Description"
        rows={2}
        value={draft.description}
        onChange={(description) => say({ description })}
      />
      <TextField label="Job" hint={productScreenWords.job} value={draft.job} onChange={(job) => say({ job })} />
      <FormRow>
        <Select
          label="Customers"
          options={customers}
          value={draft.customers}
          onChange={(known) => say({ customers: known })}
        />
        <Select
          label="Users are"
          options={populations}
          value={draft.population}
          onChange={(population) => say({ population })}
        />
        <MonthField
          label="Supported until"
          hint={productScreenWords.supportEnd}
          value={draft.supportEnd}
          onChange={(supportEnd) => say({ supportEnd })}
        />
      </FormRow>
      <FieldSet legend="Four corners" hint={productScreenWords.corners}>
        <FormRow>
          {corners.map((corner) => (
            <TeamsField
              key={corner}
              label={cornerWords[corner].name}
              hint={cornerWords[corner].question}
              value={draft.corners[corner]}
              onChange={(teams) => say({ corners: { ...draft.corners, [corner]: teams } })}
            />
          ))}
        </FormRow>
      </FieldSet>
      <FormRow>
        <TextField
          label="Who decides"
          value={draft.decisionRight.decides}
          onChange={(decides) => say({ decisionRight: { ...draft.decisionRight, decides } })}
        />
        <TextField
          label="Who must be heard"
          value={draft.decisionRight.heard}
          onChange={(heard) => say({ decisionRight: { ...draft.decisionRight, heard } })}
        />
      </FormRow>
      <MarksField value={draft.marks} onChange={(marks) => say({ marks })} />
    </FormDialog>
  );
}
