import { usePortfolio } from "#data/portfolio.ts";
import { costCategories } from "#shared/domain/ledger.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { categoryWords } from "#shared/words/codes.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormRow } from "#ui/form.tsx";
import { MonthField } from "#ui/month-field.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import { TextField } from "#ui/text-field.tsx";
import {
  AmountField,
  CurrencyField,
  FeatureField,
  PeriodFields,
  ProvenanceField,
  ShareField,
} from "./entry-fields.tsx";
import type { EntryFieldsProps } from "./ledger-kind.ts";
import { TeamField } from "./team-fields.tsx";

const categories = costCategories.map((value) => ({ value, label: categoryWords[value] }));

type CostFieldsProps = EntryFieldsProps<"costs">;

/** Everything that a cost entry says. */
export function CostFields({ draft, say }: CostFieldsProps) {
  return (
    <>
      <FormRow>
        <TextField label="What for" value={draft.label} onChange={(label) => say({ label })} isRequired takesFocus />
        <Select
          label="Category"
          options={categories}
          value={draft.category}
          onChange={(category) => say({ category })}
        />
      </FormRow>
      <FormRow>
        <AmountField
          label={draft.recurrence === "recurring" ? "Amount a month" : "Amount"}
          hint={productScreenWords.credits}
          currency={draft.currency}
          value={draft.amount}
          onChange={(amount) => say({ amount })}
        />
        <CurrencyField value={draft.currency} onChange={(currency) => say({ currency })} />
        {draft.productId !== null && (
          <FeatureField
            productId={draft.productId}
            value={draft.featureId}
            onChange={(featureId) => say({ featureId })}
          />
        )}
      </FormRow>
      <PeriodFields recurrence={draft.recurrence} from={draft.from} to={draft.to} onChange={say} />
      <EndFields draft={draft} say={say} />
      <PeopleFields draft={draft} say={say} />
    </>
  );
}

function EndFields({ draft, say }: CostFieldsProps) {
  return (
    <FormRow>
      <ShareField
        label="Avoidable share"
        hint={productScreenWords.avoidable}
        value={draft.avoidableShare}
        onChange={(avoidableShare) => say({ avoidableShare })}
      />
      <MonthField
        label="Avoidable from"
        hint={productScreenWords.avoidableFrom}
        value={draft.avoidableFrom}
        onChange={(avoidableFrom) => say({ avoidableFrom })}
      />
      {draft.recurrence === "oneOff" && (
        <NumberField
          label="Spread over"
          hint={productScreenWords.amortised}
          unit="months"
          min={1}
          max={1200}
          isWhole
          value={draft.amortiseMonths}
          onChange={(amortiseMonths) => say({ amortiseMonths })}
        />
      )}
    </FormRow>
  );
}

function PeopleFields({ draft, say }: CostFieldsProps) {
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  return (
    <>
      <FormRow>
        <TeamField label="Paid by" value={draft.paidByTeamId} onChange={(paidByTeamId) => say({ paidByTeamId })} />
        <ComboBox
          label="Caused by"
          hint={productScreenWords.causedBy}
          options={Array.from(products.values(), ({ id, name }) => ({ value: id, label: name }))}
          value={draft.causedByProductId}
          onChange={(causedByProductId) => say({ causedByProductId })}
        />
      </FormRow>
      <FormRow>
        <ProvenanceField value={draft.provenance} onChange={(provenance) => say({ provenance })} />
        <TextField label="Note" value={draft.note ?? ""} onChange={(note) => say({ note })} />
      </FormRow>
    </>
  );
}
