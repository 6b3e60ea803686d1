import { usePortfolio } from "#data/portfolio.ts";
import { find } from "#shared/domain/change.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { Breadcrumbs } from "#ui/breadcrumbs.tsx";

/** The way back from an experiment: to all of them, and to those of its product. */
export function ExperimentCrumbs({ experiment: { productId, title } }: { readonly experiment: Experiment }) {
  const product = usePortfolio((portfolio) => find(portfolio, "products", productId)?.name ?? "");
  return (
    <Breadcrumbs
      label="Where you are"
      crumbs={[
        { id: "experiments", label: "Experiments", href: "#/experiments" },
        { id: "product", label: product, href: `#/experiments?product=${encodeURIComponent(productId)}` },
        { id: "this", label: title },
      ]}
    />
  );
}
