import { usePortfolio } from "#data/portfolio.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { CostEntry } from "#shared/domain/ledger.ts";
import type { Month } from "#shared/domain/month.ts";
import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";
import type { Provenance } from "#shared/domain/record.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { provenanceWords } from "#shared/words/codes.ts";
import { currencyNames } from "#shared/words/currencies.ts";
import { SegmentedControl } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormRow } from "#ui/form.tsx";
import { MonthField } from "#ui/month-field.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import { LinkButton } from "#ui/button.tsx";
import styles from "./product.module.css";

type AmountFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly currency: string;
  readonly value: number;
  readonly onChange: (minor: number) => void;
  readonly id?: string;
};

/** An amount in a currency; empty counts as nothing. */
export function AmountField({ label, hint, currency, value, onChange, id }: AmountFieldProps) {
  return (
    <NumberField
      id={id}
      label={label}
      hint={hint}
      unit={currency}
      format={{ maximumFractionDigits: minorDigits(currency) }}
      value={toMajor(value, currency)}
      onChange={(major) => onChange(toMinor(major ?? 0, currency) ?? 0)}
    />
  );
}

type ShareFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly onChange: (share: number) => void;
};

/** A share from 0 to 100%. */
export function ShareField({ label, hint, value, onChange }: ShareFieldProps) {
  return (
    <NumberField
      label={label}
      hint={hint}
      unit="%"
      min={0}
      max={100}
      value={Math.round(value * 1e6) / 1e4}
      onChange={(percent) => onChange((percent ?? 0) / 100)}
    />
  );
}

const recurrences = [
  { value: "recurring", label: "Every month" },
  { value: "oneOff", label: "Once" },
] as const;

const forever: Month = "2099-12";

type PeriodProps = {
  readonly recurrence: CostEntry["recurrence"];
  readonly from: Month;
  readonly to: Month;
  readonly onChange: (period: Partial<Pick<CostEntry, "recurrence" | "from" | "to">>) => void;
};

/** When an entry is booked: every month of a period, or once. */
export function PeriodFields({ recurrence, from, to, onChange }: PeriodProps) {
  const isOnce = recurrence === "oneOff";
  return (
    <>
      <SegmentedControl
        label="Booked"
        options={recurrences}
        value={recurrence}
        onChange={(next) => onChange(next === "oneOff" ? { recurrence: next, to: from } : { recurrence: next })}
      />
      <FormRow>
        <MonthField
          label={isOnce ? "In" : "From"}
          isRequired
          value={from}
          onChange={(month) => month !== null && onChange(isOnce ? { from: month, to: month } : { from: month })}
        />
        {!isOnce && (
          <MonthField
            label="To"
            isRequired
            value={to}
            onChange={(month) => month !== null && onChange({ to: month })}
          />
        )}
        {!isOnce && to < forever && (
          <div className={styles.besideField}>
            <LinkButton onPress={() => onChange({ to: forever })}>Runs on without an end</LinkButton>
          </div>
        )}
      </FormRow>
    </>
  );
}

const currencies = currencyNames().map(({ code, name }) => ({ value: code, label: `${code}, ${name}` }));

/** The currency of an entry. */
export function CurrencyField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  return (
    <ComboBox
      label="Currency"
      options={currencies}
      value={value}
      onChange={(code) => code !== null && onChange(code)}
    />
  );
}

const provenances = (Object.keys(provenanceWords) as Provenance[]).map((value) => ({
  value,
  label: provenanceWords[value],
}));

type ProvenanceFieldProps = { readonly value: Provenance; readonly onChange: (value: Provenance) => void };

/** How a figure came to be known. */
export function ProvenanceField({ value, onChange }: ProvenanceFieldProps) {
  return <Select label="How it is known" options={provenances} value={value} onChange={onChange} />;
}

const whole = "whole";

type FeatureFieldProps = {
  readonly productId: Id;
  readonly value: Id | null;
  readonly onChange: (featureId: Id | null) => void;
};

/** The feature an entry is about, or the whole product. */
export function FeatureField({ productId, value, onChange }: FeatureFieldProps) {
  const features = usePortfolio((portfolio) => onShelf(portfolio.features, productId));
  return (
    <ComboBox
      label="About"
      options={[
        { value: whole, label: "The whole product" },
        ...Array.from(features.values(), ({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? whole}
      onChange={(id) => onChange(id === whole ? null : id)}
    />
  );
}
