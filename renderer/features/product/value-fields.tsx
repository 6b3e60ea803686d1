import type { ValueEntry, ValueSource } from "#shared/domain/ledger.ts";
import { valueLedger } from "#shared/domain/value-ledger.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { claimText, valueKindWords } from "#shared/words/product.ts";
import { FormRow } from "#ui/form.tsx";
import { Muted } from "#ui/layout.tsx";
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
import { sourceOfKind } from "./ledger-drafts.ts";
import type { EntryFieldsProps } from "./ledger-kind.ts";

const kinds = (Object.keys(valueKindWords) as ValueSource["kind"][]).map((value) => ({
  value,
  label: valueKindWords[value],
}));

/** Everything that a value entry says. */
export function ValueFields({ draft, say }: EntryFieldsProps<"values">) {
  return (
    <>
      <FormRow>
        <TextField label="Where from" value={draft.label} onChange={(label) => say({ label })} isRequired takesFocus />
        <Select
          label="How it comes about"
          options={kinds}
          value={draft.value.kind}
          onChange={(kind) => say({ value: sourceOfKind(kind, draft.value) })}
        />
      </FormRow>
      <SourceFields source={draft.value} currency={draft.currency} onChange={(value) => say({ value })} />
      <FormRow>
        <CurrencyField value={draft.currency} onChange={(currency) => say({ currency })} />
        <FeatureField
          productId={draft.productId}
          value={draft.featureId}
          onChange={(featureId) => say({ featureId })}
        />
        <ShareField
          label="Share claimed"
          hint={productScreenWords.attribution}
          value={draft.attribution}
          onChange={(attribution) => say({ attribution })}
        />
      </FormRow>
      <PeriodFields recurrence={draft.recurrence} from={draft.from} to={draft.to} onChange={say} />
      <RangeFields range={draft.range} onChange={(range) => say({ range })} />
      <Muted>{claimText(valueLedger([draft]).total, draft)}</Muted>
      <FormRow>
        <ProvenanceField value={draft.provenance} onChange={(provenance) => say({ provenance })} />
        <TextField
          label="Shared source"
          hint={productScreenWords.source}
          value={draft.sharedSource ?? ""}
          onChange={(sharedSource) => say({ sharedSource })}
        />
        <TextField label="Evidence" value={draft.evidence} onChange={(evidence) => say({ evidence })} />
      </FormRow>
    </>
  );
}

type SourceFieldsProps = {
  readonly source: ValueSource;
  readonly currency: string;
  readonly onChange: (source: ValueSource) => void;
};

function SourceFields({ source, currency, onChange }: SourceFieldsProps) {
  const counted = (label: string, value: number, say: (value: number) => void) => (
    <NumberField label={label} min={0} value={value} onChange={(next) => say(next ?? 0)} />
  );
  const amount = (label: string, value: number, say: (minor: number) => void) => (
    <AmountField label={label} currency={currency} value={value} onChange={say} />
  );
  switch (source.kind) {
    case "revenue":
      return (
        <FormRow>
          {amount("Revenue a month", source.amount, (minor) => onChange({ ...source, amount: minor }))}
          <ShareField
            label="Contribution margin"
            value={source.margin}
            onChange={(margin) => onChange({ ...source, margin })}
          />
        </FormRow>
      );
    case "costAvoided":
      return amount("Cost avoided a month", source.amount, (minor) => onChange({ ...source, amount: minor }));
    case "orders":
      return (
        <FormRow>
          {counted("Orders a month", source.orders, (orders) => onChange({ ...source, orders }))}
          {amount("Contribution of each", source.contribution, (contribution) => onChange({ ...source, contribution }))}
        </FormRow>
      );
    case "users":
      return (
        <FormRow>
          {counted("Users a month", source.users, (users) => onChange({ ...source, users }))}
          {amount("Value of each", source.valuePerUser, (valuePerUser) => onChange({ ...source, valuePerUser }))}
        </FormRow>
      );
    case "risk":
      return (
        <FormRow>
          <ShareField label="Yearly risk without it" value={source.p0} onChange={(p0) => onChange({ ...source, p0 })} />
          {amount("Loss without it", source.loss0, (loss0) => onChange({ ...source, loss0 }))}
          <ShareField label="Yearly risk with it" value={source.p1} onChange={(p1) => onChange({ ...source, p1 })} />
          {amount("Loss with it", source.loss1, (loss1) => onChange({ ...source, loss1 }))}
        </FormRow>
      );
  }
}

type RangeFieldsProps = {
  readonly range: ValueEntry["range"];
  readonly onChange: (range: ValueEntry["range"]) => void;
};

/** The range of an estimate; without one it is shown as a point with no range given. */
function RangeFields({ range, onChange }: RangeFieldsProps) {
  const percent = (factor: number | undefined) => (factor === undefined ? null : Math.round(factor * 100));
  const say = (end: "low" | "high", value: number | null) => {
    if (value === null) onChange(null);
    else onChange({ low: range?.low ?? 1, high: range?.high ?? 1, [end]: value / 100 });
  };
  return (
    <FormRow>
      <NumberField
        label="Perhaps as low as"
        hint={productScreenWords.range}
        unit="%"
        min={0}
        value={percent(range?.low)}
        onChange={(value) => say("low", value)}
      />
      <NumberField
        label="Perhaps as high as"
        unit="%"
        min={0}
        value={percent(range?.high)}
        onChange={(value) => say("high", value)}
      />
    </FormRow>
  );
}
