import { useState } from "react";
import { commit, usePortfolio } from "#data/portfolio.ts";
import { itemOf } from "#shared/domain/backlog-order.ts";
import { addExperiment } from "#shared/domain/experiment-commands.ts";
import { blankCard } from "#shared/domain/experiment-card.ts";
import { blankExperiment, type Experiment } from "#shared/domain/experiment.ts";
import { idOf, type Id } from "#shared/domain/ids.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { newExperimentWords, purposeWords } from "#shared/words/experiment-board.ts";
import { hiddenArms } from "#shared/words/experiment-card.ts";
import { problemText } from "#shared/words/frame.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { Muted } from "#ui/layout.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useFeatureOptions, useProductOptions } from "../use-options.ts";

/** What is known of a new experiment from where it was asked for. */
export type NewExperiment = {
  readonly purpose: Experiment["purpose"];
  readonly productId: Id | null;
  readonly featureId: Id | null;
  readonly itemId: Id | null;
};

type NewExperimentDialogProps = {
  readonly known: NewExperiment;
  readonly onClose: () => void;
  readonly onAdded: (experimentId: Id) => void;
};

type Refused = { readonly place: "title" | "product" | "feature"; readonly text: string };

const purposes = (["change", "removal"] as const).map((value) => ({
  value,
  label: purposeWords[value].name,
  note: purposeWords[value].meaning,
}));

/** Adds an experiment as a draft by what one knows at once; its card is written on its own page. */
export function NewExperimentDialog({ known, onClose, onAdded }: NewExperimentDialogProps) {
  const portfolio = usePortfolio((whole) => whole);
  const item = known.itemId === null ? undefined : itemOf(portfolio, known.itemId);
  const [productId, setProduct] = useState(item?.productId ?? known.productId);
  const [purpose, setPurpose] = useState(known.purpose);
  const [featureId, setFeature] = useState(known.featureId ?? item?.featureId ?? null);
  const products = useProductOptions();
  const features = useFeatureOptions(productId);
  const first = features.find(({ value }) => value === featureId)?.label;
  const [title, setTitle] = useState(
    item?.title ?? (known.purpose === "removal" && first !== undefined ? `Hide ${first}` : ""),
  );
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = () => {
    if (productId === null) return setRefused({ place: "product", text: newExperimentWords.needsProduct });
    if (purpose === "removal" && featureId === null) {
      return setRefused({ place: "feature", text: newExperimentWords.needsFeature });
    }
    if (title.trim() === "") return setRefused({ place: "title", text: newExperimentWords.needsTitle });
    const feature = features.find(({ value }) => value === featureId)?.label ?? "";
    const blank = blankCard(settingsOf(portfolio));
    const card = purpose === "removal" ? { ...blank, ...hiddenArms(feature) } : blank;
    const draft = { ...blankExperiment(productId, title.trim(), card), purpose, featureId, itemId: item?.id ?? null };
    const committed = commit(addExperiment(draft));
    if (!committed.ok) return setRefused({ place: "title", text: problemText(committed.problem) });
    onAdded(idOf({ at: 0, by: "", seed: committed.value.id }, 0));
  };
  const errorOf = (place: Refused["place"]) => (refused?.place === place ? refused.text : null);

  return (
    <FormDialog
      title={newExperimentWords.title}
      description={newExperimentWords.meaning}
      submitLabel="Write the card"
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label="Title" value={title} onChange={setTitle} error={errorOf("title")} isRequired takesFocus />
      <ComboBox
        label="Product"
        options={products}
        value={productId}
        onChange={(chosen) => {
          setProduct(chosen);
          setFeature(null);
        }}
        error={errorOf("product")}
        isRequired
        isDisabled={item !== undefined}
      />
      <RadioGroup label="What is tested" options={purposes} value={purpose} onChange={setPurpose} />
      <ComboBox
        label={purpose === "removal" ? "Feature that is hidden" : "Feature it is about"}
        options={features}
        value={featureId}
        onChange={setFeature}
        error={errorOf("feature")}
        isRequired={purpose === "removal"}
        isDisabled={productId === null}
      />
      {item !== undefined && <Muted>For the backlog item ‘{item.title}’.</Muted>}
    </FormDialog>
  );
}
