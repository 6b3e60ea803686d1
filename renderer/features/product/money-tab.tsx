import type { ProductLine } from "#shared/domain/overview.ts";
export function MoneyTab({ line }: { readonly line: ProductLine }) {
  return <p>{line.product.name}</p>;
}
