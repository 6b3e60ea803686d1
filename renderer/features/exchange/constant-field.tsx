import { changeReading } from "#data/importing.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import type { Field } from "#shared/exchange/field.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { currencyNames } from "#shared/words/currencies.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { TextField } from "#ui/text-field.tsx";
import { withConstant } from "./matching.ts";

type ConstantFieldProps = { readonly field: Field; readonly reading: Reading; readonly name: string };

const currencies = currencyNames().map((currency) => ({
  value: currency.code,
  label: `${currency.code}, ${currency.name}`,
}));

/** What holds for every row where no column says it: one product, one period, one currency. */
export function ConstantField({ field, reading, name }: ConstantFieldProps) {
  const products = usePortfolio((portfolio) => portfolio.products);
  const value = reading.constants[field.id] ?? "";
  const say = (said: string | null) => changeReading(withConstant(reading, field.id, said ?? ""));
  const label = `${name} of every row`;
  if (field.kind === "currency") {
    return (
      <ComboBox
        label={label}
        isLabelHidden
        placeholder="One currency for all rows"
        options={currencies}
        value={value === "" ? null : value}
        onChange={say}
      />
    );
  }
  if (field.id === "product") {
    const names = [...onShelf(products, "").values()].map((product) => product.name);
    const known = value === "" || names.includes(value) ? names : [value, ...names];
    return (
      <ComboBox
        label={label}
        isLabelHidden
        placeholder="One product for all rows"
        options={known.map((product) => ({ value: product, label: product }))}
        value={value === "" ? null : value}
        onChange={say}
        onNew={say}
        isFree
        newText={(text) => `New: ${text}`}
      />
    );
  }
  return (
    <TextField
      label={label}
      isLabelHidden
      placeholder={field.kind === "period" ? "One period for all, such as 2025-08" : "The same for all rows"}
      value={value}
      onChange={say}
    />
  );
}
