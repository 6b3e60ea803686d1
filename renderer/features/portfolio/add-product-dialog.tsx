import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { commit, usePortfolio } from "#data/portfolio.ts";
import { idOf } from "#shared/domain/ids.ts";
import {
  addProduct,
  blankProduct,
  lifecycleStages,
  productKinds,
  type LifecycleStage,
  type ProductKind,
} from "#shared/domain/product.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { addTeam } from "#shared/domain/team.ts";
import { lifecycleWords, productKindWords } from "#shared/words/codes.ts";
import { problemText } from "#shared/words/frame.ts";
import { portfolioScreenWords } from "#shared/words/portfolio.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { FormRow } from "#ui/form.tsx";
import { Select } from "#ui/select.tsx";
import { TextField } from "#ui/text-field.tsx";

type AddProductProps = { readonly onClose: () => void; readonly onAdded: (productId: string) => void };

const kinds = productKinds.map((value) => ({ value, label: productKindWords[value] }));
const stages = lifecycleStages.map((value) => ({ value, label: lifecycleWords[value] }));

/** Adds a product by what one knows at once; the rest is said on its own page. */
export function AddProductDialog({ onClose, onAdded }: AddProductProps) {
  const teams = usePortfolio((portfolio) => onShelf(portfolio.teams, ""));
  const [name, setName] = useState("");
  const [kind, setKind] = useState<ProductKind>("product");
  const [lifecycle, setLifecycle] = useState<LifecycleStage>("live");
  const [ownerTeamId, setOwner] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const submit = () => {
    if (name.trim() === "") {
      setRefused("Give it a name.");
      return;
    }
    const committed = commit(addProduct({ ...blankProduct(name.trim()), kind, lifecycle, ownerTeamId }));
    if (!committed.ok) {
      setRefused(problemText(committed.problem));
      return;
    }
    onAdded(idOf({ at: 0, by: "", seed: committed.value.id }, 0));
  };
  const newOwner = (text: string) => {
    const added = commitAndTell(addTeam({ name: text, dayRate: null }));
    if (added.ok) setOwner(idOf({ at: 0, by: "", seed: added.value.id }, 0));
  };

  return (
    <FormDialog
      title="Add a product or service"
      submitLabel="Add"
      label="New product"
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} error={refused} isRequired takesFocus />
      <FormRow>
        <Select label="Kind" options={kinds} value={kind} onChange={setKind} />
        <Select label="Lifecycle" options={stages} value={lifecycle} onChange={setLifecycle} />
      </FormRow>
      <ComboBox
        label="Owner"
        hint={portfolioScreenWords.owner}
        options={Array.from(teams.values(), ({ id, name: label }) => ({ value: id, label }))}
        value={ownerTeamId}
        onChange={setOwner}
        onNew={newOwner}
        newText={(text) => `New team '${text}'`}
      />
    </FormDialog>
  );
}
