import type { Id } from "#shared/domain/ids.ts";
import type { Product } from "#shared/domain/product.ts";
import { learningWords } from "#shared/words/learnings.ts";
import { ComboBox } from "#ui/combo-box.tsx";

const everyProduct = "all products";

type ProductChoiceProps = {
  readonly products: ReadonlyMap<Id, Product>;
  readonly productId: Id | null;
  readonly isDisabled?: boolean;
  readonly isLabelHidden?: boolean;
  readonly onChange: (productId: Id | null) => void;
};

/** A product, or all of them. */
export function ProductChoice({ products, productId, onChange, ...field }: ProductChoiceProps) {
  const named = [...products.values()]
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <ComboBox
      label="Product"
      {...field}
      options={[{ value: everyProduct, label: learningWords.everyProduct }, ...named]}
      value={productId ?? everyProduct}
      onChange={(chosen) => onChange(chosen === everyProduct ? null : chosen)}
    />
  );
}
